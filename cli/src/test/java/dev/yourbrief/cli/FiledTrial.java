package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A trial of two arms whose answers are in files: it needs no provider and no training cases. */
final class FiledTrial {

  static final int CASES = 80;

  private FiledTrial() {}

  /**
   * Writes one.
   *
   * @param ours every so-manieth answer of the candidate is wrong
   * @param theirs every so-manieth answer of the baseline is wrong
   */
  static Path write(Path folder, int ours, int theirs) throws IOException {
    Files.createDirectories(folder);
    StringBuilder cases = new StringBuilder("id,input,expected\n");
    for (int i = 1; i <= CASES; i++) {
      cases.append("%d,what is %d,v%d%n".formatted(i, i, i));
    }
    Files.writeString(folder.resolve("test.csv"), cases);
    answers(folder.resolve("ours.csv"), ours, 0);
    answers(folder.resolve("theirs.csv"), theirs, 1);
    Files.writeString(
        folder.resolve("trial.yaml"),
        """
        title: Ours against theirs
        data: {test: test.csv, input: input, expected: expected}
        arms:
          theirs: {answers: theirs.csv}
          ours: {answers: ours.csv}
        baseline: theirs
        candidate: ours
        metric: exact
        margin: 2 percent
        """);
    return folder;
  }

  private static void answers(Path file, int wrong, int shift) throws IOException {
    StringBuilder text = new StringBuilder("id,answer\n");
    for (int i = 1; i <= CASES; i++) {
      text.append(i).append(',').append((i + shift) % wrong == 0 ? "x" : "v" + i).append('\n');
    }
    Files.writeString(file, text);
  }

  static void change(Path file, String from, String to) throws IOException {
    assertThat(Files.readString(file)).contains(from);
    Files.writeString(file, Files.readString(file).replace(from, to));
  }

  static void lockAndRun(Path folder) {
    assertThat(Shell.run("trial", "lock", folder).status()).isZero();
    Shell run = Shell.run("trial", "run", folder);
    assertThat(run.status()).as(run.words()).isZero();
  }
}
