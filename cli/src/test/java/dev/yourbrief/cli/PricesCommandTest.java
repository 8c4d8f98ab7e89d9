package dev.yourbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Price lists at the command line: what is said, written and refused. */
class PricesCommandTest {

  @TempDir Path folder;

  @Test
  void p50_anImportSaysWhatItDidAndWhereSourcesDisagree() throws IOException {
    Path litellm =
        write(
            "one",
            """
            {"deepseek-t9": {"litellm_provider": "deepseek", "input_cost_per_token": 1.4e-07,
              "cache_read_input_token_cost": 2.8e-09, "output_cost_per_token_batches": 1e-07}}
            """);
    Path openrouter =
        write(
            "two",
            """
            {"data": [{"id": "deepseek/deepseek-t9", "pricing": {
              "prompt": "0.00000014000000000000001", "input_cache_read": "0.000000028"}}]}
            """);
    Path into = folder.resolve("catalogue");
    Shell first = importing(litellm, openrouter, "--into", into);
    assertThat(first.status()).isEqualTo(Exit.DONE);
    assertThat(first.words())
        .contains("BerriAI/litellm, as of 2026-11-20: 3 prices of 1 models")
        .contains("1 with the rounding error of a computer's arithmetic, which is taken off")
        .contains("Written.")
        .contains("Sources disagree on 1 price")
        .contains("deepseek-t9, cache_read: 10 times apart")
        .contains("0.028 OpenRouter openrouter.ai, as of 2026-11-20")
        .contains("0.0028 DeepSeek BerriAI/litellm, as of 2026-11-20");
    byte[] written = Files.readAllBytes(into.resolve("prices.csv"));
    assertThat(importing(litellm, openrouter, "--into", into).words())
        .contains("Nothing new: the file is as it was.");
    assertThat(Files.readAllBytes(into.resolve("prices.csv"))).isEqualTo(written);

    Shell show = Shell.run("prices", "show", "DeepSeek T9", "--catalogue", into);
    assertThat(show.status()).isEqualTo(Exit.DONE);
    assertThat(show.words())
        .contains("DeepSeek, batch")
        .contains("DeepSeek, standard")
        .contains("BerriAI/litellm, as of 2026-11-20")
        .contains("Sources disagree on 1 price");
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    Path list =
        write(
            "one", "{\"m\": {\"litellm_provider\": \"openai\", \"input_cost_per_token\": 1e-06}}");
    Path into = folder.resolve("catalogue");
    assertThat(importing(list, "--into", into, "--dry-run").words())
        .contains("Nothing was written");
    assertThat(into).doesNotExist();
  }

  @Test
  void whatCannotBeUsedIsSaidWithItsPlace() throws IOException {
    Shell none = importing(folder.resolve("none"));
    assertThat(none.status()).isEqualTo(Exit.INPUT);
    assertThat(none.words()).contains("there is no such file");
    assertThat(importing(write("odd", "{\"a\": 1}")).words())
        .contains("no price list of a known shape")
        .contains("Known are genai-prices");
    assertThat(Shell.run("prices", "import", write("x", "{}"), "--as-of", "2027-01-01").words())
        .contains("still to come");
    Shell partly =
        importing(
            write(
                "t", "model,input_uncached,output,source,as_of\ngpt-t9,about 2,8,me,2026-11-01\n"),
            "--into",
            folder.resolve("c"));
    assertThat(partly.status()).isEqualTo(Exit.PARTLY);
    assertThat(partly.words()).contains("t:2").contains("'about 2' is no price");
    Shell unknown = Shell.run("prices", "show", "claude-haiku-45");
    assertThat(unknown.status()).isEqualTo(Exit.INPUT);
    assertThat(unknown.words()).contains("Did you mean 'claude-haiku-4-5'?");
    assertThat(Shell.run("prices").status()).isEqualTo(Exit.USAGE);
  }

  @Test
  void theBillIsHeldAgainstAFolderOfYourOwnPrices() throws IOException {
    Path own = folder.resolve("own");
    Files.createDirectories(own);
    Files.writeString(
        own.resolve("prices.csv"),
        """
        model,provider,input_uncached,cache_read,output,source,as_of
        gpt-5.6-luna,OpenAI,777,777,777,contract,2026-01-01
        """);
    Object bills = Shell.example("support-assistant").resolve("bills");
    assertThat(Shell.run("bill", "--json", "--catalogue", own, bills).out())
        .contains("\"priceFindings\"");
    Shell nowhere = Shell.run("bill", "--catalogue", folder.resolve("nowhere"), bills);
    assertThat(nowhere.status()).isEqualTo(Exit.INPUT);
    assertThat(nowhere.words()).contains("there is no such folder");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Shell importing(Object... arguments) {
    Object[] all = new Object[arguments.length + 4];
    all[0] = "prices";
    all[1] = "import";
    all[2] = "--as-of";
    all[3] = "2026-11-20";
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    return Shell.run(all);
  }
}
