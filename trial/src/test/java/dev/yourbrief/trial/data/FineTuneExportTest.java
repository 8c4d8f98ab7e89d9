package dev.yourbrief.trial.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FineTuneExportTest {

  @TempDir private Path folder;

  private static FineTuneOptions options(int limit) {
    return new FineTuneOptions(
        "cases.csv",
        "text",
        "label",
        Optional.of("Name the intent."),
        limit,
        Optional.of(new BigDecimal("25")),
        3);
  }

  private static Case one(int number, String text, String label) {
    return new Case("c" + number, number + 1, Map.of("text", text, "label", label));
  }

  private static List<Case> twelve() {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      cases.add(one(i, "Question number " + i + "?", i < 9 ? "often" : "seldom"));
    }
    return cases;
  }

  private static FineTuneReport report(List<Case> train, List<Case> test, int limit) {
    return FineTuneExport.of(new Split(train, List.of(), test), options(limit)).report();
  }

  @Test
  void whatIsWrittenIsReadBackAsTheSameCases() {
    List<Case> dev = List.of(one(20, "A \"quoted\"\nquestion", "seldom"));
    FineTuneExport.of(new Split(twelve(), dev, List.of()), options(100)).write(folder);
    Dataset train = Dataset.read(folder.resolve("train.jsonl"), DataOptions.DEFAULT);
    assertThat(train.problems()).isEmpty();
    assertThat(train.cases()).hasSize(12);
    assertThat(train.cases().get(3).fields())
        .isEqualTo(
            Map.of(
                "system", "Name the intent.", "input", "Question number 3?", "expected", "often"));
    Dataset validation = Dataset.read(folder.resolve("dev.jsonl"), DataOptions.DEFAULT);
    assertThat(validation.cases().getFirst().field("input")).contains("A \"quoted\"\nquestion");
  }

  @Test
  void conversationsOfSeveralTurnsKeepTheirTurns() throws Exception {
    String line =
        "{\"messages\":[{\"role\":\"user\",\"content\":\"one\"},"
            + "{\"role\":\"assistant\",\"content\":\"1\"},"
            + "{\"role\":\"user\",\"content\":\"two\"},"
            + "{\"role\":\"assistant\",\"content\":\"2\"}]}\n";
    Dataset data = Dataset.read(Files.writeString(folder.resolve("in"), line), DataOptions.DEFAULT);
    FineTuneOptions options =
        new FineTuneOptions("in", "input", "expected", Optional.empty(), 100, Optional.empty(), 1);
    FineTuneExport only = FineTuneExport.of(new Split(data.cases(), List.of(), List.of()), options);
    assertThat(only.errors()).singleElement().satisfies(p -> assertThat(p.what()).contains("ten"));
    assertThat(FineTuneExample.of(data.cases().getFirst(), options).json() + "\n").isEqualTo(line);
  }

  @Test
  void tokensAndCostAreCountedBeforeACentIsSpent() {
    FineTuneReport report = report(twelve(), List.of(), 100);
    // 3 to begin the answer, 3 for each of three turns, 1 for each role; then the contents.
    assertThat(report.longestTokens()).isBetween(20, 30);
    assertThat(report.trainTokens()).isBetween(12L * 20, 12L * 30);
    assertThat(report.trainingUsd())
        .contains(
            new BigDecimal("25")
                .multiply(BigDecimal.valueOf(3 * report.trainTokens()))
                .movePointLeft(6));
    assertThat(report.answers()).containsExactly(Map.entry("often", 9), Map.entry("seldom", 3));
    assertThat(report.share("seldom")).isEqualTo(0.25);
  }

  @Test
  void whatForbidsTrainingIsSaidAtOnceAndNothingIsWritten() {
    List<Case> cases = new ArrayList<>(twelve());
    cases.add(one(12, "No answer?", " "));
    cases.add(one(13, "Half a character \uD800", "x"));
    cases.add(one(14, "word ".repeat(200), "x"));
    cases.add(one(15, "  what THE test\nasks ", "x"));
    Split split = new Split(cases, List.of(), List.of(one(99, "What the test asks", "y")));
    FineTuneExport export = FineTuneExport.of(split, options(100));
    assertThat(export.errors()).extracting(p -> p.where().line()).containsExactly(13, 14, 15, 16);
    assertThatThrownBy(() -> export.write(folder)).isInstanceOf(InputException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void contradictionsAndDoublesAreWarnedOf() {
    List<Case> cases = new ArrayList<>(twelve());
    cases.add(one(12, "question NUMBER 1?", "often"));
    cases.add(one(13, "Question number 2?", "never"));
    assertThat(report(cases, List.of(), 100).warnings())
        .extracting(Problem::what)
        .containsExactly(
            "cases c1 and c12 are the same",
            "cases c2 and c13 ask the same and expect different answers");
  }
}
