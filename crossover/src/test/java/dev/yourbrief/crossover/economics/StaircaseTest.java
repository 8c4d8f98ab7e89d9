package dev.yourbrief.crossover.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Sampler;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Closed-form oracles, and the closed form against a search that cannot be clever. */
class StaircaseTest {

  private static final double SEARCHED = 20_000;
  private static final double NEVER = Double.POSITIVE_INFINITY;

  @Test
  void theStaircaseOracle() {
    Staircase self = new Staircase(100, 40, 50, 1);
    Line api = Line.of(1);
    assertThat(self.first(api)).isEqualTo(500);
    assertThat(self.stable(api)).isEqualTo(660);
    assertThat(self.cheaperAgain(10_000, 100, api))
        .containsExactly(
            new Interval(500, 540),
            new Interval(550, 580),
            new Interval(600, 620),
            new Interval(650, 660));
  }

  @Test
  void aStepThatCostsMoreThanItCarriesNeverPays() {
    Staircase self = new Staircase(100, 60, 50, 1);
    assertThat(self.first(Line.of(1))).isEqualTo(NEVER);
    assertThat(self.stable(Line.of(1))).isEqualTo(NEVER);
    assertThat(self.cheaperAgain(10_000, 100, Line.of(1))).isEmpty();
  }

  @Test
  void theLognormalOracle() {
    // A fixed cost of 10k to 40k, a price of 12 and a cost of 2 a unit: tiny steps are a slope.
    Estimate fixed = Estimate.of(new BigDecimal(10_000), new BigDecimal(40_000));
    assertThat(crossingAt(fixed.quantile(0.1))).isCloseTo(1165.4, within(0.05));
    assertThat(crossingAt(fixed.quantile(0.5))).isCloseTo(2000, within(0.05));
    assertThat(crossingAt(fixed.quantile(0.9))).isCloseTo(3432.2, within(0.05));
    Estimate draws = new Sampler(7, 10_000).draw("F", fixed);
    assertThat(crossingAt(draws.quantile(0.1))).isCloseTo(1165.4, within(1165.4 * 0.02));
    assertThat(crossingAt(draws.quantile(0.5))).isCloseTo(2000, within(2000 * 0.02));
    assertThat(crossingAt(draws.quantile(0.9))).isCloseTo(3432.2, within(3432.2 * 0.02));
  }

  private static double crossingAt(double fixed) {
    return new Staircase(fixed, 0.002, 0.001, 1).stable(Line.of(12));
  }

  @Test
  void aFixedPriceIsBeatenOnTheLowStairsOnly() {
    Staircase self = new Staircase(10, 10, 5, 1);
    Line flat = new Line(35, 0);
    assertThat(self.first(flat)).isZero();
    assertThat(self.stable(flat)).isEqualTo(NEVER);
    assertThat(self.cheaperAgain(1000, 10, flat)).containsExactly(new Interval(10, NEVER));
  }

  @Test
  void withNothingToCarryTheFloorIsTheCrossing() {
    Staircase self = new Staircase(100, 50, NEVER, 2);
    assertThat(self.first(Line.of(4))).isEqualTo(50);
    assertThat(self.stable(Line.of(4))).isEqualTo(50);
    assertThat(self.first(Line.of(0))).isEqualTo(NEVER);
    assertThat(self.cost(1e9)).isEqualTo(200);
  }

  @Test
  void aPriceOfNothingIsNeverBeaten() {
    assertThat(new Staircase(1, 1, 1, 1).first(Line.of(0))).isEqualTo(NEVER);
    assertThat(new Staircase(1, 0, 1, 1).stable(Line.of(0))).isEqualTo(NEVER);
  }

