package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others got wrong about money, one test each; the ids are those of the collected cases. */
final class MoneyPitfallsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
  private static final String FROM = "2026-10-01T00:00:00Z";
  private static final String TO = "2026-10-02T00:00:00Z";

  @TempDir Path folder;

  @Test
  void p15_anthropics_cost_report_is_in_cents() {
    Bills.write(
        folder,
        "cost.json",
        """
        {"data":[{"starting_at":"2026-10-01T00:00:00Z","ending_at":"2026-10-02T00:00:00Z","results":[
          {"currency":"USD","amount":"123.78912","cost_type":"tokens","model":"claude-opus-5",
           "service_tier":"standard","token_type":"uncached_input_tokens"}]}],"has_more":false}
        """);
    assertThat(Bills.billed(Bills.read(folder))).isEqualByComparingTo("1.2378912");
  }

  @Test
  void p22_history_is_never_priced_again() {
    Bills.write(
        folder,
        "cost.csv",
        Bills.OPENAI_COST
            + Bills.openAiCost(DAY, "5", "gpt-5.6, input_tokens", "1000000")
            + Bills.openAiCost(DAY.plusDays(1), "4", "gpt-5.6, input_tokens", "1000000"));
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("9");
    assertThat(Bills.price(bill, "gpt-5.6", TokenKind.INPUT_UNCACHED))
        .hasValueSatisfying(p -> assertThat(p.perMtok()).isEqualByComparingTo("4.5"));
  }

  @Test
  void p25_currencies_are_not_added() {
    Bills.write(
        folder,
        "focus.csv",
        Bills.FOCUS
            + Bills.focus("10", "10", "USD", "Usage", FROM, TO)
            + Bills.focus("10", "10", "USD", "Usage", FROM, TO)
            + Bills.focus("7", "7", "EUR", "Usage", FROM, TO));
    Bill bill = Bills.read(folder);
    assertThat(bill.currency()).isEqualTo("USD");
    assertThat(Bills.costOf(bill.byProvider())).isEqualByComparingTo("20");
    assertThat(bill.totals().otherCurrencies().values())
        .singleElement()
        .satisfies(euros ->
            assertThat(euros.billed())
                .containsEntry(ChargeCategory.USAGE, new Money(new BigDecimal("7"), "EUR")));
    assertThat(Bills.notes(bill))
        .anyMatch(n -> n.contains("EUR") && n.contains("no exchange rate"));
  }

  @Test
  void p25_currencies_are_converted_by_a_dated_rate_only() {
    Bills.write(
        folder,
        "focus.csv",
        Bills.FOCUS
            + Bills.focus("10", "10", "USD", "Usage", FROM, TO)
            + Bills.focus("7", "7", "EUR", "Usage", FROM, TO));
    ExchangeRate old = rate("2", LocalDate.of(2025, 1, 1));
    ExchangeRate current = rate("1.5", LocalDate.of(2026, 9, 1));
    ExchangeRate future = rate("9", LocalDate.of(2027, 1, 1));
    BillOptions options =
        new BillOptions(
            Bills.AS_OF,
            Optional.of("USD"),
            List.of(future, old, current),
            Optional.empty(),
            Bills.SAMPLER);
    Bill bill = Bills.read(folder, options);
    assertThat(Bills.costOf(bill.byModel())).isEqualByComparingTo("20.5");
    assertThat(Bills.notes(bill)).anyMatch(n -> n.contains("1.5") && n.contains("a central bank"));
  }

  private static ExchangeRate rate(String rate, LocalDate asOf) {
    return new ExchangeRate("EUR", "USD", new BigDecimal(rate), asOf, "a central bank");
  }

  @Test
  void p26_a_vendors_token_is_no_llm_token() {
    Bills.write(
        folder,
        "focus.csv",
        Bills.FOCUS
            + "0,1230,1230,USD,a,Usage,,Token Consumption - Q Widget,2026-10-01T00:00:00Z,"
            + "2026-10-02T00:00:00Z,615,Execution,615,Execution,Token,ACMECORP,S,7,,,\n"
            + "200000,0,200000,USD,a,Purchase,,Token Purchase,2026-10-01T00:00:00Z,"
            + "2027-10-01T00:00:00Z,,,100000,Token,USD,ACMECORP,S,8,,,\n");
    Bill bill = Bills.read(folder);
    assertThat(Bills.charges(folder)).allSatisfy(c -> assertThat(c.tokens()).isEmpty());
    assertThat(bill.totals().effective().get(ChargeCategory.USAGE))
        .isEqualTo(new Money(new BigDecimal("1230"), "USD"));
    assertThat(bill.totals().billed().get(ChargeCategory.USAGE)).isEqualTo(Money.zero("USD"));
  }

  @Test
  void p27_a_prepaid_amount_is_not_counted_twice() {
    Bills.write(
        folder,
        "focus.csv",
        Bills.FOCUS
            + Bills.focus("500000", "0", "USD", "Purchase", FROM, TO)
            + Bills.focus("0", "20", "USD", "Usage", FROM, TO)
            + Bills.focus("0", "30", "USD", "Usage", FROM, TO));
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("500000");
    assertThat(Bills.effective(bill)).isEqualByComparingTo("50");
    assertThat(Bills.costOf(bill.byProvider())).isEqualByComparingTo("50");
    // A day of 50: a month of 365/12 such days.
    assertThat(bill.runRate().orElseThrow().perMonth().median())
        .isEqualTo(50 * 365 / 12.0, org.assertj.core.data.Offset.offset(1e-6));
  }

  @Test
  void p28_a_years_purchase_is_not_extrapolated() {
    Bills.write(
        folder,
        "focus.csv",
        Bills.FOCUS
            + "\"$10,000.00 \",\"$10,000.00 \",\"$10,000.00 \",USD,a,Purchase,,Upfront,10/1/26,"
            + "10/1/27,,,1,Count,USD,ACMECORP,S,7,,,\n");
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("10000");
    assertThat(bill.runRate()).isEmpty();
    assertThat(bill.byProvider()).isEmpty();
    assertThat(Bills.notes(bill)).anyMatch(n -> n.contains("purchase"));
  }

  @Test
  void p29_negative_rows_and_corrections_are_kept() {
    Bills.write(
        folder,
        "focus.csv",
        Bills.FOCUS
            + Bills.focus("10.5", "10.5", "USD", "Usage", FROM, TO)
            + Bills.focus("-0.25", "-0.25", "USD", "Usage", FROM, TO)
            + "-1,-1,-1,USD,a,Usage,Correction,late fix,2026-10-01T00:00:00Z,"
            + "2026-10-02T00:00:00Z,,,,,,Acme Cloud,S,7,,,\n");
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("9.25");
    assertThat(Bills.costOf(bill.byProvider())).isEqualByComparingTo("10.25");
    assertThat(bill.totals().billed()).containsKey(ChargeCategory.CORRECTION);
  }

  @Test
  void p30_tax_is_not_usage() {
    Bills.write(
        folder,
        "focus.csv",
        Bills.FOCUS
            + Bills.focus("100", "100", "USD", "Usage", FROM, TO)
            + Bills.focus("19", "19", "USD", "Tax", FROM, TO));
    Bill bill = Bills.read(folder);
    assertThat(Bills.costOf(bill.byProvider())).isEqualByComparingTo("100");
    assertThat(bill.totals().billed())
        .containsEntry(ChargeCategory.TAX, new Money(new BigDecimal("19"), "USD"));
  }

  @Test
  void p31_a_credit_does_not_make_usage_free() {
    Bills.write(
        folder,
        "focus.csv",
        Bills.FOCUS
            + Bills.focus("42.50", "42.50", "USD", "Usage", FROM, TO)
            + Bills.focus("-42.50", "-42.50", "USD", "Credit", FROM, TO));
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isZero();
    assertThat(Bills.costOf(bill.byProvider())).isEqualByComparingTo("42.50");
    assertThat(Bills.notes(bill)).anyMatch(n -> n.contains("credit"));
  }

  @Test
  void p38_thirty_digits_survive() {
    String tiny = "0.000000000000000000000000000001";
    Bills.write(
        folder,
        "cost.csv",
        Bills.OPENAI_COST
            + Bills.openAiCost(DAY, "123456789012345678", "gpt-5, output_tokens", "1")
            + Bills.openAiCost(DAY, tiny, "gpt-5, output_tokens", "1")
            + Bills.openAiCost(
                DAY, "0.003835980000000000000000000000", "gpt-5, output_tokens", "1"));
    assertThat(Bills.billed(Bills.read(folder)))
        .isEqualTo(new BigDecimal("123456789012345678.003835980000000000000000000001"));
  }

  @Test
  void p38_more_digits_than_are_kept_make_a_row_unreadable() {
    Bills.write(
        folder,
        "cost.csv",
        Bills.OPENAI_COST
            + Bills.openAiCost(DAY, "1", "gpt-5, output_tokens", "1")
            + Bills.openAiCost(
                DAY, "0.0000000000000000000000000000001", "gpt-5, output_tokens", "1")
            + Bills.openAiCost(DAY, "1e999999999", "gpt-5, output_tokens", "1"));
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualByComparingTo("1");
    assertThat(bill.unreadableRows()).isEqualTo(2);
    assertThat(bill.unreadable()).extracting(p -> p.where().line()).containsExactly(3, 4);
  }

  @Test
  void p39_money_as_people_write_it() {
    Bills.write(
        folder,
        "focus.csv",
        Bills.FOCUS
            + "\"$10,000.00 \",NULL,NULL,USD,a,Usage,NULL,x,10/1/26,10/2/26,NULL,NULL,,,,A,S,1,,,\n"
            + "(12.50),,,USD,a,Usage,,x,10/1/2026,10/2/2026,,,,,,A,S,1,,,\n"
            + "1.5E-7,,,USD,a,Usage,,x,2026-10-01 00:00:00,2026-10-02 00:00:00,,,,,,A,S,1,,,\n");
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(Bills.billed(bill)).isEqualByComparingTo("9987.50000015");
  }

  @Test
  void p41_rows_rounded_to_cents_are_said_to_be() {
    Bills.write(
        folder,
        "cost.csv",
        Bills.ANTHROPIC_COST + Bills.anthropicCost(DAY, "Claude Haiku 4.5", "output", "0.00"));
    assertThat(Bills.notes(Bills.read(folder))).anyMatch(n -> n.contains("rounded to a cent"));
  }

  @Test
  void p54_a_formula_is_kept_as_plain_text() {
    Bills.write(
        folder,
        "cost.csv",
        Bills.ANTHROPIC_COST
            + DAY
            + ",Claude Opus"
            + " 5,\"=HYPERLINK(\"\"http://x\"\")\",k,message,,output,1.00,1.00,token,,\n");
    assertThat(Bills.charges(folder))
        .singleElement()
        .satisfies(c -> assertThat(c.project()).isEqualTo("=HYPERLINK(\"http://x\")"));
  }

  @Test
  void no_e_mail_and_no_address_is_kept() {
    Bills.write(
        folder,
        "cost.csv",
        Bills.OPENAI_COST
            + "1790553600,1790640000,,,1,usd,,,,user-9,key_1,proj_a,org-1,"
            + "jane.doe@example.com's project,10.1.2.3,jane.doe@example.com,\n");
    Bill bill = Bills.read(folder);
    assertThat(Bills.charges(folder).toString() + bill)
        .doesNotContain("@")
        .doesNotContain("jane")
        .doesNotContain("10.1.2.3")
        .contains("(e-mail)'s project");
  }
}
