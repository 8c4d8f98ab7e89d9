package dev.yourbrief.crossover.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.ModelPrice;
import dev.yourbrief.figure.source.InputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How lists join a catalogue: nothing is lost, nothing is told twice, nothing is chosen silently.
 */
class PriceBookTest {

  private static final LocalDate JULY = LocalDate.of(2026, 7, 24);
  private static final LocalDate AUGUST = LocalDate.of(2026, 8, 22);
  private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 8);

  @TempDir Path folder;

  @Test
  void anImportIsReadBackAsACatalogueWithTiers() throws IOException {
    join("litellm.json", JULY);
    Catalogue mine = mine();
    assertThat(usd(mine, "gpt-t1", "standard", JULY, "input_uncached")).isEqualTo("5");
    assertThat(usd(mine, "gpt-t1", "batch", JULY, "input_uncached")).isEqualTo("2.5");
    assertThat(usd(mine, "gpt-t1", "standard/long-context", JULY, "output")).isEqualTo("45");
    assertThat(mine.priceOn("gpt-t1", "batch/long-context", JULY)).isEmpty();
    assertThat(mine.price("gpt-t1").orElseThrow().tier()).isEqualTo("standard");
    assertThat(mine.priceOf("Microsoft", "gpt-t1", "output", "standard", JULY).orElseThrow())
        .extracting(ModelPrice::provider)
        .isEqualTo("Azure");
  }

  @Test
  void importingAgainChangesNothing() throws IOException {
    for (String list :
        List.of("genai.json", "litellm.json", "openrouter.json", "models-dev.json")) {
      join(list, AUGUST);
    }
    byte[] before = Files.readAllBytes(folder.resolve("prices.csv"));
    for (String list :
        List.of("openrouter.json", "genai.json", "models-dev.json", "litellm.json")) {
      PriceBook book = PriceBook.in(folder);
      PriceBook.Result result = book.join(List.of(list(list, AUGUST))).getFirst();
      assertThat(result.added() + result.changed() + result.confirmed()).as(list).isZero();
      assertThat(book.write()).as(list).isFalse();
    }
    assertThat(Files.readAllBytes(folder.resolve("prices.csv"))).isEqualTo(before);
    assertThat(folder.toFile().list()).containsExactly("prices.csv");
  }

  @Test
  void p22_aChangedPriceIsANewRowAndTheOldOneStays() throws IOException {
    joinText(openRouterT1("0.000005"), JULY);
    joinText(openRouterT1("0.000004"), AUGUST);
    Catalogue mine = mine();
    assertThat(mine.prices("gpt-t1"))
        .extracting(ModelPrice::effectiveFrom)
        .containsExactly(ModelPrice.SINCE_EVER, AUGUST);
    assertThat(usd(mine, "gpt-t1", "standard", AUGUST.minusDays(1), "input_uncached"))
        .isEqualTo("5");
    assertThat(usd(mine, "gpt-t1", "standard", AUGUST, "input_uncached")).isEqualTo("4");
  }

  @Test
  void theOrderOfImportsDoesNotMatter() throws IOException {
    joinText(openRouterT1("0.000004"), AUGUST);
    joinText(openRouterT1("0.000005"), JULY);
    String backwards = Files.readString(folder.resolve("prices.csv"));
    Files.delete(folder.resolve("prices.csv"));
    joinText(openRouterT1("0.000005"), JULY);
    joinText(openRouterT1("0.000004"), AUGUST);
    assertThat(backwards).isEqualTo(Files.readString(folder.resolve("prices.csv")));
  }

  @Test
  void aPriceToldAgainIsAsFreshAsItsLastTelling() throws IOException {
    joinText(openRouterT1("0.000005"), JULY);
    joinText(openRouterT1("0.000005"), OCTOBER);
    assertThat(mine().prices("gpt-t1")).extracting(ModelPrice::asOf).containsExactly(OCTOBER);
  }

  @Test
  void p51_anAnnouncedPriceIsKeptAndNotInForceUntilItsSourceSaysItHolds() throws IOException {
    join("genai.json", AUGUST);
    LocalDate later = LocalDate.of(2027, 1, 1);
    assertThat(mine().prices("gpt-t1"))
        .filteredOn(ModelPrice::isAnnounced)
        .hasSize(1)
        .allMatch(price -> price.effectiveFrom().equals(LocalDate.of(2026, 12, 1)));
    assertThat(usd(mine(), "gpt-t1", "standard", later, "input_uncached")).isEqualTo("4");
    join("genai.json", LocalDate.of(2026, 12, 2));
    assertThat(usd(mine(), "gpt-t1", "standard", later, "input_uncached")).isEqualTo("6");
  }

  @Test
  void p50_sourcesThatDisagreeAreAllKeptAndShown() throws IOException {
    join("genai.json", AUGUST);
    join("litellm.json", JULY);
    List<Disagreement> found = Disagreement.of(mine(), List.of("deepseek-t", "gpt-t1"), AUGUST);
    assertThat(found.getFirst().model()).isEqualTo("deepseek-t");
    assertThat(found.getFirst().kind()).isEqualTo("cache_read");
    assertThat(found.getFirst().ratio()).isEqualByComparingTo("10");
    assertThat(found.getFirst().claims())
        .extracting(claim -> claim.source() + " " + claim.asOf())
        .containsExactly("pydantic/genai-prices 2026-08-22", "BerriAI/litellm 2026-07-24");
    assertThat(found)
        .filteredOn(d -> d.model().equals("gpt-t1") && d.tier().equals("standard"))
        .as("LiteLLM of July does not know of the change of August")
        .isNotEmpty()
        .allMatch(Disagreement::isOvertaken);
  }

  @Test
  void p22_aListThatOnlySawANewPriceDoesNotPriceTheTimeBefore() throws IOException {
    join("genai.json", LocalDate.of(2026, 9, 1));
    joinText(openRouterT1("0.000004"), LocalDate.of(2026, 9, 2));
    joinText(
        "{\"gpt-t1\":{\"litellm_provider\":\"openai\",\"input_cost_per_token\":4e-06}}",
        LocalDate.of(2026, 9, 3));
    assertThat(usd(mine(), "gpt-t1", "standard", LocalDate.of(2026, 8, 20), "input_uncached"))
        .isEqualTo("5");
  }

  @Test
  void aNameThatAnotherListGivesAModelMeansThatModel() throws IOException {
    join("genai.json", AUGUST);
    joinText("{\"gpt-t\":{\"litellm_provider\":\"openai\",\"input_cost_per_token\":5e-06}}", JULY);
    assertThat(mine().modelIds()).contains("gpt-t1").doesNotContain("gpt-t");
    assertThat(mine().modelId("gpt-t")).contains("gpt-t1");
  }

  @Test
  void whatTheBundledCatalogueKnowsOfAModelComesAlong() throws IOException {
    joinText(
        "{\"data\":[{\"id\":\"openai/gpt-5.6-sol\",\"pricing\":{\"prompt\":\"0.000003\"}}]}",
        OCTOBER);
    Catalogue mine = mine();
    Catalogue.bundled()
        .prices("gpt-5.6-sol")
        .forEach(price ->
            assertThat(mine.prices("gpt-5.6-sol"))
                .anyMatch(p -> p.usdPerMtokByKind().equals(price.usdPerMtokByKind())));
    assertThat(usd(mine, "gpt-5.6-sol", "standard", LocalDate.of(2026, 8, 20), "output"))
        .isEqualTo("30");
    assertThat(mine.offers("Llama 3.3 70B")).isEqualTo(Catalogue.bundled().offers("Llama 3.3 70B"));
  }

  @Test
  void aHostsPriceStaysAnOfferOfItsOpenModel() throws IOException {
    joinText(
        """
        [{"id":"groq","models":[{"id":"llama-3.3-70b","prices":{"input_mtok":0.5,"output_mtok":0.7}}]}]
        """,
        OCTOBER);
    assertThat(mine().offers("Llama 3.3 70B"))
        .filteredOn(offer -> offer.provider().equals("Groq"))
        .hasSize(1)
        .allMatch(offer -> offer.usdPerMtok("output").orElseThrow().toPlainString().equals("0.7"));
  }

  @Test
  void aRowOfYourOwnStillBeatsEveryList() throws IOException {
    Files.writeString(
        folder.resolve("prices.csv"),
        """
        model,provider,input_uncached,output,source,as_of,our_remark
        gpt-t1,OpenAI,1.11,2.22,contract 4711,2026-08-01,"kept, too"
        """);
    join("litellm.json", AUGUST);
    join("openrouter.json", OCTOBER);
    assertThat(usd(mine(), "gpt-t1", "standard", OCTOBER, "input_uncached")).isEqualTo("1.11");
    assertThat(usd(mine(), "gpt-t1", "batch", OCTOBER, "input_uncached")).isEqualTo("2.5");
    assertThat(Files.readString(folder.resolve("prices.csv"))).contains("\"kept, too\"");
  }

  @Test
  void aSnapshotWithAPriceOfItsOwnKeepsItsName() throws IOException {
    join("litellm.json", JULY);
    assertThat(usd(mine(), "gpt-t1-2025-01-01", "standard", JULY, "input_uncached")).isEqualTo("9");
    assertThat(usd(mine(), "gpt-t1-2026-03-05", "standard", JULY, "input_uncached")).isEqualTo("5");
    assertThat(mine().modelIds()).doesNotContain("gpt-t1-2026-03-05");
  }

  @Test
  void aFileThatCannotBeReadInFullIsNotWrittenOver() throws IOException {
    String broken = "model,provider,source,as_of\nx,us,me,yesterday\n";
    Files.writeString(folder.resolve("prices.csv"), broken);
    assertThatThrownBy(() -> PriceBook.in(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("prices.csv:2")
        .hasMessageContaining("as_of");
    assertThat(Files.readString(folder.resolve("prices.csv"))).isEqualTo(broken);
  }

  private static String openRouterT1(String prompt) {
    return "{\"data\":[{\"id\":\"openai/gpt-t1\",\"pricing\":{\"prompt\":\"" + prompt + "\"}}]}";
  }

  private void join(String fixture, LocalDate day) throws IOException {
    joinText(ListShapesTest.fixture(fixture), day);
  }

  private void joinText(String text, LocalDate day) throws IOException {
    PriceBook book = PriceBook.in(folder);
    book.join(List.of(listOf(text, day)));
    assertThat(book.write()).isTrue();
  }

  private PriceList list(String fixture, LocalDate day) throws IOException {
    return listOf(ListShapesTest.fixture(fixture), day);
  }

  private PriceList listOf(String text, LocalDate day) throws IOException {
    Path file = Files.createTempFile("list", "");
    try {
      Files.writeString(file, text);
      return PriceLists.read(file, "list", day);
    } finally {
      Files.delete(file);
    }
  }

  private Catalogue mine() {
    Catalogue mine = Catalogue.bundled().withOverrides(folder);
    assertThat(mine.problems()).isEmpty();
    return mine;
  }

  private static String usd(
      Catalogue catalogue, String model, String tier, LocalDate day, String kind) {
    BigDecimal usd =
        catalogue.priceOn(model, tier, day).flatMap(p -> p.usdPerMtok(kind)).orElseThrow();
    return usd.stripTrailingZeros().toPlainString();
  }
}