  @Test
  void againstTwoPricesBothHaveToBeMet() {
    Staircase self = new Staircase(100, 40, 50, 1);
    Line cheapButFixed = new Line(300, 0.9);
    assertThat(self.stable(Line.of(1), cheapButFixed))
        .isEqualTo(Math.max(self.stable(Line.of(1)), self.stable(cheapButFixed)));
    assertThat(self.first(Line.of(1), cheapButFixed))
        .isGreaterThanOrEqualTo(Math.max(self.first(Line.of(1)), self.first(cheapButFixed)));
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> new Staircase(1, -1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Staircase(1, 1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Staircase(Double.NaN, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Line(0, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theClosedFormFindsWhatASearchFinds() {
    SplittableRandom random = new SplittableRandom(42);
    int found = 0;
    int never = 0;
    for (int round = 0; round < 1_000; round++) {
      double size = 0.5 + random.nextDouble() * 10;
      Staircase self =
          new Staircase(
              random.nextDouble() * 60, random.nextDouble() * 12, size, 1 + random.nextInt(4));
      Line[] rented =
          random.nextBoolean()
              ? new Line[] {Line.of(0.2 + random.nextDouble() * 2)}
              : new Line[] {
                Line.of(0.2 + random.nextDouble() * 2),
                new Line(random.nextDouble() * 80, random.nextDouble() * 2)
              };
      Search search = Search.over(self, rented);
      double first = self.first(rented);
      double stable = self.stable(rented);
      String what = "round " + round + ": " + self + " " + List.of(rented);
      assertThat(first).as(what).isLessThanOrEqualTo(stable);
      if (search.first < SEARCHED / 2) {
        assertThat(first).as(what).isCloseTo(search.first, within(1e-6));
        found++;
      } else {
        assertThat(first).as(what).isGreaterThan(SEARCHED / 3);
      }
      if (search.stable >= SEARCHED / 2) {
        assertThat(stable).as(what).isGreaterThan(SEARCHED / 3);
        never++;
      } else if (stable == NEVER) {
        double farEdge = Math.ceil(1e8 / size) * size * (1 + 1e-9);
        assertThat(self.cost(farEdge)).as(what).isGreaterThan(cheapest(rented, farEdge));
      } else {
        assertThat(stable).as(what).isCloseTo(search.stable, within(1e-6));
      }
      assertIntervals(self, rented, what);
    }
    assertThat(found).as("rounds with a crossing").isGreaterThan(300);
    assertThat(never).as("rounds without a stable one").isGreaterThan(200);
  }

  /** Renting wins inside every interval; outside them, beyond the first crossing, it does not. */
  private static void assertIntervals(Staircase self, Line[] rented, String what) {
    List<Interval> again = self.cheaperAgain(300, 10_000, rented);
    double first = self.first(rented);
    for (Interval interval : again) {
      double to = Math.min(interval.to(), interval.from() + 50);
      assertThat(interval.to()).as(what).isGreaterThan(interval.from());
      for (double share : new double[] {0.01, 0.5, 0.99}) {
        double v = interval.from() + share * (to - interval.from());
        assertThat(self.cost(v)).as("%s at %s", what, v).isGreaterThan(cheapest(rented, v) - 1e-9);
      }
    }
    for (double v = first; v < 300; v += 0.37) {
      double at = v;
      boolean rentedWins = self.cost(at) > cheapest(rented, at) + 1e-7;
      boolean inside = again.stream().anyMatch(i -> at > i.from() && at < i.to());
      if (rentedWins) {
        assertThat(inside)
            .as("%s: renting wins at %s, outside all of %s", what, at, again)
            .isTrue();
      }
    }
  }

  private static double cheapest(Line[] rented, double v) {
    double least = NEVER;
    for (Line line : rented) {
      least = Math.min(least, line.cost(v));
    }
    return least;
  }

  /** The same by trying every stair up to {@link #SEARCHED}. */
  private record Search(double first, double stable) {
    static Search over(Staircase self, Line[] rented) {
      double first = NEVER;
      double stable = NEVER;
      int stair = self.minSteps();
      for (double low = 0; low < SEARCHED; stair++) {
        double high = stair * self.stepSize();
        double meets = low;
        for (Line line : rented) {
          meets = Math.max(meets, reaches(line, self.fixed() + self.stepCost() * stair));
        }
        if (meets > high) {
          stable = NEVER;
        } else {
          first = Math.min(first, meets);
          // Won from its lower edge on, a stair only prolongs what was won before.
          stable = meets > low || stable == NEVER ? meets : stable;
        }
        low = high;
      }
      return new Search(first, stable);
    }

    private static double reaches(Line line, double cost) {
      return line.slope() == 0
          ? line.base() >= cost ? 0 : NEVER
          : (cost - line.base()) / line.slope();
    }
  }
}
