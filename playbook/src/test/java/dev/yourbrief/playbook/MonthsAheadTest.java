package dev.yourbrief.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.bill.Bill;
import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.language.Value;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The months ahead, as a playbook sees them. */
class MonthsAheadTest {

  private static Evaluation of(Bill bill) {
    return Evaluation.of(
        TestDecisions.of(Map.of("mlPeople", "1 to 2")), Optional.of(bill), Catalogue.bundled());
  }

  private static Estimate amount(Evaluation evaluation, String name) {
    Figure figure = evaluation.figure(name).orElseThrow();
    return ((Figure.Amount) figure.value()).estimate();
  }

  @Test
  void aBillThatGrowsSaysHowFastAndUntilWhen() {
    Evaluation evaluation = of(TestBills.of(90_000, 20_000, 3_000, 0.1));
    assertThat(amount(evaluation, "bill.growthPerMonth").median()).isCloseTo(10, within(1e-6));
    assertThat(amount(evaluation, "bill.nextMonth").median()).isBetween(95_000.0, 103_000.0);
    assertThat(amount(evaluation, "bill.inAYear").median()).isBetween(150_000.0, 260_000.0);
    assertThat(amount(evaluation, "bill.monthsToTriple").median()).isBetween(11.0, 20.0);
    assertThat(amount(evaluation, "bill.pNeverTriple").median()).isBetween(1.0, 50.0);
    assertThat(amount(evaluation, "bill.peakDayToMean").median()).isBetween(1.0, 1.1);
  }

  @Test
  void theOddsOfStayingFallWithTime() {
    Evaluation evaluation = of(TestBills.of(2_000_000, 300_000, 60_000));
    double quarter = amount(evaluation, "crossover.pStaysQuarter").median();
    double halfYear = amount(evaluation, "crossover.pStaysHalfYear").median();
    double year = amount(evaluation, "crossover.pStaysYear").median();
    assertThat(quarter).isBetween(halfYear, 100.0);
    assertThat(halfYear).isBetween(year, 100.0);
    double past = 100 - amount(evaluation, "crossover.pNever").median();
    assertThat(quarter).isLessThanOrEqualTo(past);
  }

  @Test
  void withoutDaysNothingAheadIsKnown() {
    Evaluation evaluation =
        Evaluation.of(TestDecisions.of(Map.of()), Optional.empty(), Catalogue.bundled());
    for (String name : OutlookFigures.UNITS.keySet()) {
      assertThat(evaluation.value(name)).isInstanceOf(Value.Unknown.class);
    }
    assertThat(evaluation.value("crossover.pStaysYear")).isInstanceOf(Value.Unknown.class);
  }
}
