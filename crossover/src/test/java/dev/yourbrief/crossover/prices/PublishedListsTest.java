package dev.yourbrief.crossover.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yourbrief.crossover.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published lists themselves, where a copy is at hand. */
class PublishedListsTest {

  private static final Path LISTS =
      Path.of(System.getProperty("yourbrief.root", ".."), "..", "shared", "data", "prices");
  private static final LocalDate JULY = LocalDate.of(2026, 7, 24);
  private static final LocalDate AUGUST = LocalDate.of(2026, 8, 21);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @TempDir Path folder;

  @Test
  void theyAreReadInFullAndTheKnownDisagreementsAreFound() throws IOException {
    PriceList genai = read("genai-prices/data.v2.json", AUGUST);
    PriceList litellm = read("litellm/model_prices_and_context_window.2026-07-24.json", JULY);
    PriceList facts = read("newer_price_facts_2026-10.csv", TODAY);
    assertThat(genai.models()).isGreaterThan(1_000);
    assertThat(genai.prices()).isGreaterThan(3_000);
    assertThat(genai.unreadable()).isZero();
    assertThat(litellm.models()).isGreaterThan(200);
    assertThat(litellm.prices()).isGreaterThan(1_000);
    assertThat(litellm.unreadable()).isZero();
    assertThat(facts.models()).isEqualTo(26);
    assertThat(facts.unreadable()).as("one cell holds two prices").isEqualTo(1);

    PriceBook book = PriceBook.in(folder);
    book.join(List.of(genai, litellm, facts));
    assertThat(book.write()).isTrue();
    Catalogue known = Catalogue.bundled().withOverrides(folder);
    assertThat(known.problems()).isEmpty();
    assertThat(usd(known, "gpt-5.6-luna", "standard", LocalDate.of(2026, 7, 29))).isEqualTo("6");
    assertThat(usd(known, "gpt-5.6-luna", "standard", AUGUST)).isEqualTo("1.2");
    assertThat(usd(known, "gpt-5.6-sol", "batch", JULY)).isEqualTo("15");
    assertThat(usd(known, "gpt-5.6-sol", "standard", LocalDate.of(2026, 8, 20))).isEqualTo("30");
    assertThat(usd(known, "gpt-5.6-sol", "standard", AUGUST)).isEqualTo("20");
    assertThat(usd(known, "claude-sonnet-5", "standard", TODAY))
        .as("the announced rise to 15 never came")
        .isEqualTo("10");
    assertThat(usd(known, "gemini-3.1-pro-preview", "standard/long-context", JULY)).isEqualTo("18");
    List<Disagreement> found = Disagreement.of(known, known.modelIds(), TODAY);
    assertThat(found)
        .anyMatch(d -> d.model().equals("gpt-5.6-luna") && d.kind().equals("output"))
        .anyMatch(d -> d.model().equals("gpt-5.6-sol") && d.claims().size() >= 3)
        .anyMatch(d -> d.model().equals("claude-3-haiku") && d.kind().equals("cache_write_1h"));

    PriceBook again = PriceBook.in(folder);
    again.join(List.of(litellm, facts, genai));
    assertThat(again.write()).as("the same lists again").isFalse();
  }

  @Test
  void theYamlOfAProviderSaysWhatTheJsonSays() throws IOException {
    PriceList yaml = read("genai-prices/providers/openai.yml", AUGUST);
    PriceList json = read("genai-prices/data.v2.json", AUGUST);
    List<String> ofJson =
        json.facts().stream()
            .filter(fact -> fact.seller().equals("openai"))
            .map(PublishedListsTest::told)
            .sorted()
            .toList();
    assertThat(yaml.facts().stream().map(PublishedListsTest::told).sorted().toList())
        .isNotEmpty()
        .isEqualTo(ofJson);
  }

  private static String told(PriceFact fact) {
    return fact.model() + " " + fact.tier() + " " + fact.from() + " " + fact.usdPerMtok();
  }

  private static PriceList read(String name, LocalDate day) {
    Path file = LISTS.resolve(name);
    assumeTrue(Files.exists(file), "the published lists are not on this machine");
    return PriceLists.read(file, name, day);
  }

  private static String usd(Catalogue known, String model, String tier, LocalDate day) {
    return known
        .priceOn(model, tier, day)
        .flatMap(price -> price.usdPerMtok("output"))
        .orElseThrow()
        .stripTrailingZeros()
        .toPlainString();
  }
}
