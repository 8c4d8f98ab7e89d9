package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A register in and out of the command line, and looked at from cron. */
final class RegisterCommandTest {

  private static final String DAY = "2026-11-29T10:00:00Z";

  @TempDir Path folder;

  private Shell run(Path data, Object... words) {
    Object[] all = new Object[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--data";
    all[words.length + 1] = data;
    return Shell.at(DAY, all);
  }

  @Test
  void aDecisionComesInAndTheRegisterGoesOutIsCopiedPutBackAndChecked() {
    Path data = folder.resolve("data");
    assertThat(run(data, "register", "list").status()).as("none is made").isEqualTo(Exit.INPUT);
    assertThat(data).doesNotExist();
    Path example = Shell.example("support-assistant");
    assertThat(run(data, "register", "import", example).words()).contains("added");
    assertThat(run(data, "register", "import", example).words()).contains("there already");
    assertThat(run(data, "register", "list").words())
        .contains("Should we train our own support model?", "no version yet");
    assertThat(run(data, "watch", "--exit-code").status()).isEqualTo(Exit.DONE);
    Path out = folder.resolve("out");
    assertThat(run(data, "register", "export", out).words()).contains("1 decision");
    assertThat(run(data, "register", "export", out).status()).isEqualTo(Exit.INPUT);
    Path copy = folder.resolve("copy.zip");
    assertThat(run(data, "register", "backup", copy).status()).isEqualTo(Exit.DONE);
    assertThat(Files.exists(copy)).isTrue();
    Path again = folder.resolve("again");
    assertThat(run(again, "register", "restore", copy).words()).contains("each with the hash");
    assertThat(run(again, "register", "restore", copy).status()).isEqualTo(Exit.INPUT);
    assertThat(run(again, "register", "verify").words()).contains("same: 8 files");
  }
}
