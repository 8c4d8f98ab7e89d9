package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialExportTest {

  @TempDir Path temp;

  /** A trial that was never run has no folder for what it writes yet. */
  @Test
  void theFolderIsMadeWhenItIsNotThere() throws Exception {
    Path kept = Shell.example("document-extraction").resolve("trial");
    for (String file :
        List.of(
            "trial.yaml", "train.csv", "test.csv", "answers-retrieval.csv", "answers-tuned.csv")) {
      Files.copy(kept.resolve(file), temp.resolve(file));
    }
    Shell export = Shell.run("trial", "export", temp, "--price", "3");
    assertThat(export.status()).as(export.words()).isEqualTo(Exit.DONE);
    assertThat(export.words()).contains("596 examples to train on").contains("about $0.29");
    assertThat(Files.readAllLines(temp.resolve("out/train.jsonl"))).hasSize(596);
    assertThat(Files.readAllLines(temp.resolve("out/dev.jsonl"))).hasSize(44);
  }
}
