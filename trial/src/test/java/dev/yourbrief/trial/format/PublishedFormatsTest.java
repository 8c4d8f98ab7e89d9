package dev.yourbrief.trial.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.data.DataOptions;
import dev.yourbrief.trial.data.Dataset;
import dev.yourbrief.trial.file.JsonTrees;
import dev.yourbrief.trial.file.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that the programs themselves wrote, held against what the files say of themselves. */
class PublishedFormatsTest {

  private static final Path ROOT =
      Path.of(System.getProperty("yourbrief.root")).resolve("../shared/data/eval");

  @BeforeEach
  void skippedWithoutTheFiles() {
    assumeTrue(Files.isDirectory(ROOT), "the published files are not on this machine");
  }

  private static Path file(String name) {
    return ROOT.resolve("fixtures/formats").resolve(name);
  }

  private static ImportedResults read(Path path) {
    return ImportedResults.read(path, ImportOptions.DEFAULT);
  }

  private static Tree json(Path path) throws IOException {
    return JsonTrees.read(Files.readString(path), path.toString(), 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"small.json", "small.jsonl", "small.yaml", "small.txt", "small.csv"})
  void everyOutputOfPromptfooHasTheScoresItsStatsSay(String name) throws IOException {
    ImportedResults read = read(file("promptfoo/" + name));
    Tree stats = json(file("promptfoo/small.json")).get("results").get("stats");
    List<Double> scores =
        read.systems().stream()
            .flatMap(system -> system.outcomes().values().stream())
            .flatMap(outcome -> outcome.scores().stream())
            .toList();
    assertThat(scores.stream().filter(s -> s == 1).count())
        .isEqualTo((long) stats.get("successes").number().orElseThrow());
    assertThat(scores.stream().filter(s -> s == 0).count())
        .isEqualTo((long) stats.get("failures").number().orElseThrow());
    assertThat(read.systems())
        .extracting(ImportedSystem::label)
        .containsExactly("mock-a", "mock-b");
    assertThat(read.items()).extracting(ImportedItem::id).startsWith("1", "2", "3").hasSize(20);
    assertThat(read.problems()).isEmpty();
    assertThat(read.systems()).allMatch(ImportedSystem::binary);
    assertThat(read.metrics()).containsExactly("score", "pass");
  }

  @ParameterizedTest
  @ValueSource(strings = {"small.jsonl", "small.yaml", "small.csv"})
  void allOutputsOfPromptfooAreTheSameScores(String name) {
    ImportedResults one = read(file("promptfoo/small.json"));
    ImportedResults other = read(file("promptfoo/" + name));
    for (ImportedSystem system : one.systems()) {
      assertThat(scores(other.system(system.label()))).isEqualTo(scores(system));
    }
    assertThat(other.items().getFirst().asked()).isEqualTo(one.items().getFirst().asked());
    assertThat(Pairing.of(one, "mock-a", other, "mock-b", Optional.of("label")).rows()).hasSize(20);
  }

