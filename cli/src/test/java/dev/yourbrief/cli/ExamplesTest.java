package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three examples, run whole. */
class ExamplesTest {

  @TempDir Path temp;

  @Test
  void theSupportAssistantKeepsWrapping() {
    Shell shell = Shell.run("brief", Shell.example("support-assistant"), "--out", temp);
    assertThat(shell.status()).as(shell.words()).isEqualTo(Exit.DONE);
    assertThat(shell.words())
        .contains("KEEP WRAPPING")
        .contains("✗ Failed Moat")
        .contains("✗ Failed Economics")
        .contains("? Unproven Capability gap")
        .contains("21 Feb 2027 Decide again")
        .contains("23 May 2027 Revisit");
  }

  @Test
  void documentExtractionBuildsAndEscalates() {
    Shell shell = Shell.run("brief", Shell.example("document-extraction"), "--out", temp);
    assertThat(shell.status()).as(shell.words()).isEqualTo(Exit.DONE);
    assertThat(shell.out()).contains("  BUILD\n");
    assertThat(shell.words())
        .contains("✓ Cleared Moat")
        .contains("✓ Cleared Economics")
        .contains(
            "✓ Cleared Capability gap In your trial tuned was ahead of retrieval by 3.4 to 8.3 %")
        .contains("locked 4 Nov 2026, before the first answer")
        .contains("Escalate to CTO and Board")
        .contains("Escalate to Finance partner and Board")
        .contains("Escalate to Counsel");
  }

