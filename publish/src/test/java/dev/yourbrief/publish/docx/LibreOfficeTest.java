package dev.yourbrief.publish.docx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yourbrief.publish.Briefs;
import dev.yourbrief.publish.Paper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program opens the document. Skipped where it is not installed, but not in CI. */
class LibreOfficeTest {

  @TempDir private Path folder;

  @BeforeAll
  static void programsAreThere() {
    boolean there = Stream.of("soffice", "pdftotext").allMatch(LibreOfficeTest::isInstalled);
    assumeTrue(
        there || System.getenv("CI") != null,
        "soffice and pdftotext (Debian: libreoffice-writer-nogui, poppler-utils) are not here");
    assertThat(there).as("soffice and pdftotext are installed").isTrue();
  }

  @Test
  void readsItInOrder() throws Exception {
    String text = asPdfText(Docx.of(Briefs.wrap(), Paper.A4));
    assertThat(text)
        .containsSubsequence(
            "Build our own model for ticket triage",
            "Keep wrapping the API.",
            "Unproven",
            "The decision",
            "Key questions",
            "Recommended frameworks",
            "Decision criteria",
            "Sources to consult",
            "Next steps",
            "When to escalate",
            "The verdict",
            "Keep wrapping the API.",
            "Where each number comes from",
            "The record");
    assertThat(text).contains("2 Key questions").contains("Decision brief, 23 Nov 2026");
  }

  @Test
  void readsWhatHostilePeopleWrote() throws Exception {
    String attack = "</w:t> {HYPERLINK x} &lt; =1+1";
    assertThat(asPdfText(Docx.of(Briefs.hostile(attack), Paper.A4))).contains(attack);
  }

  private String asPdfText(byte[] docx) throws IOException, InterruptedException {
    Files.write(folder.resolve("brief.docx"), docx);
    run(
        List.of(
            "soffice",
            "--headless",
            "-env:UserInstallation=" + folder.resolve("profile").toUri(),
            "--convert-to",
            "pdf",
            "--outdir",
            folder.toString(),
            folder.resolve("brief.docx").toString()));
    run(List.of("pdftotext", "-layout", folder.resolve("brief.pdf").toString()));
    return Files.readString(folder.resolve("brief.txt")).replaceAll("\\s+", " ");
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile())
            .start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("%s ends", command.getFirst()).isTrue();
    assertThat(process.exitValue())
        .as("%s: %s", command.getFirst(), Files.readString(folder.resolve("said.txt")))
        .isZero();
  }

  private static boolean isInstalled(String program) {
    String path = System.getenv("PATH");
    return path != null
        && Stream.of(path.split(File.pathSeparator, -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
