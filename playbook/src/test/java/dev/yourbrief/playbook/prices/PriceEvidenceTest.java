package dev.yourbrief.playbook.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.bill.PriceDay;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.playbook.prices.PriceFinding.What;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the prices of a bill tell, held against the list of each day. */
class PriceEvidenceTest {

  private static final String HEADER =
      "model,provider,tier,input_uncached,cache_read,output,effective_from,source,as_of\n";

  private static final LocalDate START = LocalDate.of(2026, 8, 11);

  @Test
  void p22_historyIsNotRepriced() {
    Catalogue known =
        prices(
            """
            gpt-5.6-sol,OpenAI,,5,0.5,30,,list,2026-08-01
            gpt-5.6-sol,OpenAI,,4,0.4,20,2026-08-21,list,2026-08-21
            """);
    List<PriceDay> days = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      boolean before = START.plusDays(i).isBefore(LocalDate.of(2026, 8, 21));
      days.add(day("gpt-5.6-sol", TokenKind.INPUT_UNCACHED, "standard", i, before ? "5" : "4"));
      days.add(day("gpt-5.6-sol", TokenKind.OUTPUT, "standard", i, before ? "30" : "20"));
    }
    PriceEvidence evidence = PriceEvidence.of(days, known, "USD");
    BigDecimal paid = days.stream().map(PriceDay::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal listed =
        evidence.lines().stream()
            .map(l -> l.list().orElseThrow().multiply(l.tokens()).scaleByPowerOfTen(-6))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(listed).as("each day at its own price").isEqualByComparingTo(paid);
    assertThat(listed).as("and not at today's").isGreaterThan(new BigDecimal("2400"));
    assertThat(whats(evidence))
        .containsExactly(What.CHANGED, What.AS_LISTED, What.CHANGED, What.AS_LISTED);
    assertThat(evidence.findings().getFirst().words())
        .isEqualTo(
            "the price changed on 2026-08-21 from 5 to 4 a million tokens; so did the list price,"
                + " from 5 to 4");
  }

  @Test
  void p13_batchIsHeldAgainstTheBatchPrice() {
    Catalogue known =
        prices(
            """
            gpt-x,OpenAI,,2,,8,,list,2026-08-01
            gpt-x,OpenAI,batch,1,,4,,list,2026-08-01
            gpt-x,OpenAI,priority,4,,16,,list,2026-08-01
            """);
    assertThat(only(series("gpt-x", "batch", 9, i -> "1"), known).what()).isEqualTo(What.AS_LISTED);
    PriceFinding asBatch = only(series("gpt-x", "standard", 9, i -> "1"), known);
    assertThat(asBatch.what()).isEqualTo(What.OTHER_TIER);
    assertThat(asBatch.words())
        .isEqualTo("you paid 1, the list says 2: the price of the batch tier");
    assertThat(only(series("gpt-x", "unknown", 9, i -> "4"), known).words())
        .contains("the bill names none")
        .contains("the priority tier");
  }

  @Test
  void p13_aBatchPriceNobodyListsIsUnknownAndNotHalf() {
    Catalogue known = prices("gpt-x,OpenAI,,2,,8,,list,2026-08-01\n");
    PriceEvidence evidence = PriceEvidence.of(series("gpt-x", "batch", 9, i -> "1"), known, "USD");
    assertThat(evidence.lines().getFirst().list()).isEmpty();
    assertThat(evidence.findings().getFirst().what()).isEqualTo(What.NO_PRICE);
    assertThat(evidence.findings().getFirst().words())
        .contains("no batch price")
        .contains("you paid 0.5 times the standard price");
    assertThat(only(series("gpt-x", "standard", 9, i -> "1"), known).words())
        .contains("half, as batch often costs");
  }

  @Test
  void p14_longContextIsReadFromThePriceAndNotFromTheDaysTokens() {
    Catalogue known =
        prices(
            """
            gpt-x,OpenAI,,2,,8,,list,2026-08-01
            gpt-x,OpenAI,standard/long-context,4,,12,,list,2026-08-01
            """);
    // 20 million tokens a day, of many short prompts.
    assertThat(only(series("gpt-x", "standard", 9, i -> "2"), known).what())
        .isEqualTo(What.AS_LISTED);
    assertThat(only(series("gpt-x", "standard", 9, i -> "4"), known).words())
        .contains("long prompts (standard/long-context)");
    assertThat(only(series("gpt-x", "standard/long-context", 9, i -> "4"), known).what())
        .isEqualTo(What.AS_LISTED);
  }

  @Test
  void p21_anUnknownModelIsUnknownAndNeverNothing() {
    PriceFinding finding =
        only(series("model-of-tomorrow", "standard", 3, i -> "7"), Catalogue.bundled());
    assertThat(finding.what()).isEqualTo(What.NO_PRICE);
    assertThat(finding.list()).isEmpty();
    assertThat(finding.tokens()).isEqualByComparingTo("60000000");
    assertThat(finding.cost()).isEqualByComparingTo("420");
    assertThat(finding.words()).contains("60,000,000 tokens for 420.00 USD, list price unknown");
  }

