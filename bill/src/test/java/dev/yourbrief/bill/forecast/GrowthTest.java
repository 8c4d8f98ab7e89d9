package dev.yourbrief.bill.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.figure.Draws;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Growth is what a bill does over weeks, not what one week or weekday does. */
class GrowthTest {

  @ParameterizedTest
  @ValueSource(doubles = {-0.2, -0.03, 0, 0.04, 0.5})
  void steadyGrowthIsReadToTheLastDigitThatCounts(double perMonth) {
    assertThat(Days.growth(Days.of(90, i -> 100 * Days.grown(perMonth, i))))
        .isCloseTo(perMonth, within(1e-9));
  }

  @Test
  void theShapeOfTheWeekIsNoGrowth() {
    for (int length = 42; length <= 90; length++) {
      NavigableMap<LocalDate, BigDecimal> days = Days.of(length, i -> 80 * Days.OFFICE[i % 7]);
      assertThat(Days.growth(days)).as("%d days", length).isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void theShapeOfTheWeekHidesNoGrowth() {
    assertThat(Days.growth(Days.of(90, i -> 80 * Days.OFFICE[i % 7] * Days.grown(0.04, i))))
        .isCloseTo(0.04, within(0.002));
  }

  @Test
  void daysInNoFileAreNoGrowthWhereverTheyAre() {
    NavigableMap<LocalDate, BigDecimal> whole = Days.of(90, i -> 80 * Days.OFFICE[i % 7]);
    for (int from = 1; from < 82; from++) {
      for (int length : new int[] {1, 2, 7}) {
        assertThat(Days.growth(Days.without(whole, from, from + length)))
            .as("%d days from %d on", length, from)
            .isCloseTo(0, within(1e-9));
      }
    }
  }

  @Test
  void oneWildWeekIsNoGrowth() {
    NavigableMap<LocalDate, BigDecimal> days =
        Days.of(90, i -> 80 * Days.OFFICE[i % 7] * (i >= 76 && i < 83 ? 9 : 1));
    assertThat(Days.growth(days)).isCloseTo(0, within(1e-9));
  }

  @Test
  void idleDaysAreDaysLikeOthers() {
    NavigableMap<LocalDate, BigDecimal> closedOnSundays = Days.of(90, i -> i % 7 == 6 ? 0 : 100);
    assertThat(Days.growth(closedOnSundays)).isCloseTo(0, within(1e-9));
  }

  @Test
  void daysBeforeTheFirstCostAreNotIdle() {
    NavigableMap<LocalDate, BigDecimal> begunLate = Days.of(90, i -> i < 40 ? 0 : 100);
    assertThat(Days.growth(begunLate)).isCloseTo(0, within(1e-9));
  }

  @Test
  void itsIntervalHoldsTheTruthNineTimesInTen() {
    int held = 0;
    int trials = 400;
    for (int seed = 0; seed < trials; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Draws growth =
          Days.growthOf(Days.of(84, i -> 100 * Days.grown(0.04, i) * noise(random)))
              .perMonth()
              .orElseThrow();
      held += growth.quantile(0.05) <= 0.04 && 0.04 <= growth.quantile(0.95) ? 1 : 0;
    }
    assertThat((double) held / trials).isBetween(0.86, 0.97);
  }

  private static double noise(SplittableRandom random) {
    return Math.exp(0.1 * random.nextGaussian());
  }

  @Test
  void aShortBillSaysHowLongItMustBe() {
    Growth growth = Days.outlook(Days.of(41, i -> 100)).growth();
    assertThat(growth.perMonth()).isEmpty();
    assertThat(growth.method())
        .isEqualTo(
            "unknown: 6 weeks of settled days are needed since the first cost, and there are 5");
  }

  @Test
  void aBillWithIdleWeeksHasNoGrowth() {
    Growth growth = Days.outlook(Days.of(90, i -> i / 7 % 3 == 1 ? 0 : 100)).growth();
    assertThat(growth.perMonth()).isEmpty();
    assertThat(growth.method()).contains("cost nothing");
  }

  @Test
  void anIdleLastDayAfterALongGapLeavesNothingToGrowFrom() {
    Outlook outlook = Days.outlook(Days.without(Days.of(90, i -> i == 89 ? 0 : 100), 60, 89));
    assertThat(outlook.growth().method()).isEqualTo("unknown: the last four weeks cost nothing");
    assertThat(outlook.forecast()).isEmpty();
  }

  @Test
  void aRefundOfMoreThanWasSpentIsNoForecast() {
    Outlook outlook = Days.outlook(Days.of(90, i -> i == 80 ? -9_000 : 100));
    assertThat(outlook.growth().perMonth()).isEmpty();
    assertThat(outlook.forecast()).isEmpty();
  }

  @Test
  void withoutACostNothingIsSaid() {
    Outlook outlook = Days.outlook(Days.of(90, i -> 0));
    assertThat(outlook).isEqualTo(Outlook.none());
    assertThat(Days.outlook(Days.of(0, i -> 0))).isEqualTo(Outlook.none());
  }
}
