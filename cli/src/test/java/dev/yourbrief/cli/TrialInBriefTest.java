package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The third bar of a brief, from a trial the decision names. */
final class TrialInBriefTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  private Path decision(int ours, int theirs) throws IOException {
    FiledTrial.write(folder.resolve("trial"), ours, theirs);
    Files.writeString(
        folder.resolve("decision.yaml"),
        """
        playbook: ai-build-or-wrap
        title: Build it?
        asOf: 2026-11-23
        trial: trial
        answers:
          moat: "yes"
        """);
    return folder.resolve("trial");
  }

  private JsonNode brief() throws IOException {
    Shell shell = Shell.run("brief", folder);
    assertThat(shell.status()).as(shell.words()).isZero();
    return JSON.readTree(Files.readString(folder.resolve("out/brief.json")));
  }

  private static JsonNode gap(JsonNode brief) {
    for (JsonNode bar : brief.path("criteria")) {
      if (bar.path("id").stringValue("").equals("gap")) {
        return bar;
      }
    }
    throw new AssertionError("no third bar");
  }

  private static String state(JsonNode brief) {
    return gap(brief).path("state").stringValue("");
  }

  /** The words of the bar, with the names of its figures in brackets. */
  private static String words(JsonNode brief) {
    StringBuilder words = new StringBuilder(gap(brief).path("finding").stringValue(""));
    for (JsonNode piece : gap(brief).path("finding")) {
      String plain = piece.stringValue("");
      words.append(
          plain.isEmpty()
              ? "[" + piece.path("figure").stringValue(piece.path("name").stringValue("")) + "]"
              : plain);
    }
    return words.toString();
  }

  @Test
  void aWinClearsTheBarWithWhereItWasMeasured() throws IOException {
    FiledTrial.lockAndRun(decision(10, 2));
    JsonNode brief = brief();
    assertThat(state(brief)).isEqualTo("cleared");
    assertThat(words(brief)).contains("In your trial", "before the first answer");
    for (String name : List.of("trial.difference", "trial.lockedOn")) {
      JsonNode provenance = brief.path("figures").path(name).path("provenance");
      assertThat(provenance.path("kind").stringValue("")).as(name).isEqualTo("measured");
      assertThat(provenance.path("rows").asLong(0)).isEqualTo(FiledTrial.CASES);
      List<String> files = new ArrayList<>();
      for (JsonNode file : provenance.path("files")) {
        files.add(file.path("name").stringValue(""));
        assertThat(file.path("sha256").stringValue("")).matches("[0-9a-f]{64}");
      }
      assertThat(files).containsExactly("trial/result.json", "trial/lock.jsonl");
    }
    Shell verify = Shell.run("verify", folder.resolve("out/brief.json"));
    assertThat(verify.status()).as(verify.words()).isZero();
  }

  @Test
  void aLossFailsIt() throws IOException {
    FiledTrial.lockAndRun(decision(2, 10));
    JsonNode brief = brief();
    assertThat(state(brief)).isEqualTo("failed");
    assertThat(words(brief)).contains("In your trial").contains("came to");
  }

  @Test
  void aTrialThatCannotTellLeavesItOpen() throws IOException {
    FiledTrial.lockAndRun(decision(9, 10));
    JsonNode brief = brief();
    assertThat(state(brief)).isEqualTo("unproven");
    assertThat(words(brief)).contains("could not tell");
  }

  @Test
  void anInvalidTrialLeavesItOpenAndSaysWhy() throws IOException {
    Path trial = decision(10, 2);
    FiledTrial.lockAndRun(trial);
    assertThat(Shell.run("trial", "unlock", trial, "--reason", "a kinder margin").status())
        .isZero();
    assertThat(state(brief())).as("opened, not run again").isEqualTo("unproven");
    FiledTrial.change(trial.resolve("trial.yaml"), "2 percent", "1 percent");
    FiledTrial.lockAndRun(trial);
    JsonNode brief = brief();
    assertThat(state(brief)).isEqualTo("unproven");
    assertThat(words(brief)).contains("it is not valid");
    assertThat(brief.path("figures").toString()).contains("looked at before under another plan");
  }

  @Test
  void whyALockWasOpenedIsInTheBrief() throws IOException {
    Path trial = decision(10, 2);
    assertThat(Shell.run("trial", "lock", trial).status()).isZero();
    assertThat(Shell.run("trial", "unlock", trial, "--reason", "the title was wrong").status())
        .isZero();
    FiledTrial.change(trial.resolve("trial.yaml"), "Ours against", "Our model against");
    FiledTrial.lockAndRun(trial);
    JsonNode brief = brief();
    assertThat(state(brief)).isEqualTo("cleared");
    assertThat(words(brief)).contains("Its lock had been opened before");
    assertThat(Files.readString(folder.resolve("out/brief.md"))).contains("the title was wrong");
  }

  @Test
  void aTrialThatWasNotRunProvesNothing() throws IOException {
    Path trial = decision(10, 2);
    JsonNode planned = brief();
    assertThat(state(planned)).isEqualTo("unproven");
    assertThat(words(planned)).contains("No trial has been run");
    assertThat(Shell.run("trial", "lock", trial).status()).isZero();
    assertThat(state(brief())).isEqualTo("unproven");
  }

  @Test
  void aResultThatWasChangedByHandIsRefused() throws IOException {
    Path trial = decision(2, 10);
    FiledTrial.lockAndRun(trial);
    FiledTrial.change(trial.resolve("result.json"), "\"lose\"", "\"win\"");
    Shell shell = Shell.run("brief", folder);
    assertThat(shell.status()).isEqualTo(Exit.INPUT);
    assertThat(shell.words()).contains("trial/result.json", "changed since");
  }

  @Test
  void whatTheTrialMeasuresIsNotAnsweredAsWell() throws IOException {
    FiledTrial.lockAndRun(decision(10, 2));
    for (String answer : List.of("trialRun: \"yes\"", "capabilityGap: 3 to 8 percent")) {
      String before = Files.readString(folder.resolve("decision.yaml"));
      Files.writeString(folder.resolve("decision.yaml"), before + "  " + answer + "\n");
      Shell shell = Shell.run("brief", folder);
      assertThat(shell.status()).isEqualTo(Exit.INPUT);
      assertThat(shell.words()).contains("decision.yaml:7", "measured by the trial", "blank");
      Files.writeString(folder.resolve("decision.yaml"), before);
    }
  }

  @Test
  void verifySeesThatTheTrialWasRunAgain() throws IOException {
    Path trial = decision(10, 2);
    FiledTrial.lockAndRun(trial);
    var _ = brief();
    assertThat(Shell.run("trial", "unlock", trial, "--reason", "a new title").status()).isZero();
    Shell verify = Shell.run("verify", folder.resolve("out/brief.json"));
    assertThat(verify.status()).as(verify.words()).isEqualTo(Exit.DIFFERS);
    assertThat(verify.words()).contains("Capability gap");
  }
}
