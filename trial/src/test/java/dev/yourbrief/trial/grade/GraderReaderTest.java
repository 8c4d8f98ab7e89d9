package dev.yourbrief.trial.grade;

import static dev.yourbrief.trial.grade.Grading.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraderReaderTest {

  @Test
  void aNameAloneOrWithWhatItNeeds() {
    assertThat(spec("exact")).isEqualTo(new GraderSpec.Exact());
    assertThat(spec("exact:")).isEqualTo(new GraderSpec.Exact());
    assertThat(spec("regex: 'a+'")).isEqualTo(new GraderSpec.Regex(Optional.of("a+"), false));
    assertThat(spec("{one of: [yes, no]}")).isEqualTo(new GraderSpec.OneOf(List.of("yes", "no")));
    assertThat(spec("code: {command: [python3, t.py], timeout: 2 min, memory: 1.5 GiB}"))
        .isInstanceOfSatisfying(
            GraderSpec.Code.class,
            code -> {
              assertThat(code.command()).containsExactly("python3", "t.py");
              assertThat(code.limits().time()).isEqualTo(Duration.ofMinutes(2));
              assertThat(code.limits().cpuSeconds()).isEqualTo(120);
              assertThat(code.limits().memoryBytes()).isEqualTo(3L << 29);
            });
    assertThat(spec("judge: {model: m, rubric: Be right, scale: 1 to 5, temperature: 0}"))
        .isInstanceOfSatisfying(
            GraderSpec.Judged.class,
            judged -> {
              assertThat(judged.judge().scale()).isEqualTo(JudgeSpec.Scale.ONE_TO_FIVE);
              assertThat(judged.judge().decoding().temperature()).hasValue(0);
            });
  }

  @Test
  void everyNameIsDescribed() throws IOException {
    Path page = Path.of(System.getProperty("yourbrief.root", "..")).resolve("docs/graders.md");
    String text = Files.readString(page);
    assertThat(GraderReader.KNOWN)
        .allSatisfy(name -> assertThat(text).containsPattern("`" + name + "[`:]"));
  }

  @Test
  void everyNameThatIsKnownIsRead() {
    Map<String, String> needs =
        Map.ofEntries(
            Map.entry("extract", "{pattern: a}"),
            Map.entry("code", "[sh]"),
            Map.entry("command", "[sh]"),
            Map.entry("judge", "{model: m, rubric: r}"),
            Map.entry("all", "[exact]"),
            Map.entry("any", "[exact]"),
            Map.entry("weighted", "[{weight: 1, grader: exact}]"),
            Map.entry("not", "exact"),
            Map.entry("one of", "[a]"));
    for (String name : GraderReader.KNOWN) {
      assertThat(spec(name + ": " + needs.getOrDefault(name, ""))).as(name).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "exakt|trial.yaml:1:1: 'exakt' is not a known grader. Did you mean 'exact'?",
        "contains-any: [a]|trial.yaml:1:1: 'contains-any' is not a known grader. Did you mean"
            + " 'contains any'?",
        "numeric: {tolerence: 1}|trial.yaml:1:11: 'tolerence' is not a known name. Did you mean"
            + " 'tolerance'?",
        "numeric: {tolerance: -1}|trial.yaml:1:22: '-1' is no number from 0 to 1e15",
        "similarity: {at least: 1.5}|trial.yaml:1:24: '1.5' is no number from 0 to 1",
        "regex: '(?=a)b'|trial.yaml:1:9: the pattern '(?=a)b' cannot be read",
        "code: {command: [sh], timeout: 10}|trial.yaml:1:32: '10' is no time",
        "code: {command: [sh], file: ../x}|trial.yaml:1:29: this is no plain file name",
        "code: {command: []}|trial.yaml:1:17: the list is empty",
        "judge: {model: m}|'rubric' is missing",
        "judge: {model: m, rubric: r, scale: 1 to 9}|this is no scale",
        "all: []|the list is empty",
        "not:|nothing stands here",
        "exact: {case: false}|this grader needs nothing",
        "{exact: , normalised: }|here stand 2",
        "all: [exact, {not: exat}]|trial.yaml:1:20: 'exat' is not a known grader",
        "choice: [yes, no]|'yes' is no letter"
      })
  void whatIsWrongIsSaidWithItsPlace(String yaml, String message) {
    assertThatThrownBy(() -> spec(yaml))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aGraderSaysWhetherItIsAllOrNothing() {
    assertThat(spec("exact").isBinary()).isTrue();
    assertThat(spec("token f1").isBinary()).isFalse();
    assertThat(spec("token f1: {at least: 0.5}").isBinary()).isTrue();
    assertThat(spec("all: [exact, json]").isBinary()).isFalse();
    assertThat(spec("code: [sh]").isBinary()).isTrue();
    assertThat(spec("code: {command: [sh], score: last line}").isBinary()).isFalse();
    assertThat(spec("not: {judge: {model: m, rubric: r}}").isBinary()).isTrue();
  }

  @Test
  void whatAGraderWorksWithMustBeThere() {
    GraderTools none = GraderTools.plain(Path.of("."));
    assertThatThrownBy(() -> Grading.grader("similarity", none))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("needs a model of meaning");
    assertThatThrownBy(() -> Grading.grader("judge: {model: m, rubric: r}", none))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is no model 'm' to judge");
  }

  @Test
  void similarityTakesAnyModelOfMeaning() {
    // Shared letters stand in for meaning here: the real model is another package's.
    Similarity letters =
        texts -> {
          List<Integer> one = texts.get(0).chars().distinct().boxed().toList();
          List<Integer> other = texts.get(1).chars().distinct().boxed().toList();
          long common = one.stream().filter(other::contains).count();
          return common / Math.sqrt((double) one.size() * other.size()) + 1e-12;
        };
    GraderTools tools =
        new GraderTools(Path.of("."), Optional.of(letters), Map.of(), JudgeCalls.NONE);
    Grader raw = Grading.grader("similarity", tools);
    assertThat(Grading.score(raw, "abc", "cab")).isEqualTo(1);
    assertThat(Grading.score(raw, "abcd", "abxy")).isBetween(0.49, 0.51);
    assertThat(Grading.score(raw, "abc", "")).isZero();
    Grader threshold = Grading.grader("similarity: {at least: 0.8}", tools);
    assertThat(Grading.score(threshold, "abcd", "abxy")).isZero();
    assertThat(Grading.score(threshold, "abcd", "dcba")).isEqualTo(1);
  }
}
