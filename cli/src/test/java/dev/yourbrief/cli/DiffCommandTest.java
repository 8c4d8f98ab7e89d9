package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code yourbrief diff}, on briefs of an example. */
class DiffCommandTest {

  @TempDir static Path temp;

  private static Path old;
  private static Path now;

  /** The same decision, with three answers changed in the second brief. */
  @BeforeAll
  static void briefs() throws IOException {
    Path decision = Files.createDirectory(temp.resolve("clinic"));
    Path source = Shell.example("clinic-notes");
    Files.createDirectory(decision.resolve("bills"));
    try (var bills = Files.list(source.resolve("bills"))) {
      for (Path bill : bills.toList()) {
        Files.copy(bill, decision.resolve("bills").resolve(bill.getFileName()));
      }
    }
    String answers = Files.readString(source.resolve("decision.yaml"));
    Files.writeString(decision.resolve("decision.yaml"), answers);
    old = temp.resolve("old");
    Shell.run("brief", decision, "--out", old);
    String changed =
        answers
            .replace("hardConstraint: {value: air-gapped,", "hardConstraint: {value: none,")
            .replace("mlPeople: 1 to 1.5 person", "mlPeople: 2 to 3 person");
    assertThat(changed).isNotEqualTo(answers);
    Files.writeString(decision.resolve("decision.yaml"), changed);
    Shell.run("brief", decision);
    now = decision;
  }

  @Test
  void saysWhatChangedMostImportantFirst() {
    Shell shell = Shell.run("diff", old, now);
    assertThat(shell.status()).isEqualTo(Exit.DONE);
    assertThat(shell.words())
        .contains("THE VERDICT TURNED FROM BUILD, BECAUSE YOU MUST TO KEEP WRAPPING.")
        .contains("No hard constraint forces it any longer: the bars decide.")
        .containsSubsequence("Figures it shows", "What was put in", "What it rests on", "Words")
        .contains("1 to 1.5 → 2 to 3 people")
        .contains("air-gapped → none")
        .contains("decision.yaml changed");
    assertThat(shell.out().lines().mapToInt(String::length).max().orElseThrow())
        .isLessThanOrEqualTo(100);
  }

  @Test
  void theStatusTellsOnlyWhenAsked() {
    assertThat(Shell.run("diff", old, now, "--exit-code").status()).isEqualTo(Exit.DIFFERS);
    Shell same = Shell.run("diff", old, old.resolve("brief.json"), "--exit-code");
    assertThat(same.status()).isEqualTo(Exit.DONE);
    assertThat(same.out()).isEqualTo("Nothing changed." + System.lineSeparator());
  }

  @Test
  void writesFilesAndPrintsADash() throws IOException {
    Path page = temp.resolve("diff.html");
    Shell both = Shell.run("diff", old, now, "--html", page, "--markdown", "-");
    assertThat(both.out()).startsWith("### ").contains("<details>");
    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>");
    Path comment = temp.resolve("diff.md");
    Shell file = Shell.run("diff", old, now, "--markdown", comment);
    assertThat(file.words()).contains("Written: " + comment);
    assertThat(Files.readString(comment)).isEqualTo(both.out());
    Shell twice = Shell.run("diff", old, now, "--html", "-", "--markdown", "-");
    assertThat(twice.status()).isEqualTo(Exit.USAGE);
    assertThat(twice.words()).contains("Only one of --markdown and --html can be printed");
  }

  @Test
  void readsTheOldBriefFromStandardInput() throws IOException {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(Files.readAllBytes(old.resolve("brief.json"))));
      assertThat(Shell.run("diff", "-", now).out()).isEqualTo(Shell.run("diff", old, now).out());
      System.setIn(new ByteArrayInputStream("no".getBytes(StandardCharsets.UTF_8)));
      Shell broken = Shell.run("diff", "-", now);
      assertThat(broken.status()).isEqualTo(Exit.INPUT);
      assertThat(broken.words()).contains("standard input:1");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void whatIsNoBriefIsSaid() throws IOException {
    Path empty = Files.createDirectory(temp.resolve("empty"));
    Shell none = Shell.run("diff", empty, now);
    assertThat(none.status()).isEqualTo(Exit.INPUT);
    assertThat(none.words()).contains("there is no brief.json in this folder, nor in out/");
    assertThat(Shell.run("diff", temp.resolve("gone.json"), now).words())
        .contains("there is no such file");
    Path broken = Files.write(temp.resolve("broken.json"), new byte[] {(byte) 0xff, 1});
    assertThat(Shell.run("diff", broken, now).words()).contains("this is not text");
    Path half = Files.writeString(temp.resolve("half.json"), "{\"schemaVersion\": \"1.1\"}");
    assertThat(Shell.run("diff", half, now).words()).contains("half.json:1");
  }

  /** A brief may be somebody else's: what it says is shown, never obeyed. */
  @Test
  void aTerminalObeysNoWordsOfABrief() throws IOException {
    String text = Files.readString(old.resolve("brief.json"));
    Path hostile =
        Files.writeString(
            temp.resolve("hostile.json"),
            text.replace("air-gapped", "\\u001b[2J\\u001b]0;owned\\u0007\\u202eair-gapped"));
    Shell shell = Shell.run("diff", hostile, now, "--all");
    assertThat(shell.out()).contains("owned").doesNotContain("\u001b", "\u0007", "\u202e");
  }
}
