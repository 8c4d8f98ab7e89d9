package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.FakeProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The trial commands as somebody meets them who has never seen one. */
final class TrialCommandTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  @Test
  void fromThePlanToTheVerdictEachCommandNamesTheNext() throws IOException {
    Path trial = FiledTrial.write(folder.resolve("trial"), 10, 2);
    Shell plan = Shell.run("trial", "plan", trial);
    assertThat(plan.status()).isEqualTo(Exit.DONE);
    assertThat(plan.words())
        .contains("Ours against theirs", "80 test cases", "yourbrief trial lock " + trial);

    Shell early = Shell.run("trial", "run", trial);
    assertThat(early.status()).isEqualTo(Exit.INPUT);
    assertThat(early.err()).contains("not locked", "yourbrief trial lock");
    assertThat(early.out()).isEmpty();

    Shell lock = Shell.run("trial", "lock", trial);
    assertThat(lock.status()).isEqualTo(Exit.DONE);
    assertThat(lock.words())
        .containsPattern("Locked as [0-9a-f]{12}")
        .contains("ours.csv", "test.csv", "trial.yaml", "yourbrief trial run " + trial);

    Shell run = Shell.run("trial", "run", trial, "--exit-code");
    assertThat(run.status()).isEqualTo(Exit.DONE);
    assertThat(run.words()).contains("WIN", "locked 2026-11-23", "report.html");
    assertThat(run.out()).doesNotContain("\u001b");
    for (String file :
        new String[] {"report.html", "report.md", "cases.csv", "junit.xml", "promptfoo.json"}) {
      assertThat(trial.resolve("out").resolve(file)).isNotEmptyFile();
    }

    Shell unlock = Shell.run("trial", "unlock", trial, "--reason", " a  new\nmargin ");
    assertThat(unlock.status()).isEqualTo(Exit.DONE);
    assertThat(unlock.words()).contains("“a new margin” is shown with every result");
  }

  @Test
  void jsonIsTheResultAndNothingElse() throws IOException {
    Path trial = FiledTrial.write(folder.resolve("trial"), 2, 10);
    JsonNode plan = JSON.readTree(Shell.run("trial", "plan", trial, "--json").out());
    assertThat(plan.path("cases").asInt(0)).isEqualTo(FiledTrial.CASES);
    Shell.run("trial", "lock", trial);
    Shell run = Shell.run("trial", "run", trial, "--json", "--exit-code");
    assertThat(run.status()).isEqualTo(Exit.DIFFERS);
    assertThat(JSON.readTree(run.out()))
        .isEqualTo(JSON.readTree(Files.readString(trial.resolve("result.json"))));
    assertThat(JSON.readTree(run.out()).path("finding").path("verdict").stringValue(""))
        .isEqualTo("lose");
  }

  @Test
  void whatIsWrongWithTheCommandLineIsStatusTwo() {
    assertThat(Shell.run("trial", "unlock", folder).status()).isEqualTo(Exit.USAGE);
    assertThat(Shell.run("trial", "unlock", folder, "--reason", " ").status())
        .isEqualTo(Exit.USAGE);
    assertThat(Shell.run("trial", "run", folder, "--quick").status()).isEqualTo(Exit.USAGE);
    assertThat(Shell.run("trial", "compare").status()).isEqualTo(Exit.USAGE);
    Shell nothing = Shell.run("trial", "plan", folder);
    assertThat(nothing.status()).isEqualTo(Exit.INPUT);
    assertThat(nothing.err()).contains("there is no trial.yaml in this folder");
  }

  @Test
  void aRunThatTheProviderStopsIsStatusSixAndShowsNoScore() throws IOException {
    try (FakeProvider provider =
        FakeProvider.script(Answer.error(401, "invalid_api_key", "no such key"))) {
      Path trial = FiledTrial.write(folder.resolve("trial"), 10, 2);
      Files.writeString(trial.resolve("prompt.txt"), "{{input}}");
      FiledTrial.change(
          trial.resolve("trial.yaml"),
          "arms:\n",
          "providers:\n  here: {url: \""
              + provider.uri()
              + "\"}\narms:\n"
              + "  model: {provider: here, model: m, prompt: prompt.txt}\n");
      assertThat(Shell.run("trial", "lock", trial).status()).isZero();
      Shell run = Shell.run("trial", "run", trial);
      assertThat(run.status()).isEqualTo(Exit.PARTLY);
      assertThat(run.words()).contains("Stopped", "401", "yourbrief trial run " + trial);
      assertThat(run.words()).doesNotContain("WIN").doesNotContain("against the baseline");
      assertThat(trial.resolve("result.json")).doesNotExist();
    }
  }

  @Test
  void onATerminalTheVerdictHasAColour() throws IOException {
    Path trial = FiledTrial.write(folder.resolve("trial"), 10, 2);
    Shell.run("trial", "lock", trial);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Main.run(
            new Terminal(
                new PrintWriter(out), new PrintWriter(err), true, true, 80, new PlainSteps()),
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC),
            "trial",
            "run",
            trial.toString());
    assertThat(status).isZero();
    assertThat(out.toString()).contains("\u001b[32m✓").contains("\u001b[1mWIN\u001b[0m");
    assertThat(err.toString()).contains("\r\u001b[K");
    assertThat(
            out.toString()
                .replaceAll("\u001b\\[[0-9]*m", "")
                .lines()
                .filter(l -> !l.contains("Written") && !l.contains(folder.toString())))
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(92));
  }

  @Test
  void clustersTurnAWinIntoNoVerdict() throws IOException {
    StringBuilder rows = new StringBuilder("id,new,old,document\n");
    for (int i = 0; i < 200; i++) {
      int document = i / 25;
      // The new one is better on whole documents, and worse on others.
      boolean isBetter = document % 8 < 5;
      rows.append(
          "%d,%d,%d,d%d%n".formatted(i, isBetter ? 1 : i % 2, isBetter ? i % 2 : 1, document));
    }
    Path file = Files.writeString(folder.resolve("paired.csv"), rows);
    Shell naive =
        Shell.run(
            "trial", "compare", file, "--candidate", "new", "--baseline", "old", "--exit-code");
    assertThat(naive.status()).as(naive.words()).isEqualTo(Exit.DONE);
    assertThat(naive.words()).contains("WIN", "200");
    Shell clustered =
        Shell.run(
            "trial",
            "compare",
            file,
            "--candidate",
            "new",
            "--baseline",
            "old",
            "--cluster",
            "document",
            "--exit-code");
    assertThat(clustered.status()).as(clustered.words()).isEqualTo(Exit.DIFFERS);
    assertThat(clustered.words()).contains("INCONCLUSIVE", "8 clusters");
  }

  @Test
  void twoFilesOfOneSystemEachAreJoinedCaseByCase() throws IOException {
    StringBuilder one = new StringBuilder("id,ours\n");
    StringBuilder other = new StringBuilder("id,theirs\n");
    for (int i = 0; i < 100; i++) {
      one.append("%d,%d%n".formatted(i, i % 10 == 0 ? 0 : 1));
      other.append("%d,%d%n".formatted(99 - i, i % 2));
    }
    Path ours = Files.writeString(folder.resolve("ours.csv"), one);
    Path theirs = Files.writeString(folder.resolve("theirs.csv"), other);
    Shell shell = Shell.run("trial", "compare", ours, theirs, "--margin", "2%");
    assertThat(shell.status()).as(shell.words()).isEqualTo(Exit.DONE);
    assertThat(shell.words()).contains("ours against theirs", "WIN", "100");
    JsonNode json = JSON.readTree(Shell.run("trial", "compare", ours, theirs, "--json").out());
    assertThat(json.path("ruling").path("candidate").stringValue("")).isEqualTo("ours");

    Files.writeString(theirs, other.toString().replaceFirst("(?s)\n5,.*", "\n"));
    Shell few = Shell.run("trial", "compare", ours, theirs);
    assertThat(few.words()).contains("INVALID", "no score of both");
    Shell missing = Shell.run("trial", "compare", ours, folder.resolve("none.csv"));
    assertThat(missing.status()).isEqualTo(Exit.INPUT);
  }
}
