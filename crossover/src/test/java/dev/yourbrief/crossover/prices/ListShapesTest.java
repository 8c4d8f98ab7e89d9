package dev.yourbrief.crossover.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.figure.source.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each shape of list, told by its content, read to the last digit. */
class ListShapesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 8, 22);

  @TempDir Path folder;

  @Test
  void genaiPricesHasAHistoryAndPricesForLongPrompts() throws IOException {
    PriceList list = read("genai.json", "a.txt");
    assertThat(list.source()).isEqualTo("pydantic/genai-prices");
    assertThat(usd(list, "gpt-t1", "standard"))
        .containsExactly(
            entry("", "cache_read=0.5 input_uncached=5 output=30"),
            entry("2026-08-21", "cache_read=0.4 input_uncached=4 output=20"),
            entry("2026-12-01", "input_uncached=6 output=40"));
    assertThat(usd(list, "gpt-t1", "standard/long-context"))
        .as("what does not depend on the length stays as it is")
        .containsExactly(entry("", "cache_read=0.5 input_uncached=10 output=45"));
    assertThat(usd(list, "deepseek-t", "standard"))
        .containsExactly(entry("", "cache_read=0.0028 input_uncached=0.14 output=0.28"));
    assertThat(usd(list, "gpt-t2", "standard"))
        .as("a zero is not known to be free")
        .containsExactly(entry("", "input_uncached=1.5"));
    assertThat(list.leftOut())
        .containsEntry("prices that hold for a part of the day", 1)
        .containsEntry("zeros that do not say 'free'", 1)
        .containsEntry("models without a price by the token", 1);
  }

  @Test
  void genaiPricesOfOneProviderSayWhenTheyWereChecked() throws IOException {
    PriceList list = read("genai-openai.yml", "b.txt");
    assertThat(list.facts()).extracting(PriceFact::asOf).containsOnly(LocalDate.of(2026, 8, 15));
    assertThat(usd(list, "gpt-t2", "standard"))
        .containsExactly(entry("", "input_uncached=1.5 output=6"));
  }

  @Test
  void p13_liteLlmPricesAreByTheTokenAndHaveTiers() throws IOException {
    PriceList list = read("litellm.json", "c.txt");
    assertThat(usd(list, "gpt-t1", "standard"))
        .containsExactly(entry("", "cache_read=0.5 cache_write_1h=10 input_uncached=5 output=30"));
    assertThat(usd(list, "gpt-t1", "batch"))
        .containsExactly(entry("", "input_uncached=2.5 output=15"));
    assertThat(usd(list, "gpt-t1", "flex")).containsExactly(entry("", "input_uncached=2.5"));
    assertThat(usd(list, "gpt-t1", "priority")).containsExactly(entry("", "output=60"));
    assertThat(usd(list, "gpt-t1", "standard/long-context"))
        .containsExactly(entry("", "input_uncached=10 output=45"));
    assertThat(usd(list, "gpt-t1", "priority/long-context"))
        .containsExactly(entry("", "input_uncached=20"));
    assertThat(list.cleaned()).isEqualTo(1);
  }

  @Test
  void p21_liteLlmsZerosAreUnpriced() throws IOException {
    PriceList list = read("litellm.json", "c.txt");
    assertThat(usd(list, "free-of-charge-t", "standard")).isEmpty();
    assertThat(list.facts()).noneMatch(fact -> fact.usdPerMtok().containsKey("cache_write_5m"));
    assertThat(list.leftOut()).containsEntry("zeros that do not say 'free'", 3);
  }

  @Test
  void openRouterPricesAreTextsWithNoiseOverridesAndADiscount() throws IOException {
    PriceList list = read("openrouter.json", "d.txt");
    assertThat(usd(list, "openai/gpt-t1", "standard"))
        .containsExactly(entry("", "cache_read=0.05 input_uncached=0.6 output=3"));
    assertThat(usd(list, "openai/gpt-t1", "standard/long-context"))
        .as("of two overrides that apply, the later wins")
        .containsExactly(entry("", "cache_read=0.05 input_uncached=1.1 output=3"));
    assertThat(usd(list, "openai/gpt-t2", "standard"))
        .containsExactly(entry("", "input_uncached=1.5 output=6"));
    assertThat(list.facts())
        .filteredOn(fact -> fact.model().equals("openai/gpt-t2"))
        .extracting(PriceFact::note)
        .containsExactly("a discount of 25 % is taken off");
    assertThat(usd(list, "some/model-t:free", "standard"))
        .as("here the list says free")
        .containsExactly(entry("", "input_uncached=0 output=0"));
    assertThat(usd(list, "some/model-t", "standard")).isEmpty();
    assertThat(usd(list, "openrouter/auto", "standard")).isEmpty();
    assertThat(list.cleaned()).isEqualTo(1);
    assertThat(list.unreadable()).isZero();
  }

  @Test
  void modelsDevIsReadWholeAndByTheModel() throws IOException {
    PriceList whole = read("models-dev.json", "e.txt");
    assertThat(usd(whole, "gpt-t1", "standard"))
        .as("what a subscription covers has no price by the token")
        .containsExactly(entry("", "cache_read=0.5 input_uncached=5 output=30"));
    assertThat(usd(whole, "gpt-t1", "standard/long-context"))
        .containsExactly(entry("", "cache_read=0.5 input_uncached=10 output=45"));
    PriceList one = read("models-dev.toml", "providers/anthropic/models/claude-t1.toml");
    assertThat(one.source()).isEqualTo("models.dev");
    assertThat(one.facts()).extracting(PriceFact::seller).containsOnly("anthropic");
    assertThat(usd(one, "claude-t1", "standard"))
        .containsExactly(entry("", "cache_read=0.3 input_uncached=3 output=15"));
    assertThat(usd(one, "claude-t1", "standard/long-context"))
        .containsExactly(entry("", "cache_read=0.3 input_uncached=6 output=22.5"));
    assertThat(one.facts().getLast().note()).isEqualTo("above 200000 input tokens a call");
  }

  @Test
  void aPlainTableIsReadAndAConflictInACellIsNoPrice() throws IOException {
    PriceList list =
        text(
            """
            model,input_usd_per_mtok,cached_input_usd_per_mtok,output_usd_per_mtok,as_of,source
            gpt-t1,2,0.2 (a) vs 0.1 (b),10,2026-10,someone
            """);
    assertThat(usd(list, "gpt-t1", "standard"))
        .containsExactly(entry("", "input_uncached=2 output=10"));
    assertThat(list.facts().getFirst().asOf()).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(list.problems().toString()).contains(":2").contains("is no price");
  }

  @Test
  void noiseIsTakenOffAndDigitsThatMeanSomethingStay() {
    assertThat(Amounts.read("0.0000006000000000000001", 6)).contains(new BigDecimal("0.6"));
    assertThat(Amounts.read("2.9999999999999997e-07", 6)).contains(new BigDecimal("0.3"));
    assertThat(Amounts.read("0.00000033333333333333", 6))
        .contains(new BigDecimal("0.33333333333333"));
    assertThat(Amounts.read("0.123456789012", 0)).contains(new BigDecimal("0.123456789012"));
    assertThat(Amounts.isNoisy("0.15")).isFalse();
    assertThat(Amounts.read("15.00", 0)).contains(new BigDecimal("15"));
    assertThat(Amounts.read("1e2", 0)).contains(new BigDecimal("100"));
  }

  @Test
  @Timeout(20)
  void hostileInputIsRefusedOrLeftOutAndNothingBlowsUp() throws IOException {
    refused("[".repeat(100_000), "JSON");
    refused("{\"a\":".repeat(100_000), "JSON");
    refused("{\"data\":[{\"id\":\"x\"", "JSON");
    refused("{}", "no price list");
    refused("[]", "no price list");
    refused("just words", "no price list");
    refused("a = \"never closed\nb", "no end");
    refused("", "empty");
    refused("{\"" + "k".repeat(100_000) + "\":1}", "JSON");
    refused("{\"m\":{\"litellm_provider\":\"" + "x".repeat(3 << 20) + "\"}}", "JSON");
    Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2});
    assertThatThrownBy(() -> PriceLists.read(folder.resolve("binary"), "binary", DAY))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not UTF-8");
    assertThatThrownBy(() -> PriceLists.read(folder.resolve("none"), "none", DAY))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no such file");
    PriceList odd =
        text(
            "{\"gpt-t1\":{\"litellm_provider\":\"openai\",\"input_cost_per_token\":1e999999,"
                + "\"output_cost_per_token\":1e-999999,\"cache_read_input_token_cost\":\"NaN\","
                + "\"input_cost_per_token_batches\":{\"a\":1},"
                + "\"output_cost_per_token_flex\":-1e-06,"
                + "\"output_cost_per_token_priority\":1e-05}}");
    assertThat(odd.facts()).hasSize(1);
    assertThat(odd.facts().getFirst().tier()).isEqualTo("priority");
    assertThat(odd.unreadable()).isEqualTo(4);
    assertThat(odd.problems().getFirst().where().line()).isEqualTo(1);
  }

  private void refused(String text, String why) throws IOException {
    assertThatThrownBy(() -> text(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(why);
  }

  private PriceList text(String text) throws IOException {
    Path file = folder.resolve("list");
    Files.writeString(file, text);
    return PriceLists.read(file, "list", DAY);
  }

  /** A fixture under a name that says nothing of what it is. */
  private PriceList read(String resource, String as) throws IOException {
    Path file = folder.resolve(as);
    Files.createDirectories(file.getParent());
    Files.writeString(file, fixture(resource));
    return PriceLists.read(file, as, DAY);
  }

  static String fixture(String name) throws IOException {
    try (InputStream in = ListShapesTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Map.Entry<String, String> entry(String from, String prices) {
    return Map.entry(from, prices);
  }

  private static List<Map.Entry<String, String>> usd(PriceList list, String model, String tier) {
    return list.facts().stream()
        .filter(fact -> fact.model().equals(model) && fact.tier().equals(tier))
        .map(fact -> entry(fact.from().map(LocalDate::toString).orElse(""), shown(fact)))
        .toList();
  }

  private static String shown(PriceFact fact) {
    Map<String, String> shown = new TreeMap<>();
    fact.usdPerMtok().forEach((kind, usd) -> shown.put(kind, usd.toPlainString()));
    return shown.toString().replaceAll("[{},]", "");
  }
}
