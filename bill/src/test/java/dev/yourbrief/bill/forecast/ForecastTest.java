package dev.yourbrief.bill.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.figure.Draws;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The months ahead. */
class ForecastTest {

  @ParameterizedTest
  @EnumSource(Synthetic.class)
  void twiceTheCostIsTwiceTheForecastAndTheSameGrowth(Synthetic kind) {
    NavigableMap<LocalDate, BigDecimal> once = kind.days(1, Synthetic.KNOWN);
    NavigableMap<LocalDate, BigDecimal> twice = new TreeMap<>(once);
    twice.replaceAll((day, cost) -> cost.multiply(BigDecimal.TWO));
    Outlook a = Days.outlook(once);
    Outlook b = Days.outlook(twice);
    assertThat(b.growth()).isEqualTo(a.growth());
    assertThat(b.week()).isEqualTo(a.week());
    assertThat(b.peakToMean()).isEqualTo(a.peakToMean());
    Forecast one = a.forecast().orElseThrow();
    Forecast two = b.forecast().orElseThrow();
    assertThat(two.until()).isEqualTo(one.until());
    assertThat(two.method()).isEqualTo(one.method());
    for (int i = 0; i < Forecast.MONTHS; i++) {
      assertThat(two.months().get(i).cost())
          .isEqualTo(one.months().get(i).cost().scaledBy(BigDecimal.TWO));
    }
  }

  @ParameterizedTest
  @EnumSource(Synthetic.class)
  void theSameDaysGiveTheSameWorlds(Synthetic kind) {
    NavigableMap<LocalDate, BigDecimal> days = kind.days(2, Synthetic.KNOWN);
    NavigableMap<LocalDate, BigDecimal> again = new TreeMap<>();
    days.descendingMap().forEach(again::put);
    assertThat(Days.outlook(again)).isEqualTo(Days.outlook(days));
  }

  @Test
  void aBillThatIsAlwaysTheSameStaysSo() {
    Forecast forecast = Days.forecast(Days.of(90, i -> 12));
    assertThat(forecast.trended()).isFalse();
    for (MonthAhead month : forecast.months()) {
      assertThat(month.cost().quantile(0)).isCloseTo(365, within(1e-9));
      assertThat(month.cost().quantile(1)).isCloseTo(365, within(1e-9));
    }
    assertThat(forecast.until()).allMatch(until -> until.pNever() == 1);
  }

  @Test
  void aMonthIsThirtyDaysWithTheWeekdaysItHas() {
    // Ends on a Saturday: the next thirty days have five Sundays and Mondays.
    Forecast forecast = Days.forecast(Days.of(90, i -> 70 * Days.OFFICE[i % 7]));
    MonthAhead next = forecast.months().getFirst();
    assertThat(next.from()).isEqualTo(Days.FIRST.plusDays(90));
    assertThat(next.to()).isEqualTo(Days.FIRST.plusDays(119));
    double mean = 70 * (28 + Days.OFFICE[6] + Days.OFFICE[0]) / 30;
    assertThat(next.cost().median()).isCloseTo(mean * 365 / 12, within(1e-6));
    assertThat(forecast.months().get(1).from()).isEqualTo(next.to().plusDays(1));
  }

  @Test
  void steadyGrowthIsFollowedAndWearsOff() {
    Forecast forecast = Days.forecast(Days.of(90, i -> 100 * Days.grown(0.1, i)));
    assertThat(forecast.trended()).isTrue();
    double next = forecast.months().getFirst().cost().median() / forecast.today();
    // From the middle of the last 28 days to the middle of the next 30, hardly worn yet.
    assertThat(next).isCloseTo(Days.grown(0.1, 29), within(0.003));
    double year = forecast.months().get(11).cost().median() / forecast.today();
    assertThat(year).isLessThan(Days.grown(0.1, 29 + 330)).isGreaterThan(Days.grown(0.1, 200));
    // Half the worlds keep less than 95 % of each month's growth.
    double ahead = 59.5 * 360 / 365;
    double sum = 14 * 12 / 365.0 + (1 - Math.pow(0.95, ahead)) / -Math.log(0.95);
    assertThat(forecast.months().getLast().cost().median() / forecast.today())
        .isCloseTo(Math.pow(1.1, sum), within(0.5));
  }

