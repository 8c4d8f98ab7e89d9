package dev.yourbrief.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every sum is exact: by bucket, by file and by a decimal added up by hand, to the last digit. */
final class ConservationTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 8, 10);

  @TempDir Path folder;

  private static BigDecimal amount(SplittableRandom random) {
    BigDecimal amount =
        new BigDecimal(random.nextLong(0, 1_000_000_000_000_000_000L))
            .movePointLeft(random.nextInt(0, 31));
    return random.nextInt(10) == 0 ? amount.negate() : amount;
  }

  @RepeatedTest(5)
  void buckets_files_and_oracle_agree(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    String[] models = {"gpt-5", "gpt-5-mini", "o9"};
    String[] kinds = {"input_tokens", "cached input", "output_tokens"};
    StringBuilder text = new StringBuilder(Bills.OPENAI_COST);
    BigDecimal oracle = BigDecimal.ZERO;
    BigDecimal tokens = BigDecimal.ZERO;
    for (int i = 0; i < 700; i++) {
      BigDecimal amount = amount(random);
      long count = random.nextLong(1, 1_000_000_000_000L);
      oracle = oracle.add(amount);
      tokens = tokens.add(BigDecimal.valueOf(count));
      String item = models[random.nextInt(3)] + ", " + kinds[random.nextInt(3)];
      text.append(
          Bills.openAiCost(
              FIRST.plusDays(random.nextInt(80)), amount.toPlainString(), item, "" + count));
    }
    Bills.write(folder, "a.csv", text.toString());
    Bill bill = Bills.read(folder);
    assertThat(bill.unreadable()).isEmpty();
    assertThat(Bills.billed(bill)).isEqualByComparingTo(oracle);
    assertThat(Bills.costOf(bill.byProvider())).isEqualByComparingTo(oracle);
    assertThat(Bills.costOf(bill.byModel())).isEqualByComparingTo(oracle);
    assertThat(Bills.costOf(bill.byKind())).isEqualByComparingTo(oracle);
    assertThat(Bills.costOf(bill.byProject())).isEqualByComparingTo(oracle);
    assertThat(bill.days().stream().map(DailySpend::cost).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(oracle);
    assertThat(
            bill.periods().stream().map(PeriodSpend::cost).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(settled(bill));
    assertThat(Bills.part(bill.byProvider(), "openai").tokens())
        .hasValueSatisfying(new org.assertj.core.api.Condition<>(tokens::equals, "all tokens"));
    assertThat(
            bill.unitPrices().stream()
                .map(UnitPrice::cost)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(bill.unitPrices().isEmpty() ? BigDecimal.ZERO : priced(bill));
  }

  private static BigDecimal settled(Bill bill) {
    return bill.days().stream()
        .filter(day -> !day.provisional())
        .map(DailySpend::cost)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What the prices times their tokens come to: the cost again, up to the price's 16 digits. */
  private static BigDecimal priced(Bill bill) {
    bill.unitPrices()
        .forEach(p ->
            assertThat(p.perMtok().multiply(p.tokens()).movePointLeft(6).doubleValue())
                .isCloseTo(
                    p.cost().doubleValue(), org.assertj.core.data.Percentage.withPercentage(1e-9)));
    return bill.unitPrices().stream().map(UnitPrice::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void a_month_spread_over_its_days_adds_up_again() {
    Bills.write(
        folder,
        "focus.csv",
        Bills.FOCUS
            + Bills.focus(
                "100.000000000000000000000000000001",
                "100.000000000000000000000000000001",
                "USD",
                "Usage",
                "2026-09-01T00:00:00Z",
                "2026-10-01T00:00:00Z"));
    Bill bill = Bills.read(folder);
    assertThat(Bills.billed(bill)).isEqualTo(new BigDecimal("100.000000000000000000000000000001"));
    assertThat(Bills.costOf(bill.byModel())).isEqualByComparingTo(Bills.billed(bill));
    assertThat(bill.days()).hasSize(30);
    assertThat(bill.files().getFirst().charges()).isEqualTo(1);
    assertThat(bill.runRate().orElseThrow().perMonth().median())
        .isEqualTo(100 / 30.0 * 365 / 12, org.assertj.core.data.Offset.offset(1e-6));
  }

  @Test
  void the_same_files_give_the_same_bill() {
    StringBuilder text = new StringBuilder(Bills.OPENAI_COST);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 80; i++) {
      text.append(
          Bills.openAiCost(
              FIRST.plusDays(i), "" + random.nextInt(1, 99), "m" + i % 7 + ", output_tokens", "9"));
    }
    Bills.write(folder, "a.csv", text.toString());
    Bill bill = Bills.read(folder);
    assertThat(Bills.read(folder)).hasToString(bill.toString()).isEqualTo(bill);
    assertThat(bill.projections()).extracting(Projection::scale).containsExactly(1, 3, 10);
    RunRate rate = bill.runRate().orElseThrow();
    assertThat(rate.days()).isEqualTo(28);
    assertThat(rate.perMonth().quantile(0.05)).isLessThan(rate.perMonth().quantile(0.95));
  }
}