  private static Map<String, List<Double>> scores(ImportedSystem system) {
    return system.outcomes().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, outcome -> outcome.getValue().scores()));
  }

  @Test
  void promptfooKnowsLatencyAndTokensButNotTheCostOfTheMock() throws IOException {
    ImportedResults read = read(file("promptfoo/small.json"));
    Tree prompts = json(file("promptfoo/small.json")).get("results").get("prompts");
    for (int i = 0; i < 2; i++) {
      List<Attempt> attempts =
          read.systems().get(i).outcomes().values().stream()
              .flatMap(outcome -> outcome.attempts().stream())
              .toList();
      Tree metrics = prompts.items().get(i).get("metrics");
      assertThat(attempts.stream().mapToDouble(a -> a.latencySeconds().orElseThrow()).sum())
          .isCloseTo(metrics.get("totalLatencyMs").number().orElseThrow() / 1000, within(1e-9));
      assertThat(attempts.stream().mapToLong(a -> a.tokens().orElseThrow().input()).sum())
          .isEqualTo((long) metrics.get("tokenUsage").get("prompt").number().orElseThrow());
      assertThat(attempts).allMatch(a -> a.costUsd().isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"log_formats.json", "log_read_sample.json", "popularity.json"})
  void aLogOfInspectHasTheAccuracyItSays(String name) throws IOException {
    accuracy(read(file("inspect/" + name)), json(file("inspect/" + name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log_formats.eval",
        "log_read_sample.eval",
        "mmlu-no-summary-choices.eval",
        "popularity.eval"
      })
  void anArchiveOfInspectHasTheAccuracyItSays(String name) throws IOException {
    try (ZipFile zip = new ZipFile(file("inspect/" + name).toFile())) {
      byte[] header = zip.getInputStream(zip.getEntry("header.json")).readAllBytes();
      accuracy(
          read(file("inspect/" + name)),
          JsonTrees.read(new String(header, StandardCharsets.UTF_8), name, 1));
    }
  }

  private static void accuracy(ImportedResults read, Tree log) {
    ImportedSystem system = read.systems().getFirst();
    Tree results = log.get("results");
    assertThat(system.label()).isEqualTo(log.get("eval").get("model").string().orElseThrow());
    assertThat(read.items()).hasSize((int) results.get("total_samples").number().orElseThrow());
    List<Tree> scores = results.get("scores").items();
    if (scores.isEmpty()) {
      assertThat(read.metrics()).isEmpty();
      assertThat(system.missing(Score.Why.SKIPPED)).isEqualTo(read.items().size());
      return;
    }
    assertThat(read.metric()).isEqualTo(scores.getFirst().get("name").string());
    assertThat(system.mean().orElseThrow())
        .isCloseTo(
            scores.getFirst().get("metrics").get("accuracy").get("value").number().orElseThrow(),
            within(1e-12));
  }

  @Test
  void samplesOfTheHarnessAndEventsOfOpenAiHaveTheirScores() {
    ImportedResults harness = read(file("lm_eval/samples_arc_easy_shape.jsonl"));
    assertThat(harness.metrics()).containsExactly("acc", "acc_norm");
    assertThat(harness.systems().getFirst().mean()).hasValue(1);
    ImportedResults events = read(file("openai/evals_events.jsonl"));
    assertThat(events.systems().getFirst().label()).isEqualTo("gpt-3.5-turbo");
    assertThat(events.systems().getFirst().mean()).hasValue(0.5);
    assertThat(events.problems()).isEmpty();
  }

  @Test
  void pairedTablesAreSystemsByColumn() {
    ImportedResults banking = read(ROOT.resolve("banking77_local_java/paired.csv"));
    assertThat(banking.items()).hasSize(3080);
    // The figures of the table's description: kNN over bge 93.3 %, the trained head 92.4 %.
    assertThat(banking.system("bge_knn5").mean().orElseThrow()).isCloseTo(0.933, within(5e-4));
    assertThat(banking.system("bge_head_full").mean().orElseThrow()).isCloseTo(0.924, within(5e-4));
    Pairing pairing =
        Pairing.of(banking, "bge_head_full", banking, "bge_knn5", Optional.of("gold"));
    assertThat(pairing.rows()).hasSize(3080);
    assertThat(pairing.rows().getFirst().cluster()).contains("card_arrival");
    ImportedResults math = read(ROOT.resolve("gsm8k/paired.csv"));
    assertThat(math.items()).hasSize(1319);
    assertThat(math.systems()).hasSize(4).allMatch(ImportedSystem::binary);
    ImportedResults tools = read(ROOT.resolve("langchain_tool_use/paired.csv"));
    assertThat(tools.items()).hasSize(20);
    assertThat(tools.systems()).hasSize(9);
    assertThat(tools.problems()).isEmpty();
  }

  @Test
  void solutionsInsideRowsAreTheSameScoresAsTheTableMadeOfThem() {
    Path solutions = ROOT.resolve("gsm8k/example_model_solutions.jsonl");
    assumeTrue(Files.exists(solutions), "the solutions are not on this machine");
    ImportedResults nested = read(solutions);
    ImportedResults table = read(ROOT.resolve("gsm8k/paired.csv"));
    assertThat(nested.system("6b_finetuning.is_correct").mean())
        .isEqualTo(table.system("6b_finetuning").mean());
    assertThat(nested.system("175b_verification.is_correct").mean())
        .isEqualTo(table.system("175b_verification").mean());
  }

  @Test
  void dataFilesAreReadWhole() {
    Dataset train = Dataset.read(ROOT.resolve("banking77/train.csv"), DataOptions.DEFAULT);
    assertThat(train.cases()).hasSize(10_003);
    assertThat(train.inputField()).contains("text");
    assertThat(train.expectedField()).contains("category");
    assertThat(Dataset.read(ROOT.resolve("banking77/test.csv"), DataOptions.DEFAULT).cases())
        .hasSize(3080);
    Dataset math = Dataset.read(ROOT.resolve("gsm8k/test.jsonl"), DataOptions.DEFAULT);
    assertThat(math.cases()).hasSize(1319);
    assertThat(math.inputField()).contains("question");
    Dataset clinc = Dataset.read(ROOT.resolve("clinc150/data_full.json"), DataOptions.DEFAULT);
    assertThat(clinc.cases()).hasSize(23_700);
    assertThat(clinc.cases().stream().map(c -> c.fields().get("split")).distinct()).hasSize(6);
    Dataset judged = Dataset.read(file("autoevals/coqa-factuality.json"), DataOptions.DEFAULT);
    assertThat(judged.fields()).contains("input.output", "expected", "metadata.source");
    for (Dataset data : List.of(train, math, clinc, judged)) {
      assertThat(data.problems()).isEmpty();
    }
  }

  @Test
  void testsAndSamplesAndConversationsAreRead() {
    Dataset tests = Dataset.read(file("promptfoo/tests.csv"), DataOptions.DEFAULT);
    assertThat(tests.cases()).hasSize(20);
    assertThat(tests.cases().getFirst().field("__expected")).contains("equals:card_arrival");
    Dataset samples = Dataset.read(file("openai/evals_samples.jsonl"), DataOptions.DEFAULT);
    assertThat(samples.cases())
        .extracting(c -> c.fields().get("expected"))
        .containsExactly("time", "[\"George Washington\",\"Washington\"]");
    Dataset chat = Dataset.read(file("openai/finetune_chat.jsonl"), DataOptions.DEFAULT);
    assertThat(chat.cases()).hasSize(40);
    assertThat(chat.cases()).allMatch(c -> c.field("expected").isPresent());
    assertThat(chat.cases()).extracting(Case::id).startsWith("row-1", "row-2");
  }
}