  @Test
  void monthsUntilAMultipleAreThoseOfTheClosedForm() {
    Forecast forecast = Days.forecast(Days.of(90, i -> 100 * Days.grown(0.3, i)));
    MonthsUntil triple = forecast.until().getFirst();
    assertThat(triple.multiple()).isEqualByComparingTo("3");
    // Growth that never wears off is the earliest that can be.
    double earliest = Math.log(3) / Math.log(1.3);
    assertThat(triple.months().quantile(0)).isBetween(earliest - 1, earliest + 1);
    assertThat(triple.months().median()).isBetween(earliest, earliest + 3);
    assertThat(triple.pNever()).isZero();
    assertThat(forecast.until(new BigDecimal("1.05")).months().median()).isEqualTo(1);
    assertThat(forecast.until(new BigDecimal("1e12")).pNever()).isEqualTo(1);
  }

  @Test
  void whatNeverGrowsIsNotSaidToReachAnything() {
    Forecast forecast = Days.forecast(Days.of(90, i -> i / 7 % 3 == 1 ? 0 : 100));
    assertThat(forecast.until()).isEmpty();
    assertThat(forecast.method()).contains("no growth can be read");
  }

  @Test
  void stayingAboveIsCountedInEachWorld() {
    NavigableMap<LocalDate, BigDecimal> days = Synthetic.FLAT.days(3, Synthetic.KNOWN);
    Forecast forecast = Days.forecast(days);
    double today = forecast.today();
    assertThat(forecast.staysAtLeast(threshold(0), 12)).isEqualTo(1);
    assertThat(forecast.staysAtLeast(threshold(Double.POSITIVE_INFINITY), 1)).isZero();
    double quarter = forecast.staysAtLeast(threshold(today), 3);
    assertThat(quarter).isBetween(0.1, 0.6);
    assertThat(forecast.staysAtLeast(threshold(today), 6)).isBetween(0.01, quarter);
    assertThat(forecast.staysAtLeast(threshold(today), 1))
        .isEqualTo(forecast.months().getFirst().cost().shareAtLeast(today));
    assertThatThrownBy(() -> forecast.staysAtLeast(Draws.owning(new double[3]), 1))
        .hasMessageContaining("3 worlds");
  }

  private static Draws threshold(double value) {
    double[] worlds = new double[Days.SAMPLER.size()];
    Arrays.fill(worlds, value);
    return Draws.owning(worlds);
  }

  @Test
  void aTrendIsFollowedOnlyWhereItDidBetter() {
    for (Synthetic kind : Synthetic.values()) {
      for (long seed = 0; seed < 20; seed++) {
        Forecast forecast = Days.forecast(kind.days(seed, Synthetic.KNOWN));
        BackTest test = forecast.backTest();
        assertThat(test.origins()).isBetween(7, 21);
        assertThat(test.error()).isLessThanOrEqualTo(test.runRateError());
        assertThat(forecast.trended()).isEqualTo(test.trendError() < 0.9 * test.runRateError());
      }
    }
  }

  @Test
  void aBillTooShortToTestSaysSoAndKeepsTheRunRate() {
    Forecast forecast = Days.forecast(Days.of(75, i -> 100 * Days.grown(0.3, i)));
    assertThat(forecast.backTest()).isEqualTo(BackTest.NONE);
    assertThat(forecast.trended()).isFalse();
    assertThat(forecast.method())
        .contains("Not back-tested: that takes 76 settled days since the first cost");
    assertThat(Days.forecast(Days.of(76, i -> 100)).backTest().origins()).isEqualTo(7);
    assertThat(Days.outlook(Days.of(13, i -> 100)).forecast()).isEmpty();
    assertThat(Days.outlook(Days.of(14, i -> 100)).forecast()).isPresent();
  }

  @Test
  void aBillThatStoppedHasNoMonthsAhead() {
    assertThat(Days.outlook(Days.of(90, i -> i < 60 ? 100 : 0)).forecast()).isEmpty();
  }

  @Test
  void theBusiestDayStandsOverTheMeanOfTheRunRate() {
    assertThat(Days.outlook(Days.of(90, i -> i == 80 ? 290 : 100)).peakToMean().orElseThrow())
        .isCloseTo(290 * 28 / (27 * 100 + 290.0), within(1e-12));
  }
}