  @Test
  void clinicNotesAreForcedToBuildAndTheBriefSaysItsPrice() {
    Shell shell = Shell.run("brief", Shell.example("clinic-notes"), "--out", temp);
    assertThat(shell.status()).as(shell.words()).isEqualTo(Exit.DONE);
    assertThat(shell.words())
        .contains("BUILD, BECAUSE YOU MUST")
        .contains("“air-gapped”")
        .contains("It has a price")
        .contains("more than renting the same volume")
        .contains("? Unproven Moat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"support-assistant", "document-extraction", "clinic-notes"})
  void aBriefIsTheSameBytesEachTimeAndVerifies(String name) throws IOException {
    Path decision = copy(name);
    Path first = temp.resolve("first");
    Shell.run("brief", decision);
    Shell.run("brief", decision, "--out", first);
    for (String file : new String[] {"brief.json", "brief.md", "brief.html"}) {
      assertThat(decision.resolve("out").resolve(file)).hasSameBinaryContentAs(first.resolve(file));
    }
    Shell same = Shell.run("verify", decision.resolve("out/brief.json"));
    assertThat(same.status()).as(same.words()).isEqualTo(Exit.DONE);
    assertThat(same.words()).startsWith("same: computed again");
  }

  @Test
  void verifySaysWhatDiffersAfterAnAnswerWasChanged() throws IOException {
    Path decision = copy("clinic-notes");
    Shell.run("brief", decision);
    Path file = decision.resolve("decision.yaml");
    Files.writeString(
        file,
        Files.readString(file).replace("mlPeople: 1 to 1.5 person", "mlPeople: 2 to 3 person"));
    Shell shell = Shell.run("verify", decision.resolve("out/brief.json"));
    assertThat(shell.status()).isEqualTo(Exit.DIFFERS);
    assertThat(shell.words())
        .contains("differs")
        .contains("decision.yaml changed")
        .contains(
            "How many people would keep the model running and improving after launch? 1 to 1.5 → 2"
                + " to 3 people");
  }

  @Test
  void verifySaysWhatDiffersAfterABriefWasEdited() throws IOException {
    Path decision = copy("clinic-notes");
    Shell.run("brief", decision);
    Path brief = decision.resolve("out/brief.json");
    Files.writeString(brief, Files.readString(brief).replace("\"failed\"", "\"cleared\""));
    Shell shell = Shell.run("verify", brief);
    assertThat(shell.status()).isEqualTo(Exit.DIFFERS);
    assertThat(shell.words()).contains("Economics went from Cleared to Failed.");
  }

  @Test
  void theCrossoverCommandShowsTheOptionsAtEachScale() {
    Shell shell = Shell.run("crossover", Shell.example("document-extraction"));
    assertThat(shell.status()).isEqualTo(Exit.DONE);
    assertThat(shell.words())
        .contains("Rent frontier")
        .contains("Rent open model")
        .contains("Self-host")
        .containsPattern("Stable crossing 0.6\\d×, a bill of")
        .contains("What would turn the choice")
        .contains("Measure this next");
    assertThat(Shell.run("crossover", Shell.example("support-assistant")).words())
        .contains("Stable crossing never");
  }

  @Test
  void aNewDecisionCanBeCheckedAndBriefedAtOnce() {
    Path folder = temp.resolve("mine");
    Shell made = Shell.run("new", "ai-build-or-wrap", folder);
    assertThat(made.status()).as(made.words()).isEqualTo(Exit.DONE);
    Shell check = Shell.run("check", folder);
    assertThat(check.words())
        .contains(
            "? unproven Moat Nobody has answered this yet. waits for: Is the model itself a reason"
                + " customers choose you? (moat)");
    Shell brief = Shell.run("brief", folder);
    assertThat(brief.words())
        .contains("KEEP WRAPPING")
        .contains("There is no bill to reckon with yet")
        .contains("Crossover: not known yet");
    Shell again = Shell.run("new", "ai-build-or-wrap", folder);
    assertThat(again.status()).isEqualTo(Exit.INPUT);
    assertThat(again.words()).contains("left as it is");
  }

  private static final List<String> TRIAL =
      List.of("trial.yaml", "train.csv", "test.csv", "answers-retrieval.csv", "answers-tuned.csv");

  @Test
  void theCommittedBillsAreWhatTheGeneratorMakes() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Shell.ROOT.resolve("examples/generator/Generate.java").toString(),
                temp.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
    try (Stream<Path> made = Files.walk(temp)) {
      for (Path file : made.filter(Files::isRegularFile).sorted().toList()) {
        assertThat(Shell.ROOT.resolve("examples").resolve(temp.relativize(file)))
            .hasSameBinaryContentAs(file);
      }
    }
  }

  /** Written anew with {@code -Dapprove=true}, after the trial's data or plan has changed. */
  @Test
  void theCommittedTrialIsWhatTheProgramMakes() throws Exception {
    Path kept = Shell.example("document-extraction").resolve("trial");
    Path trial = temp.resolve("trial");
    Files.createDirectories(trial);
    for (String file : TRIAL) {
      Files.copy(kept.resolve(file), trial.resolve(file));
    }
    assertThat(Shell.at("2026-11-04T09:00:00Z", "trial", "lock", trial).status())
        .isEqualTo(Exit.DONE);
    Shell run = Shell.at("2026-11-05T16:30:00Z", "trial", "run", trial);
    assertThat(run.status()).as(run.words()).isEqualTo(Exit.DONE);
    assertThat(run.words()).contains("WIN").contains("1,200 cases in 300 clusters");
    for (String file : List.of("lock.jsonl", "result.json")) {
      if (Boolean.getBoolean("approve")) {
        Files.copy(trial.resolve(file), kept.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
      assertThat(kept.resolve(file)).hasSameTextualContentAs(trial.resolve(file));
    }
  }

  private Path copy(String name) throws IOException {
    Path source = Shell.example(name);
    Path target = temp.resolve(name);
    Files.createDirectories(target.resolve("bills"));
    Files.copy(source.resolve("decision.yaml"), target.resolve("decision.yaml"));
    try (Stream<Path> bills = Files.list(source.resolve("bills"))) {
      for (Path bill : bills.toList()) {
        Files.copy(bill, target.resolve("bills").resolve(bill.getFileName()));
      }
    }
    Path trial = source.resolve("trial");
    if (Files.isDirectory(trial)) {
      Files.createDirectories(target.resolve("trial"));
      for (String file : List.of("lock.jsonl", "result.json")) {
        Files.copy(trial.resolve(file), target.resolve("trial").resolve(file));
      }
    }
    return target;
  }
}
