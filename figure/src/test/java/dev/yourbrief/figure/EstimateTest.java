package dev.yourbrief.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EstimateTest {

  private static final Sampler SAMPLER = new Sampler(7, 20_000);

  private static Range range(double low, double high) {
    return Estimate.of(BigDecimal.valueOf(low), BigDecimal.valueOf(high));
  }

  @Test
  void anIntervalHoldsNineDrawsInTen() {
    for (Range range : new Range[] {range(10, 40), range(-5, 3), range(0.001, 900)}) {
      Draws draws = SAMPLER.draw("x", range);
      assertThat(draws.shareAtLeast(range.low().doubleValue())).isCloseTo(0.95, within(0.005));
      assertThat(draws.shareAtLeast(range.high().doubleValue())).isCloseTo(0.05, within(0.005));
    }
  }

  /**
   * F lognormal with a 90 % interval of 10,000 to 40,000; price 12, cost 2: the crossover is F /
   * 10.
   */
  @Test
  void theLognormalCrossoverHasTheQuantilesOfItsClosedForm() {
    Range fixed = range(10_000, 40_000);
    assertThat(fixed.quantile(0.1) / 10).isCloseTo(1_165.4, within(0.05));
    assertThat(fixed.median() / 10).isCloseTo(2_000, within(0.05));
    assertThat(fixed.quantile(0.9) / 10).isCloseTo(3_432.2, within(0.05));
    Draws drawn = SAMPLER.draw("fixed", fixed);
    assertThat(drawn.median() / 10).isCloseTo(2_000, within(40.0));
  }

  @Test
  void positiveIntervalsStayPositive() {
    assertThat(SAMPLER.draw("x", range(0.01, 5)).quantile(0)).isPositive();
  }

  @Test
  void aStreamIsFixedByItsNameAndTheSeedAlone() {
    Draws one = SAMPLER.draw("price", range(1, 2));
    SAMPLER.draw("other", range(5, 6));
    assertThat(SAMPLER.draw("price", range(1, 2))).isEqualTo(one);
    assertThat(SAMPLER.draw("people", range(1, 2))).isNotEqualTo(one);
    assertThat(new Sampler(8, 20_000).draw("price", range(1, 2))).isNotEqualTo(one);
  }

  /** Same input, same bytes, on every machine: these very digits. */
  @Test
  void theFirstDrawsAreTheseEverywhere() {
    Draws z = new Sampler(1, 3).standardNormal("price");
    assertThat(Arrays.toString(z.toArray())).isEqualTo(FIRST_DRAWS);
  }

  private static final String FIRST_DRAWS =
      "[0.294815427689038, -0.8552727826246478, -0.6726263100898833]";

  @Test
  void streamsOfTwoNamesAreNotCorrelated() {
    Draws a = SAMPLER.standardNormal("a");
    Draws b = SAMPLER.standardNormal("b");
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      sum += a.get(i) * b.get(i);
    }
    assertThat(sum / a.size()).isCloseTo(0, within(0.03));
  }

  @Test
  void aQuantileLiesBetweenItsNeighboursAndNeverFalls() {
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      double[] values = random.doubles(1 + random.nextInt(50), -10, 10).toArray();
      Draws draws = Draws.owning(values.clone());
      double before = draws.quantile(0);
      for (double p = 0; p <= 1; p += 0.01) {
        assertThat(draws.quantile(p)).isGreaterThanOrEqualTo(before);
        before = draws.quantile(p);
      }
      Arrays.sort(values);
      assertThat(draws.quantile(0)).isEqualTo(values[0]);
      assertThat(draws.quantile(1)).isCloseTo(values[values.length - 1], within(1e-9));
    }
  }

  @Test
  void whatNeverHappensInSomeWorldsHasAnInfiniteTail() {
    Draws draws =
        Draws.owning(new double[] {1, 2, 3, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY});
    assertThat(draws.median()).isEqualTo(3);
    assertThat(draws.quantile(0.9)).isInfinite();
    assertThatThrownBy(() -> Draws.owning(new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingOfAnIntervalIsNothing() {
    assertThat(range(2, 3).scaledBy(BigDecimal.ZERO)).isEqualTo(Estimate.of(0));
    assertThat(range(2, 3).scaledBy(new BigDecimal("-1"))).hasToString("-3 to -2");
  }

  @Test
  void anIntervalRunsFromLowToHigh() {
    assertThatThrownBy(() -> range(3, 2)).hasMessageContaining("low to high");
  }

  @Test
  void moneyKeepsEveryDigitAndItsCurrency() {
    Money a = new Money(new BigDecimal("0.003835980000000000000000000001"), "USD");
    Money b = new Money(new BigDecimal("1000000"), "USD");
    assertThat(a.plus(b)).hasToString("1000000.003835980000000000000000000001 USD");
    assertThat(new Money(new BigDecimal("1.50"), "USD"))
        .isEqualTo(new Money(new BigDecimal("1.5"), "USD"));
    assertThatThrownBy(() -> a.plus(Money.zero("EUR")))
        .hasMessageContaining("without a dated rate");
  }

  @Test
  void aCatalogueEntryIsStaleAfterNinetyDays() {
    var entry = new Provenance.Catalogued("somewhere", java.time.LocalDate.of(2026, 8, 25));
    assertThat(entry.isStaleOn(java.time.LocalDate.of(2026, 11, 23))).isFalse();
    assertThat(entry.isStaleOn(java.time.LocalDate.of(2026, 11, 24))).isTrue();
  }
}