  @Test
  void p41_linesRoundedToTheCentAreNoError() {
    Catalogue known = prices("gpt-x,OpenAI,,2,,8,,list,2026-08-01\n");
    List<PriceDay> days = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      // 300 lines of 1,700 tokens are 0.0034 each, and stand in the bill as 0.00.
      days.add(rounded(i, "510000", "0.00", 300));
    }
    PriceFinding finding = only(days, known);
    assertThat(finding.what()).isEqualTo(What.AS_LISTED);
    assertThat(finding.words()).contains("as far as 9000 lines rounded to the cent can tell");
    List<PriceDay> noisy = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      // Ten lines of 0.104 to 0.106 each, rounded up or down.
      noisy.add(rounded(i, "525000", i % 2 == 0 ? "1.00" : "1.10", 10));
    }
    assertThat(only(noisy, known).what()).isEqualTo(What.AS_LISTED);
  }

  @Test
  void p50_whatTheBillPaidBeatsSourcesThatDisagree() {
    Catalogue known =
        prices(
            """
            deepseek-v4-flash,DeepSeek,,0.14,0.0028,0.28,,pydantic/genai-prices,2026-08-01
            deepseek-v4-flash,OpenRouter,,0.14,0.028,0.28,,openrouter.ai,2026-08-01
            """);
    List<PriceDay> days = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      days.add(
          row(
              "deepseek-v4-flash",
              TokenKind.CACHE_READ,
              "standard",
              i,
              new BigDecimal("2000000000"),
              new BigDecimal("5.60"),
              3));
    }
    List<PriceFinding> findings = PriceEvidence.of(days, known, "USD").findings();
    assertThat(findings)
        .extracting(PriceFinding::what)
        .containsExactly(What.AS_LISTED, What.SOURCES_DISAGREE);
    assertThat(findings.getLast().words())
        .contains("0.028 (openrouter.ai, 2026-08-01)")
        .contains("0.0028 (pydantic/genai-prices, 2026-08-01)")
        .endsWith("you paid 0.0028, and that counts");
  }

  @Test
  void p51_aRiseThatWasOnlyAnnouncedIsNotHeldAgainstTheBill() {
    Catalogue known =
        prices(
            """
            claude-sonnet-5,Anthropic,,2,,10,,list,2026-08-05
            claude-sonnet-5,Anthropic,,3,,15,2026-08-15,list,2026-08-05
            """);
    assertThat(only(series("claude-sonnet-5", "standard", 20, i -> "2"), known).what())
        .isEqualTo(What.AS_LISTED);
  }

  @Test
  void p52_aWindowInWhichTheListIsTenTimesOffIsTheListsError() {
    Catalogue known =
        prices(
            """
            gpt-x,OpenAI,,0.8,,8,,list,2026-08-01
            gpt-x,OpenAI,,0.08,,8,2026-08-14,list,2026-08-14
            gpt-x,OpenAI,,0.8,,8,2026-08-18,list,2026-08-18
            """);
    List<PriceFinding> findings =
        PriceEvidence.of(series("gpt-x", "standard", 12, i -> "0.8"), known, "USD").findings();
    assertThat(findings)
        .extracting(PriceFinding::what)
        .containsExactly(What.AS_LISTED, What.UNIT_ERROR, What.AS_LISTED);
    assertThat(findings.get(1).words())
        .contains("from 2026-08-14 to 2026-08-17")
        .contains("10 times the list price; your price did not change and the list's did");
  }

  @Test
  void powersOfTenAreSaidToBeUnits() {
    Catalogue known = prices("gpt-x,OpenAI,,2,,8,,list,2026-08-01\n");
    for (String paid :
        List.of("20", "200", "2000", "2000000", "0.2", "0.02", "0.002", "0.000002")) {
      PriceFinding finding = only(exact("gpt-x", 5, paid), known);
      assertThat(finding.what()).as(paid).isEqualTo(What.UNIT_ERROR);
    }
    assertThat(only(exact("gpt-x", 5, "0.02"), known).words())
        .contains("one 100th of it, which looks like a wrong unit");
  }

  @Test
  void aSteadyDiscountIsSaidInPercent() {
    Catalogue known = prices("gpt-x,OpenAI,,2,,8,,list,2026-08-01\n");
    PriceFinding finding = only(series("gpt-x", "standard", 30, i -> "1.64"), known);
    assertThat(finding.what()).isEqualTo(What.DISCOUNT);
    assertThat(finding.words())
        .isEqualTo("you paid 1.64, the list says 2: a steady discount of 18 %");
    assertThat(only(series("gpt-x", "standard", 30, i -> "2.2"), known).words())
        .endsWith("a steady surcharge of 10 %");
  }

  @Test
  void aDiscountThatBeginsOnADayIsAChange() {
    Catalogue known = prices("gpt-x,OpenAI,,2,,8,,list,2026-08-01\n");
    List<PriceFinding> findings =
        PriceEvidence.of(series("gpt-x", "standard", 20, i -> i < 8 ? "2" : "1.5"), known, "USD")
            .findings();
    assertThat(findings)
        .extracting(PriceFinding::what)
        .containsExactly(What.CHANGED, What.AS_LISTED, What.DISCOUNT);
    assertThat(findings.getFirst().words())
        .contains("on 2026-08-19 from 2 to 1.5")
        .endsWith("the list price of 2 did not change");
    assertThat(findings.getLast().words()).contains("from 2026-08-19 to 2026-08-30");
  }

  @Test
  void aPriceThatIsAnotherEveryDayIsNoStep() {
    Catalogue known = prices("gpt-x,OpenAI,,2,,8,,list,2026-08-01\n");
    PriceFinding finding =
        only(series("gpt-x", "standard", 20, i -> i % 2 == 0 ? "2" : "1.4"), known);
    assertThat(finding.what()).isEqualTo(What.VARIES);
    assertThat(finding.words()).contains("from 0.7 to 1 times the list price");
  }

  @Test
  void aBillInAnotherCurrencyIsNotHeldAgainstDollars() {
    List<PriceFinding> findings =
        PriceEvidence.of(series("gpt-5.5", "standard", 3, i -> "2"), Catalogue.bundled(), "EUR")
            .findings();
    assertThat(findings).extracting(PriceFinding::what).containsExactly(What.OTHER_CURRENCY);
  }

  @Test
  void daysWithoutTokensTellNothing() {
    PriceDay none =
        new PriceDay(
            "openai",
            "gpt-x",
            TokenKind.OUTPUT,
            "standard",
            START,
            BigDecimal.ZERO,
            BigDecimal.ONE,
            BigDecimal.ZERO,
            1);
    assertThat(PriceEvidence.of(List.of(none), Catalogue.bundled(), "USD").lines()).isEmpty();
    assertThat(PriceEvidence.of(List.of(), Catalogue.bundled(), "USD").findings()).isEmpty();
  }

  private static Catalogue prices(String rows) {
    Catalogue known = Catalogue.bundled().withPrices(HEADER + rows);
    assertThat(known.problems()).isEmpty();
    return known;
  }

  private static List<What> whats(PriceEvidence evidence) {
    return evidence.findings().stream().map(PriceFinding::what).toList();
  }

  private static PriceFinding only(List<PriceDay> days, Catalogue known) {
    List<PriceFinding> findings = PriceEvidence.of(days, known, "USD").findings();
    assertThat(findings).as(findings.toString()).hasSize(1);
    return findings.getFirst();
  }

  private static List<PriceDay> series(
      String model, String tier, int days, Function<Integer, String> price) {
    List<PriceDay> result = new ArrayList<>();
    for (int i = 0; i < days; i++) {
      result.add(day(model, TokenKind.INPUT_UNCACHED, tier, i, price.apply(i)));
    }
    return result;
  }

  /** Twenty million tokens in three lines, each rounded to the cent. */
  private static PriceDay day(String model, TokenKind kind, String tier, int day, String perMtok) {
    BigDecimal tokens = new BigDecimal("20000000");
    return row(
        model,
        kind,
        tier,
        day,
        tokens,
        new BigDecimal(perMtok).multiply(new BigDecimal("20")).setScale(2, RoundingMode.HALF_EVEN),
        3);
  }

  private static List<PriceDay> exact(String model, int days, String perMtok) {
    List<PriceDay> result = new ArrayList<>();
    BigDecimal tokens = new BigDecimal("50000000000");
    for (int i = 0; i < days; i++) {
      BigDecimal cost = new BigDecimal(perMtok).multiply(tokens).scaleByPowerOfTen(-6);
      result.add(row(model, TokenKind.INPUT_UNCACHED, "standard", i, tokens, cost, 1));
    }
    return result;
  }

  private static PriceDay rounded(int day, String tokens, String cost, long rows) {
    return row(
        "gpt-x",
        TokenKind.INPUT_UNCACHED,
        "standard",
        day,
        new BigDecimal(tokens),
        new BigDecimal(cost),
        rows);
  }

  private static PriceDay row(
      String model,
      TokenKind kind,
      String tier,
      int day,
      BigDecimal tokens,
      BigDecimal cost,
      long rows) {
    BigDecimal perMtok = cost.scaleByPowerOfTen(6).divide(tokens, MathContext.DECIMAL64);
    return new PriceDay(
        "openai", model, kind, tier, START.plusDays(day), tokens, cost, perMtok, rows);
  }
}
