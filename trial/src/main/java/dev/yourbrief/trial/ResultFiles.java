package dev.yourbrief.trial;

import dev.yourbrief.figure.source.Hash;
import dev.yourbrief.trial.TrialResult.ArmResult;
import dev.yourbrief.trial.TrialResult.ContestResult;
import dev.yourbrief.trial.TrialResult.Leaks;
import dev.yourbrief.trial.TrialResult.Row;
import dev.yourbrief.trial.decide.ArmMean;
import dev.yourbrief.trial.decide.Comparison;
import dev.yourbrief.trial.decide.SliceTable;
import dev.yourbrief.trial.statistics.Interval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes {@code result.json}: the finding, and the numbers behind it. The same result gives the
 * same bytes.
 */
final class ResultFiles {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final String PART = FindingFile.FILE + ".part";

  private ResultFiles() {}

  /** Writes the result beside its place; gives its hash. */
  static String prepare(Path folder, TrialResult result) {
    Path part = folder.resolve(PART);
    try {
      Files.writeString(part, text(result) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Hash.of(part);
  }

  /** Puts what was prepared into its place. */
  static void publish(Path folder) {
    try {
      Files.move(
          folder.resolve(PART),
          folder.resolve(FindingFile.FILE),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(TrialResult result) {
    return JSON.writeValueAsString(of(result));
  }

  private static ObjectNode of(TrialResult result) {
    ObjectNode node = JSON.createObjectNode();
    node.put("schema", "trial-result/1.0");
    node.set("finding", FindingFile.write(result.finding()));
    node.put("question", result.question());
    node.put("decidedOn", result.decidedOn());
    ObjectNode rules = node.putObject("rules");
    rules.put("margin", result.rules().margin());
    rules.put("alpha", result.rules().alpha());
    rules.put("power", result.rules().power());
    rules.put("family", result.rules().family().name().toLowerCase(Locale.ROOT));
    rules.put("seed", result.rules().seed());
    rules.put("draws", result.rules().draws());
    ArrayNode arms = node.putArray("arms");
    result.arms().forEach(a -> arm(arms.addObject(), a));
    ArrayNode contests = node.putArray("contests");
    result.contests().forEach(c -> contest(contests.addObject(), c));
    ArrayNode forest = node.putArray("againstBaseline");
    for (Row row : result.forest()) {
      ObjectNode entry = forest.addObject();
      entry.put("arm", row.arm());
      entry.put("role", row.role());
      comparison(entry.putObject("comparison"), row.comparison());
    }
    result.leaks().ifPresent(l -> leaks(node.putObject("leaks"), l));
    ArrayNode slices = node.putArray("slices");
    result.slices().forEach(s -> slice(slices, s));
    ArrayNode notes = node.putArray("notes");
    result.judges().forEach(j -> j.sentences().forEach(notes::add));
    result.notes().forEach(notes::add);
    ArrayNode lock = node.putArray("lock");
    result
        .lock()
        .forEach(entry -> {
          ObjectNode line = lock.addObject();
          line.put("event", entry.event().name().toLowerCase(Locale.ROOT));
          line.put("at", entry.at().toString());
          line.put("reason", entry.reason());
          line.put("hash", entry.hash());
        });
    ObjectNode spending = node.putObject("spending");
    spending.put("answers", result.spending().calls());
    spending.put("usd", result.spending().usd().toPlainString());
    spending.put("unknown", result.spending().unknown());
    result.spending().budget().ifPresent(b -> spending.put("budgetUsd", b.toPlainString()));
    return node;
  }

  private static void arm(ObjectNode node, ArmResult arm) {
    node.put("name", arm.name());
    node.put("role", arm.role());
    node.put("about", arm.about());
    arm.mean().ifPresent(m -> mean(node.putObject("score"), m));
    node.put("scored", arm.scored());
    node.put("failed", arm.failed());
    node.put("ungraded", arm.ungraded());
    node.put("refused", arm.refused());
    node.put("cutShort", arm.cutShort());
    node.put("usd", arm.usd().toPlainString());
    node.put("usdUnknown", arm.usdUnknown());
    arm.medianSeconds().ifPresent(s -> node.put("medianSeconds", s));
    arm.p95Seconds().ifPresent(s -> node.put("p95Seconds", s));
    arm.tokens()
        .ifPresent(t -> node.putObject("tokens").put("input", t.input()).put("output", t.output()));
    arm.settings().ifPresent(s -> node.put("settingsTried", s));
  }

  private static void mean(ObjectNode node, ArmMean mean) {
    node.put("mean", mean.mean());
    node.put("standardError", mean.standardError());
    interval(node, mean.interval());
  }

  private static void interval(ObjectNode node, Interval interval) {
    node.put("low", interval.low()).put("high", interval.high());
  }

  private static void contest(ObjectNode node, ContestResult contest) {
    var ruling = contest.ruling();
    node.put("candidate", ruling.candidate());
    node.put("verdict", ruling.verdict().name().toLowerCase(Locale.ROOT));
    ArrayNode reasons = node.putArray("reasons");
    ruling
        .reasons()
        .forEach(
            r -> reasons.addObject().put("code", r.code().name()).put("sentence", r.sentence()));
    ruling.adjustedP().ifPresent(p -> node.put("adjustedP", p));
    ruling.casesNeeded().ifPresent(n -> node.put("casesNeeded", n));
    node.put("unpaired", contest.unpaired());
    ruling.comparison().ifPresent(c -> comparison(node.putObject("comparison"), c));
    ruling.clean().ifPresent(c -> comparison(node.putObject("withoutLeakedCases"), c));
    contest.full().ifPresent(c -> comparison(node.putObject("onAllCases"), c));
  }

  private static void comparison(ObjectNode node, Comparison c) {
    node.put("cases", c.n());
    c.clusters().ifPresent(g -> node.put("clusters", g));
    mean(node.putObject("candidate"), c.candidate());
    mean(node.putObject("baseline"), c.baseline());
    node.put("difference", c.difference());
    node.put("naiveError", c.naiveError());
    c.clusteredError().ifPresent(e -> node.put("clusteredError", e));
    c.correlation().ifPresent(r -> node.put("correlation", r));
    c.designEffect().ifPresent(d -> node.put("designEffect", d));
    c.counts()
        .ifPresent(p ->
            node.putObject("counts")
                .put("both", p.both())
                .put("candidateOnly", p.first())
                .put("baselineOnly", p.second())
                .put("neither", p.neither()));
    ObjectNode intervals = node.putObject("intervals");
    c.intervals()
        .forEach(
            (kind, i) -> interval(intervals.putObject(kind.name().toLowerCase(Locale.ROOT)), i));
    ObjectNode tests = node.putObject("tests");
    c.tests().forEach((kind, p) -> tests.put(kind.name().toLowerCase(Locale.ROOT), p));
    node.put("registeredInterval", c.interval().name().toLowerCase(Locale.ROOT));
    node.put("registeredTest", c.test().name().toLowerCase(Locale.ROOT));
    c.detectable().ifPresent(d -> node.put("smallestDetectable", d));
    ArrayNode warnings = node.putArray("warnings");
    c.warnings().forEach(w -> warnings.add(w.sentence()));
  }

  private static void leaks(ObjectNode node, Leaks leaks) {
    node.put("tests", leaks.tests());
    node.put("exact", leaks.exact());
    node.put("near", leaks.near());
    node.put("sameAnswer", leaks.sameAnswer());
    node.put("clean", leaks.tests() - leaks.all());
    node.put("tooShort", leaks.tooShort());
    node.put("withinTest", leaks.within());
    node.put("how", leaks.how());
    ArrayNode pairs = node.putArray("nearest");
    leaks
        .pairs()
        .forEach(p ->
            pairs
                .addObject()
                .put("test", p.test())
                .put("train", p.train())
                .put("similarity", p.similarity())
                .put("sameAnswer", p.sameAnswer()));
  }

  private static void slice(ArrayNode slices, SliceTable table) {
    for (SliceTable.Row row : table.rows()) {
      ObjectNode node = slices.addObject();
      node.put("slice", table.slice());
      node.put("value", row.value());
      node.put("cases", row.n());
      switch (row) {
        case SliceTable.Compared compared -> {
          node.put("adjustedP", compared.adjustedP());
          node.put("difference", compared.comparison().difference());
          interval(node, compared.comparison().registered());
        }
        case SliceTable.NotCompared not -> node.put("why", not.why());
      }
    }
  }
}
