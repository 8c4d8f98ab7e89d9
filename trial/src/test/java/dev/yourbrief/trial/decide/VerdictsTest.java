package dev.yourbrief.trial.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yourbrief.trial.statistics.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verdicts on real scores of real systems, where the folder of them stands beside the project. */
final class VerdictsTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("yourbrief.root", ".")).resolve("../shared/data/eval");
  private static final Map<String, String> TABLES =
      Map.of(
          "b77_local", "banking77_local_java",
          "spider", "spider_rag_vs_ft",
          "livebench", "livebench_items",
          "b77prompt", "banking77_prompt_knn",
          "wildbench", "wildbench_scores",
          "langchain", "langchain_tool_use");

  @Test
  void goldenVerdictsAreReproduced() throws IOException {
    Path verdicts = FOLDER.resolve("fixtures/verdicts.json");
    assumeTrue(Files.exists(verdicts), "no verdicts beside the project");
    int checked = 0;
    for (JsonNode item : new JsonMapper().readTree(verdicts.toFile()).path("cases")) {
      String id = item.path("id").asString("");
      Path table = FOLDER.resolve(TABLES.getOrDefault(id, id)).resolve("paired.csv");
      if (Files.exists(table)) {
        check(item, Columns.read(table));
        checked++;
      }
    }
    assertThat(checked).isPositive();
  }

  private static void check(JsonNode item, Columns table) {
    String a = item.path("a").asString("");
    String b = item.path("b").asString("");
    Rules rules = Rules.usual(0, 1);
    List<PairedScore> single = scores(table, a, b, Optional.empty());
    Comparison of = Comparison.of(single, rules);
    assertThat(of.n()).isEqualTo(item.path("n").asInt());
    close(item, "mean_a", of.candidate().mean());
    close(item, "mean_b", of.baseline().mean());
    close(item, "difference", of.difference());
    close(item, "se_paired", of.naiveError());
    ends(item.path("ci95_naive"), of, IntervalKind.NAIVE_Z);
    if (item.has("mcnemar_exact_p")) {
      close(item, "mcnemar_exact_p", of.p(TestKind.MCNEMAR_EXACT).orElseThrow());
      assertThat(of.counts().orElseThrow().first()).isEqualTo(item.path("b_only_a").asLong());
      assertThat(of.counts().orElseThrow().second()).isEqualTo(item.path("c_only_b").asLong());
    }
    String naive = item.path("verdict_naive").asString("");
    assertThat(word(single, rules.withInterval(Optional.of(IntervalKind.NAIVE_Z))))
        .isEqualTo(naive);
    assertThat(word(single, rules)).isEqualTo(naive);
    if (item.path("verdict_cluster").isString()) {
      List<PairedScore> clustered =
          scores(table, a, b, Optional.of(item.path("cluster").asString("")));
      Comparison over = Comparison.of(clustered, rules);
      assertThat(over.clusters()).hasValue(item.path("clusters").asInt());
      close(item, "se_cluster", over.clusteredError().orElseThrow());
      close(item, "design_effect", over.designEffect().orElseThrow());
      ends(item.path("ci95_cluster_t"), over, IntervalKind.CLUSTERED_T);
      assertThat(word(clustered, rules)).isEqualTo(item.path("verdict_cluster").asString(""));
    }
  }

  private static String word(List<PairedScore> scores, Rules rules) {
    return switch (Decide.one(Contest.of("a", scores), rules).verdict()) {
      case WIN -> "A_WINS";
      case LOSE -> "B_WINS";
      case INCONCLUSIVE -> "INCONCLUSIVE";
      case INVALID -> "INVALID";
    };
  }

  private static List<PairedScore> scores(
      Columns table, String a, String b, Optional<String> cluster) {
    double[] candidate = table.numbers(a);
    double[] baseline = table.numbers(b);
    Optional<List<String>> clusters = cluster.map(table::texts);
    List<PairedScore> scores = new ArrayList<>();
    for (int i = 0; i < candidate.length; i++) {
      int at = i;
      scores.add(
          new PairedScore(
              "case " + i,
              candidate[i],
              baseline[i],
              clusters.map(names -> names.get(at)),
              Map.of()));
    }
    return scores;
  }

  private static void close(JsonNode item, String name, double ours) {
    double theirs = item.path(name).asDouble();
    assertThat(ours).as(name).isCloseTo(theirs, within(1e-9 * Math.max(1e-30, Math.abs(theirs))));
  }

  private static void ends(JsonNode ends, Comparison of, IntervalKind kind) {
    assertThat(of.interval(kind).orElseThrow().low())
        .isCloseTo(ends.path(0).asDouble(), within(1e-10));
    assertThat(of.interval(kind).orElseThrow().high())
        .isCloseTo(ends.path(1).asDouble(), within(1e-10));
  }
}
