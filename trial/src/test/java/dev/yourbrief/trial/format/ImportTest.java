package dev.yourbrief.trial.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.Hash;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.trial.file.Mutation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImportTest {

  @TempDir private Path folder;

  private ImportedResults read(String text) {
    return read(Samples.bytes(text), ImportOptions.DEFAULT);
  }

  private ImportedResults read(byte[] bytes, ImportOptions options) {
    try {
      return ImportedResults.read(Files.write(folder.resolve("run.x"), bytes), options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Attempt only(ImportedSystem system, String id) {
    return system.outcome(id).orElseThrow().attempts().getFirst();
  }

  @Test
  void aFailedCallOfPromptfooIsMissingAndNotWrong() {
    ImportedResults read = read(Samples.PROMPTFOO);
    assertThat(read.systems()).extracting(ImportedSystem::label).containsExactly("a", "p:b");
    assertThat(read.items()).extracting(ImportedItem::id).containsExactly("row-1", "row-2");
    assertThat(only(read.system("p:b"), "row-1").score())
        .isEqualTo(new Score.Missing(Score.Why.ERROR, "429 Too Many Requests"));
    assertThat(read.system("p:b").mean()).hasValue(1);
    assertThat(read.system("a").binary()).isFalse();
  }

  @Test
  void aCostOfNothingIsNotKnownAndACachedAnswerHasNoLatency() {
    ImportedSystem a = read(Samples.PROMPTFOO).system("a");
    assertThat(only(a, "row-2").costUsd()).contains(new BigDecimal("0.0012"));
    assertThat(only(a, "row-2").latencySeconds()).hasValue(0.25);
    assertThat(only(a, "row-2").tokens()).contains(new Tokens(5, 2));
    assertThat(only(a, "row-1").costUsd()).isEmpty();
    assertThat(only(a, "row-1").latencySeconds()).isEmpty();
    assertThat(only(a, "row-1").answer()).contains("{\"k\":1}");
  }

  @Test
  void aMetricIsChosenByItsName() {
    ImportedResults tone =
        read(Samples.bytes(Samples.PROMPTFOO), ImportOptions.DEFAULT.withMetric("tone"));
    assertThat(tone.metrics()).containsExactly("score", "pass", "tone");
    assertThat(only(tone.system("a"), "row-2").score()).isEqualTo(new Score.Given(0.25));
    assertThat(only(tone.system("p:b"), "row-2").score())
        .isEqualTo(new Score.Missing(Score.Why.SKIPPED, "not graded"));
    assertThatThrownBy(
            () -> read(Samples.bytes(Samples.PROMPTFOO), ImportOptions.DEFAULT.withMetric("tune")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Did you mean 'tone'?");
  }

  @Test
  void csvOfPromptfooTellsErrorsFromFailures() {
    ImportedResults read = read(Samples.PROMPTFOO_CSV);
    assertThat(read.program()).isEqualTo("promptfoo, CSV");
    assertThat(only(read.system("a"), "row-2").score()).isEqualTo(new Score.Given(0.5));
    assertThat(only(read.system("b"), "row-1").score())
        .isEqualTo(new Score.Missing(Score.Why.ERROR, "429 Too Many Requests"));
    assertThat(read.metrics()).containsExactly("score", "pass", "tone");
    assertThat(read.items().getFirst().asked()).isEqualTo(Map.of("q", "one"));
  }

  @Test
  void oldCsvOfPromptfooHasTheStatusInTheAnswer() {
    ImportedResults read = read("q,[p:a] Say {{q}},p:b\none,[PASS] yes,[FAIL] no\n");
    assertThat(only(read.system("p:a"), "row-1").score()).isEqualTo(new Score.Given(1));
    assertThat(only(read.system("p:a"), "row-1").answer()).contains("yes");
    assertThat(only(read.system("p:b"), "row-1").score()).isEqualTo(new Score.Given(0));
  }

  @Test
  void oldJsonOfPromptfooHasNoNumbersOfTestsAndPrompts() {
    ImportedResults read =
        read(
            """
            {"version":2,"results":{"results":[
              {"prompt":{"raw":"r","display":"d"},"provider":"x","vars":{"q":"1"},"response":{"output":"o"},"error":"Expected o to equal p","success":false,"score":0},
              {"prompt":{"raw":"r","display":"d"},"provider":"x","vars":{"q":"2"},"error":"no answer","success":false,"score":0}
            ]}}
            """);
    assertThat(only(read.system("x"), "row-1").score()).isEqualTo(new Score.Given(0));
    assertThat(only(read.system("x"), "row-2").score())
        .isEqualTo(new Score.Missing(Score.Why.ERROR, "no answer"));
  }

  @Test
  void repeatsOfATestOfPromptfooAreOneItemWithTheirMean() {
    StringBuilder lines = new StringBuilder();
    for (int test = 0; test < 6; test++) {
      lines.append(
          "{\"provider\":\"x\",\"promptIdx\":0,\"testIdx\":"
              + test
              + ",\"vars\":{\"q\":\""
              + test / 3
              + "\"},\"success\":"
              + (test % 3 == 0)
              + ",\"score\":"
              + (test % 3 == 0 ? 1 : 0)
              + "}\n");
    }
    ImportedResults read = read(lines.toString());
    assertThat(read.items()).extracting(ImportedItem::id).containsExactly("row-1", "row-2");
    Outcome outcome = read.system("x").outcome("row-2").orElseThrow();
    assertThat(outcome.scores()).containsExactly(1.0, 0.0, 0.0);
    assertThat(outcome.mean()).hasValue(1.0 / 3);
  }

  @Test
  void aLogOfInspectKeepsEpochsErrorsAndWhatWasNotRun() {
    ImportedResults read = read(Samples.INSPECT);
    ImportedSystem system = read.system("m/x");
    assertThat(read.items()).extracting(ImportedItem::id).containsExactly("one", "2", "3", "4");
    assertThat(read.metrics()).containsExactly("grade", "match");
    assertThat(read.metric()).contains("grade");
    assertThat(only(system, "one").score()).isEqualTo(new Score.Given(7));
    assertThat(only(system, "one").answer()).contains("yes");
    assertThat(system.outcome("2").orElseThrow().scores()).containsExactly(0.25);
    assertThat(only(system, "3").score()).isEqualTo(new Score.Missing(Score.Why.ERROR, "boom"));
    assertThat(only(system, "4").score())
        .isEqualTo(new Score.Missing(Score.Why.SKIPPED, "not run"));
    assertThat(read.items().getFirst().field("topic.name")).contains("law");
    assertThat(only(system, "2").latencySeconds()).hasValue(1.5);
    assertThat(only(system, "2").costUsd()).contains(new BigDecimal("0.004"));
    assertThat(only(system, "2").tokens()).contains(new Tokens(28, 2));
    ImportedSystem match =
        read(Samples.bytes(Samples.INSPECT), ImportOptions.DEFAULT.withMetric("match"))
            .system("m/x");
    assertThat(match.outcome("2").orElseThrow().scores()).containsExactly(1.0, 0.0);
    assertThat(only(match, "one").score()).isEqualTo(new Score.Given(0.5));
  }

  private static Map<String, String> archive() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("_journal/start.json", "{\"version\":2,\"eval\":{\"model\":\"m\"}}");
    entries.put(
        "samples/1_epoch_1.json",
        "{\"id\":1,\"epoch\":1,\"input\":\"a\",\"scores\":{\"s\":{\"value\":\"C\"}}}");
    entries.put("samples/2_epoch_1.json", "{\"id\":2,\"epoch\":1,\"inp");
    entries.put("../../outside.json", "{}");
    entries.put(
        "_journal/summaries/1.json",
        "[{\"id\":1,\"epoch\":1,\"scores\":{\"s\":{\"value\":\"C\"}}},"
            + "{\"id\":2,\"epoch\":1,\"scores\":{\"s\":{\"value\":\"I\"}}}]");
    return entries;
  }

  @Test
  void anArchiveThatWasCutOffIsReadFromItsJournal() {
    ImportedResults read = read(Samples.zip(archive()), ImportOptions.DEFAULT);
    assertThat(read.system("m").outcome("1").orElseThrow().scores()).containsExactly(1.0);
    assertThat(read.system("m").outcome("2").orElseThrow().scores()).containsExactly(0.0);
    assertThat(read.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.where().file()).contains("samples/2_epoch_1.json"));
    assertThat(read.sha256()).isEqualTo(Hash.of(folder.resolve("run.x")));
  }

  @Test
  void anArchiveThatUnpacksToTooMuchIsNotUnpacked() {
    byte[] bomb = Samples.zip(archive(), "samples/3_epoch_1.json", 257);
    assertThat(bomb).hasSizeLessThan(2 << 20);
    ImportedResults read = read(bomb, ImportOptions.DEFAULT);
    assertThat(read.system("m").outcomes()).containsOnlyKeys("1", "2");
    assertThat(read.problems()).hasSize(2);
  }

  @Test
  void anArchivePackedInAnotherWaySaysSo() {
    byte[] zip = Samples.zip(archive());
    // The method of the first entry in the list at the end of the archive; 93 is zstd.
    for (int i = zip.length - 4; i >= 0; i--) {
      if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
        zip[i + 10] = 93;
      }
    }
    assertThatThrownBy(() -> read(zip, ImportOptions.DEFAULT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("packed in a way")
        .hasMessageContaining("inspect log convert");
  }

  @Test
  void filtersOfTheHarnessAreMetricsAndNotRepeats() {
    ImportedResults read = read(Samples.HARNESS);
    assertThat(read.metrics()).containsExactly("exact_match,strict", "exact_match,flexible");
    assertThat(read.systems().getFirst().label()).isEqualTo("run.x");
    assertThat(read.systems().getFirst().mean()).hasValue(0.5);
    assertThat(read.items().get(1).field("topic")).contains("b");
    ImportedResults flexible =
        read(
            Samples.bytes(Samples.HARNESS),
            ImportOptions.DEFAULT.withMetric("exact_match,flexible").withLabel("m"));
    assertThat(flexible.system("m").mean()).hasValue(1);
    assertThat(only(flexible.system("m"), "1").answer()).contains("9");
  }

  @Test
  void eventsOfOpenAiKeepRepeatsErrorsAndWhatWasNotGraded() {
    ImportedResults read = read(Samples.EVENTS);
    ImportedSystem system = read.system("m1");
    assertThat(read.metrics()).containsExactly("match", "f1");
    assertThat(system.outcome("s.0").orElseThrow().scores()).containsExactly(1.0);
    assertThat(only(system, "s.0").tokens()).contains(new Tokens(7, 1));
    assertThat(system.outcome("s.1").orElseThrow().scores()).containsExactly(0.0, 1.0);
    assertThat(only(system, "s.2").score())
        .isEqualTo(new Score.Missing(Score.Why.ERROR, "no answer"));
    assertThat(system.missing(Score.Why.SKIPPED)).isEqualTo(1);
    assertThat(read.problems()).isEmpty();
    assertThat(read(Samples.EVENTS.replaceAll("\\{\"final_report.*\n", "")).problems())
        .singleElement()
        .satisfies(p -> assertThat(p.what()).contains("did not end"));
  }

  @Test
  void aWideTableHasASystemAColumn() {
    ImportedResults read = read(Samples.WIDE);
    assertThat(read.systems()).extracting(ImportedSystem::label).containsExactly("a", "b");
    assertThat(read.system("b").missing(Score.Why.SKIPPED)).isEqualTo(1);
    assertThat(read.system("b").missing(Score.Why.ERROR)).isEqualTo(1);
    assertThat(read.items().getFirst().field("topic")).contains("x");
  }

  @Test
  void aLongTableHasAnAnswerARow() {
    ImportedResults read = read(Samples.LONG);
    assertThat(read.system("a").outcome("1").orElseThrow().scores()).containsExactly(1.0, 0.0);
    assertThat(only(read.system("a"), "1").costUsd()).contains(new BigDecimal("0.001"));
    assertThat(only(read.system("a"), "1").latencySeconds()).hasValue(0.5);
    assertThat(read.system("b").mean()).hasValue(0.5);
    assertThat(read.items().get(1).about()).isEqualTo(Map.of("topic", "y"));
    assertThat(read("id,score,cluster\n1,0.5,x\n").systems())
        .extracting(ImportedSystem::label)
        .containsExactly("run");
  }

  @Test
  void scoresOnAnotherScaleStayAsTheyAreUnlessTheScaleIsGiven() {
    String judged = "id,a,b\n1,7,10\n2,1,4\n";
    assertThat(read(judged).system("a").outcome("1").orElseThrow().mean()).hasValue(7);
    ImportedResults scaled = read(Samples.bytes(judged), ImportOptions.DEFAULT.withScale(1, 10));
    assertThat(scaled.system("b").outcome("1").orElseThrow().mean()).hasValue(1);
    assertThat(scaled.system("a").outcome("2").orElseThrow().mean()).hasValue(0);
    ImportedResults wrong = read(Samples.bytes(judged), ImportOptions.DEFAULT.withScale(0, 5));
    assertThat(wrong.system("a").missing(Score.Why.UNREADABLE)).isEqualTo(1);
    assertThat(wrong.problems()).isNotEmpty();
  }

  static Stream<byte[]> everyFormat() {
    return Stream.concat(
        Stream.of(
                Samples.PROMPTFOO,
                Samples.PROMPTFOO_CSV,
                Samples.HARNESS,
                Samples.EVENTS,
                Samples.INSPECT,
                Samples.WIDE,
                Samples.LONG,
                "evalId: e\nresults:\n  results:\n    - {provider: a, success: true, score: &s 1,"
                    + " vars: &v {q: 1}}\n    - {provider: b, success: false, score: *s,"
                    + " vars: *v}\n")
            .map(Samples::bytes),
        Stream.of(Samples.zip(archive())));
  }

  @ParameterizedTest
  @MethodSource("everyFormat")
  void whateverIsGivenTheAnswerIsResultsOrAProblem(byte[] good) {
    Random random = new Random(20261128);
    int readable = 0;
    for (int i = 0; i < 400; i++) {
      try {
        ImportedResults read = read(Mutation.of(good, random), ImportOptions.DEFAULT);
        readable++;
        for (ImportedSystem system : read.systems()) {
          assertThat(read.items())
              .extracting(ImportedItem::id)
              .containsAll(system.outcomes().keySet());
        }
      } catch (InputException e) {
        assertThat(e.problems()).isNotEmpty();
      }
    }
    assertThat(readable).isPositive();
  }

  @Test
  void aFileWithoutResultsSaysSo() {
    for (String text : List.of("", "[]", "{}", "a,b\nx,y\n", "{\"results\":{\"results\":[]}}")) {
      assertThatThrownBy(() -> read(text)).isInstanceOf(InputException.class);
    }
    assertThatThrownBy(
            () -> ImportedResults.read(folder.resolve("missing.json"), ImportOptions.DEFAULT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no such file");
  }
}
