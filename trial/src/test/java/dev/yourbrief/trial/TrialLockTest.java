package dev.yourbrief.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.trial.lock.LockEntry;
import dev.yourbrief.trial.lock.LockLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a lock promises, on a trial whose answers are in files. */
final class TrialLockTest {

  private static final int CASES = 60;

  @TempDir Path folder;

  private TestTrial trial() {
    TestTrial trial = TestTrial.in(folder).cases("test.csv", 1, CASES);
    answers(trial, "ours.csv", 10);
    answers(trial, "theirs.csv", 2);
    trial.write("schema.json", "{\"type\": \"string\"}");
    trial.write("prompt.txt", "Say it: {{input}}");
    return trial.write(
        "trial.yaml",
        """
        title: Answers of files
        data: {test: test.csv, input: input, expected: expected}
        providers:
          nobody: {url: "http://127.0.0.1:1/v1"}
        arms:
          theirs: {answers: theirs.csv}
          ours: {answers: ours.csv}
        baseline: theirs
        candidate: ours
        metric: exact
        """);
  }

  /** Every so-manieth answer is wrong. */
  private static void answers(TestTrial trial, String file, int wrong) {
    StringBuilder text = new StringBuilder("id,answer\n");
    for (int i = 1; i <= CASES; i++) {
      text.append(i).append(',').append(i % wrong == 0 ? "x" : TestTrial.right(i)).append('\n');
    }
    trial.write(file, text.toString());
  }

  /** An arm that calls a model: it is locked, and never run here. */
  private TestTrial withModel() {
    return trial()
        .change(
            "trial.yaml",
            "  ours: {",
            "  idle: {provider: nobody, model: m, prompt: prompt.txt, schema: schema.json, price:"
                + " {input: 1 USD/Mtok, output: 2 USD/Mtok}}\n  ours: {");
  }

  @Test
  void nothingRunsThatIsNotLocked() {
    TestTrial trial = trial();
    assertThat(TestTrial.refused(trial::run)).contains("not locked", "trial lock");
    assertThat(TestTrial.refused(() -> trial.unlock("why"))).contains("not locked");
  }

  @Test
  void aLockedTrialRunsAndIsLockedOnlyOnce() {
    TestTrial trial = trial().lock();
    assertThat(TestTrial.refused(trial::lock)).contains("locked already");
    Finding finding = trial.finish().result().finding();
    assertThat(finding.verdict()).isEqualTo("win");
    assertThat(finding.lockedOn()).isEqualTo("2026-11-23");
    assertThat(finding.planHash()).isEqualTo(trial.open().log().current().orElseThrow().hash());
    assertThat(FindingFile.read(folder, "trial")).contains(finding);
  }

  @Test
  void whateverIsChangedAfterwardsIsNamed() {
    TestTrial trial = withModel().lock();
    for (String[] change :
        new String[][] {
          {"test.csv", "case 7 of", "case seven of"},
          {"ours.csv", "10,x", "10,w2"},
          {"prompt.txt", "Say", "Tell"},
          {"schema.json", "string", "number"},
          {"trial.yaml", "1 USD/Mtok", "3 USD/Mtok"},
          {"trial.yaml", "title: Answers", "title: More answers"},
        }) {
      String before = trial.text(change[0]);
      trial.change(change[0], change[1], change[2]);
      assertThat(TestTrial.refused(trial::run))
          .contains("this is not what was locked")
          .contains(change[0] + " has changed")
          .contains("trial unlock");
      trial.write(change[0], before);
    }
    trial.change("trial.yaml", "1 USD/Mtok", "3 USD/Mtok");
    assertThat(TestTrial.refused(trial::run)).contains("price of idle has changed");
  }

  @Test
  void aPromptWithAGapNothingFillsIsNotLocked() {
    TestTrial trial = withModel().change("prompt.txt", "{{input}}", "{{inptu}}");
    assertThat(TestTrial.refused(trial::lock)).contains("prompt.txt:1", "Did you mean '{{input}}'");
    trial.change("prompt.txt", "{{inptu}}", "{{expected}}");
    assertThat(TestTrial.refused(trial::lock)).contains("nothing is called 'expected'");
  }

  @Test
  void whyALockWasOpenedIsShownWithEveryResultFromThen() {
    TestTrial trial = trial().lock().unlock("a typo in the title");
    assertThat(TestTrial.refused(trial::run)).contains("not locked");
    assertThat(TestTrial.refused(() -> trial.unlock("again"))).contains("not locked");
    trial.change("trial.yaml", "Answers", "The answers").lock().unlock("a second one").lock();
    TrialResult result = trial.finish().result();
    assertThat(result.finding().unlocks()).containsExactly("a typo in the title", "a second one");
    assertThat(FindingFile.read(folder, "t").orElseThrow().unlocks())
        .containsExactly("a typo in the title", "a second one");
    assertThat(trial.text("result.json")).contains("a typo in the title");
    assertThat(result.finding().verdict()).as("nothing had been seen").isEqualTo("win");
    assertThat(TestTrial.refused(() -> trial.unlock("  "))).contains("no reason");
  }

