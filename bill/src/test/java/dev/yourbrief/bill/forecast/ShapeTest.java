package dev.yourbrief.bill.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The shape of the week and of the day. */
class ShapeTest {

  @Test
  void aWeekThatRepeatsIsFoundAsItIs() {
    WeekdayShape shape =
        Days.outlook(Days.of(90, i -> 80 * Days.OFFICE[i % 7])).week().orElseThrow();
    for (DayOfWeek day : DayOfWeek.values()) {
      ShapeFactor factor = shape.of(day);
      assertThat(factor.factor()).isCloseTo(Days.OFFICE[day.getValue() - 1], within(1e-12));
      assertThat(factor.high()).isCloseTo(factor.low(), within(1e-12));
    }
    assertThat(shape.peak()).isCloseTo(1.25, within(1e-12));
  }

  @Test
  void itsFactorsAddUpToSevenAndLieInTheirIntervals() {
    for (int seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      WeekdayShape shape =
          Days.outlook(Days.of(60, i -> Days.OFFICE[i % 7] * (0.5 + random.nextDouble())))
              .week()
              .orElseThrow();
      assertThat(shape.days().stream().mapToDouble(ShapeFactor::factor).sum())
          .isCloseTo(7, within(1e-9));
      assertThat(shape.days()).allMatch(f -> f.low() <= f.factor() && f.factor() <= f.high());
    }
  }

  @Test
  void growthAndOneOddDayDoNotBendIt() {
    WeekdayShape shape =
        Days.outlook(Days.of(90, i -> Days.OFFICE[i % 7] * Days.grown(0.1, i) * (i == 50 ? 20 : 1)))
            .week()
            .orElseThrow();
    for (DayOfWeek day : DayOfWeek.values()) {
      assertThat(shape.of(day).factor()).isCloseTo(Days.OFFICE[day.getValue() - 1], within(0.02));
    }
  }

  @Test
  void fewerThanFiveOfAWeekdayAreNoShape() {
    assertThat(Days.outlook(Days.of(34, i -> 100)).week()).isEmpty();
    assertThat(Days.outlook(Days.of(41, i -> 100)).week()).isPresent();
  }

  @Test
  void anIntervalOfAMedianLeavesOutWhatItMay() {
    assertThat(interval(5)).containsExactly(1, 5);
    assertThat(interval(7)).containsExactly(1, 7);
    assertThat(interval(8)).containsExactly(2, 7);
    assertThat(interval(12)).containsExactly(3, 10);
    assertThat(interval(20)).containsExactly(6, 15);
  }

  /** By the tables of the sign test, at 10 %. */
  private static List<Integer> interval(int n) {
    double[] sample = new double[n];
    for (int i = 0; i < n; i++) {
      sample[i] = n - i;
    }
    OrderStatistics statistics = new OrderStatistics(sample);
    return List.of((int) statistics.low(), (int) statistics.high());
  }

  @Test
  void officeHoursShowInTheShapeOfTheDay() {
    List<HourSum> sums = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      for (int hour = 8; hour < 20; hour++) {
        sums.add(new HourSum(day, hour, BigDecimal.valueOf(day == DayOfWeek.FRIDAY ? 200 : 100)));
      }
    }
    HourShape shape = HourShape.of(sums).orElseThrow();
    assertThat(shape.hours().stream().mapToDouble(ShapeFactor::factor).sum())
        .isCloseTo(24, within(1e-9));
    assertThat(shape.hours().get(7).factor()).isZero();
    assertThat(shape.hours().get(8).factor()).isCloseTo(2, within(1e-12));
    assertThat(shape.peakToMean()).isCloseTo(200 * 168 / 9_600.0, within(1e-12));
  }

  @Test
  void withoutHoursThereIsNoShapeOfTheDay() {
    assertThat(HourShape.of(List.of())).isEmpty();
    assertThat(HourShape.of(List.of(new HourSum(DayOfWeek.MONDAY, 3, BigDecimal.ONE)))).isEmpty();
    assertThatThrownBy(() -> new HourSum(DayOfWeek.MONDAY, 24, BigDecimal.ONE))
        .hasMessage("a day has no hour 24");
  }
}
