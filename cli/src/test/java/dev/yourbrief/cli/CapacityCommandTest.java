package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Capacity at the command line. */
class CapacityCommandTest {

  @TempDir Path folder;

  private static Shell capacity(Object... more) {
    Object[] all = new Object[more.length + 1];
    all[0] = "capacity";
    System.arraycopy(more, 0, all, 1, more.length);
    return Shell.run(all);
  }

  @Test
  void aModelOnAGpuInEachPrecision() {
    Shell shell = capacity("--model", "Llama 3.3 70B", "--gpu", "H200", "--speed", "30");
    assertThat(shell.status()).isEqualTo(Exit.DONE);
    assertThat(shell.words())
        .contains("llama-3.3-70b on H200")
        .contains("bf16")
        .contains("fp8")
        .contains("int4, computed in bf16")
        .contains("tokens/s a GPU")
        .contains("requests at once")
        .contains("InferenceX, 2025-10-29")
        .doesNotContain("NaN");
  }

  @Test
  void theNumberCanBeOpened() {
    Shell shell =
        capacity(
            "--model",
            "qwen3-32b",
            "--gpu",
            "H100",
            "--precision",
            "fp8",
            "--explain",
            "--first-token",
            "2s",
            "--cache-hit",
            "0.5",
            "--gpus",
            "2");
    assertThat(shell.status()).isEqualTo(Exit.DONE);
    assertThat(shell.words())
        .contains(
            "√((weights + cache)² + arithmetic²)", "measured ÷ arithmetic", "the first within 2 s");
  }

  @Test
  void jsonSaysWhichAnswerItIs() {
    Shell shell =
        capacity("--model", "deepseek-r1", "--gpu", "L4", "--precision", "bf16", "--json");
    assertThat(shell.status()).isEqualTo(Exit.DONE);
    assertThat(shell.words())
        .contains("\"outcome\" : \"too_big\"", "\"smallestThatFits\" : 64", "\"bySpeed\" : [ ]");
    assertThat(capacity("--model", "deepseek-r1", "--gpu", "L4").words())
        .contains(
            "does not fit: needs 1368 GB, 16 GPUs have 365 GB; the smallest that fits is 64 GPUs");
  }

  @Test
  void factsAndAConfigInPlaceOfNames() throws IOException {
    Path config = folder.resolve("config.json");
    Files.writeString(
        config,
        """
        {"hidden_size": 5120, "intermediate_size": 25600, "num_attention_heads": 64,
         "num_hidden_layers": 64, "num_key_value_heads": 8, "head_dim": 128, "vocab_size": 151936}
        """);
    Shell shell =
        capacity(
            "--model",
            config,
            "--gpu",
            "memory=96GB,bandwidth=1792GB/s",
            "--no-limit",
            "--precision",
            "int4");
    assertThat(shell.status()).isEqualTo(Exit.DONE);
    assertThat(shell.words())
        .contains("no limit", "estimated, not known: bf16 arithmetic, link between GPUs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "qwen3-32 | H100 | fp8 | Did you mean 'qwen3-32b'?",
        "qwen3-32b | H1000 | fp8 | Did you mean 'H100'?",
        "qwen3-32b | H100 | fp9 | Did you mean 'fp4'?",
        "minimax-m3 | H100 | fp8 | how many parameters 'minimax-m3' has is not known",
        "nope.json | H100 | fp8 | there is no file 'nope.json'",
        "params=1,layer=3 | H100 | fp8 | Did you mean 'layers'?",
        "qwen3-32b | memory=80 | fp8 | memory and its bandwidth have to be known",
      })
  void whatIsWrongIsNamed(String model, String gpu, String precision, String says) {
    Shell shell = capacity("--model", model, "--gpu", gpu, "--precision", precision);
    assertThat(shell.status()).isEqualTo(Exit.INPUT);
    assertThat(shell.words()).contains(says);
    assertThat(shell.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--input, 0, input tokens",
    "--speed, -1, a speed is above 0",
    "--first-token, soon, is no time",
    "--gpus, 99, no size of a replica",
    "--cache-hit, 2, 0 to 1",
    "--at-once, 0, 1 or more",
  })
  void numbersThatCannotBeAreNamed(String option, String value, String says) {
    Shell shell = capacity("--model", "qwen3-32b", "--gpu", "H100", option, value);
    assertThat(shell.status()).isEqualTo(Exit.INPUT);
    assertThat(shell.words()).contains(says);
  }
}
