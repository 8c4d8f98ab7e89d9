package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code brief --to}: every form, the same bytes, from a decision and from a brief that was kept.
 */
class FormsCommandTest {

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"support-assistant", "document-extraction", "clinic-notes"})
  void everyFormIsWrittenAndIsTheSameTheSecondTime(String example) throws IOException {
    Path first = temp.resolve("first");
    Shell shell = Shell.run("brief", Shell.example(example), "--to", "all", "--out", first);
    assertThat(shell.status()).isZero();
    assertThat(shell.err()).isEmpty();
    Map<String, byte[]> once = files(first);
    assertThat(once.keySet())
        .containsExactly(
            "brief.docx",
            "brief.html",
            "brief.ics",
            "brief.json",
            "brief.md",
            "brief.pdf",
            "decision-record.md",
            "slide.png",
            "slide.svg");
    Shell.run("brief", Shell.example(example), "--to", "all", "--out", first);
    assertSame(files(first), once);

    Path kept = temp.resolve("kept");
    Shell.run("brief", first.resolve("brief.json"), "--to", "all", "--out", kept);
    assertSame(files(kept), once);
  }

  @Test
  void aBriefForAnotherRegionIsVerifiedInThatRegion() throws IOException {
    Path out = temp.resolve("out");
    Path decision = Shell.example("support-assistant");
    Shell shell =
        Shell.run("brief", decision, "--to", "json,md", "--locale", "de-DE", "--out", out);
    assertThat(shell.words()).contains("23.11.2026").contains("8.900\u00a0$ a month");
    assertThat(Files.readString(out.resolve("brief.json"))).contains("\"locale\": \"de-DE\"");
    assertThat(Shell.run("verify", out.resolve("brief.json"), "--decision", decision).words())
        .startsWith("same");
  }

  @Test
  void onlyWhatIsAskedForIsWritten() throws IOException {
    Shell.run("brief", Shell.example("support-assistant"), "--to", "calendar,adr", "--out", temp);
    assertThat(files(temp).keySet()).containsExactly("brief.ics", "decision-record.md");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --to     | pfd    | there is no form 'pfd'. Forms are: html, md, json, pdf
          --paper  | b5     | there is no paper 'b5'. Write a4 or letter
          --locale | en_US  | 'en_US' is no language and region. Write it as en-GB
          """)
  void aWrongOptionIsSaidAndNothingIsWritten(String option, String value, String message)
      throws IOException {
    Shell shell =
        Shell.run("brief", Shell.example("support-assistant"), option, value, "--out", temp);
    assertThat(shell.status()).isEqualTo(5);
    assertThat(shell.words()).contains(message);
    assertThat(files(temp)).isEmpty();
  }

  private static void assertSame(Map<String, byte[]> now, Map<String, byte[]> before) {
    assertThat(now.keySet()).isEqualTo(before.keySet());
    now.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(before.get(name)));
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (var paths = Files.list(folder)) {
      for (Path path : paths.toList()) {
        files.put(path.getFileName().toString(), Files.readAllBytes(path));
      }
    }
    return files;
  }
}