  @Test
  void aPlanThatWasChangedAfterItsResultProvesNothingOnTheSameCases() {
    TestTrial trial = trial().lock();
    var _ = trial.finish();
    trial.unlock("a better rule").change("trial.yaml", "metric: exact", "metric: contains").lock();
    Finding finding = trial.finish().result().finding();
    assertThat(finding.verdict()).isEqualTo("invalid");
    assertThat(finding.reasons().getFirst()).contains("looked at before", "2026-11-24");

    trial.unlock("the same cases under another name");
    trial.write("more.csv", trial.text("test.csv"));
    trial.change("trial.yaml", "test: test.csv", "test: more.csv").lock();
    assertThat(trial.finish().result().finding().verdict()).isEqualTo("invalid");

    trial.unlock("new cases").cases("more.csv", 1, CASES - 1).lock();
    assertThat(trial.finish().result().finding().verdict()).isEqualTo("win");
  }

  @Test
  void theSamePlanLockedAgainMayBeRunAgain() {
    TestTrial trial = trial().lock();
    var _ = trial.finish();
    trial.unlock("by mistake").lock();
    assertThat(trial.finish().result().finding().verdict()).isEqualTo("win");
  }

  @Test
  void aLineThatIsChangedTakenOutOrMovedIsNoticed() {
    TestTrial trial = trial().lock().unlock("one").lock();
    var _ = trial.finish();
    List<String> lines = trial.lines("lock.jsonl");
    assertThat(lines).hasSize(4);
    for (int i = 0; i < lines.size(); i++) {
      for (String[] change :
          new String[][] {
            {"2026-11-2", "2026-10-2"}, {"\"event\"", "\"evnt\""}, {"parts", "parts "}
          }) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(i, lines.get(i).replace(change[0], change[1]));
        assertThat(refused(trial, changed)).contains("lock.jsonl:" + (i + 1), "proves nothing");
      }
      List<String> cut = new ArrayList<>(lines);
      cut.set(i, lines.get(i).substring(0, lines.get(i).length() / 2));
      assertThat(refused(trial, cut)).contains("lock.jsonl:" + (i + 1));
    }
    for (int i = 0; i + 1 < lines.size(); i++) {
      List<String> without = new ArrayList<>(lines);
      without.remove(i);
      assertThat(refused(trial, without)).contains("lock.jsonl:" + (i + 1));
      List<String> swapped = new ArrayList<>(lines);
      Collections.swap(swapped, i, i + 1);
      assertThat(refused(trial, swapped)).contains("lock.jsonl:" + (i + 1));
      List<String> twice = new ArrayList<>(lines);
      twice.add(i, lines.get(i));
      assertThat(refused(trial, twice)).contains("lock.jsonl:" + (i + 2));
    }
    List<String> grown = new ArrayList<>(lines);
    grown.add("");
    assertThat(refused(trial, grown)).contains("lock.jsonl:5");
    trial.write("lock.jsonl", String.join("\n", lines) + "\n");
    assertThat(trial.finish().result().finding().verdict()).isEqualTo("win");
  }

  private static String refused(TestTrial trial, List<String> log) {
    trial.write("lock.jsonl", String.join("\n", log) + "\n");
    return TestTrial.refused(trial::run);
  }

  @Test
  void aLogWhoseEndWasCutOffIsNoticedByItsResult() {
    TestTrial trial = trial().lock();
    var _ = trial.finish();
    List<String> lines = trial.lines("lock.jsonl");
    assertThat(refused(trial, lines.subList(0, 1))).contains("lines of it are gone");
    trial.write("lock.jsonl", "");
    assertThat(TestTrial.refused(trial::run)).contains("lines of it are gone");
  }

  @Test
  void aResultThatWasChangedByHandIsRefused() {
    TestTrial trial = trial().lock();
    assertThat(FindingFile.read(folder, "t")).isEmpty();
    var _ = trial.finish();
    String json = trial.text("result.json");
    for (String[] change :
        new String[][] {
          {"\"win\"", "\"lose\""}, {"\"margin\" : 0.0", "\"margin\" : 0.1"}, {"}", "} "}
        }) {
      trial.change("result.json", change[0], change[1]);
      assertThat(TestTrial.refused(() -> read(folder))).contains("t/result.json", "changed since");
      trial.write("result.json", json);
    }
    trial.change("result.json", "\"win\"", "\"lose\"");
    var _ = trial.finish();
    assertThat(trial.text("result.json")).as("put right by a run").isEqualTo(json);
    assertThat(trial.lines("lock.jsonl")).hasSize(2);
  }

  private static void read(Path folder) {
    assertThat(FindingFile.read(folder, "t")).isPresent();
  }

  @Test
  void afterUnlockingThereIsNoResultUntilTheNextRun() {
    TestTrial trial = trial().lock();
    var _ = trial.finish();
    trial.unlock("new cases").cases("test.csv", 1, CASES - 1).lock();
    assertThat(FindingFile.read(folder, "t")).isEmpty();
    var _ = trial.finish();
    assertThat(FindingFile.read(folder, "t").map(Finding::cases)).contains(CASES - 1L);
  }

  @Test
  void theLogTellsEverythingInOrder() {
    TestTrial trial = withModel().lock().unlock("why").lock();
    LockLog log = trial.open().log();
    assertThat(log.entries())
        .extracting(LockEntry::event)
        .containsExactly(LockEntry.Event.LOCKED, LockEntry.Event.UNLOCKED, LockEntry.Event.LOCKED);
    assertThat(log.current().map(e -> e.parts().keySet()).map(List::copyOf))
        .contains(
            List.of(
                "embedding model",
                "ours.csv",
                "price of idle",
                "prompt.txt",
                "schema.json",
                "test.csv",
                "theirs.csv",
                "trial.yaml"));
    assertThat(log.finished()).isEqualTo(Optional.empty());
  }
}
