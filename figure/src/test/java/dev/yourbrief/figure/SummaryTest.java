package dev.yourbrief.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SummaryTest {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  @Test
  void keepsTheQuantilesOfItsDraws() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 100; round++) {
      Draws draws =
          Draws.owning(random.doubles(1 + random.nextInt(200)).map(u -> u * u * 1e6).toArray());
      Summary summary = Summary.of(draws);
      for (double p : new double[] {0.05, 0.1, 0.5, 0.9, 0.95}) {
        assertThat(summary.quantile(p)).isEqualTo(draws.quantile(p));
      }
      assertThat(summary.mean()).isEqualTo(draws.mean());
    }
  }

  @Test
  void quantilesRiseAndStayWithinTheOutermost() {
    Summary summary = new Summary(1, 2, 5, 9, 10, 5.2);
    double last = 0;
    for (double p = 0; p <= 1; p += 0.001) {
      assertThat(summary.quantile(p)).isBetween(Math.max(1, last), 10.0);
      last = summary.quantile(p);
    }
    assertThat(summary.quantile(0.3)).isCloseTo(3.5, within(1e-12));
  }

  @Test
  void whatHappensInSomeWorldsOnlyHasInfiniteQuantiles() {
    Summary some = Summary.of(Draws.owning(new double[] {1, 2, 3, NEVER, NEVER, NEVER, NEVER}));
    assertThat(some.p10()).isEqualTo(1.6, within(1e-12));
    assertThat(some.p50()).isEqualTo(NEVER);
    assertThat(some.p95()).isEqualTo(NEVER);
    assertThat(some.quantile(0.3)).isEqualTo(NEVER);
    Summary none = Summary.of(Draws.owning(new double[] {NEVER, NEVER}));
    assertThat(none.quantile(0.07)).isEqualTo(NEVER);
  }

  @Test
  void scalesBothWays() {
    Summary summary = new Summary(1, 2, 5, 9, 10, 5.2);
    assertThat(summary.scaledBy(BigDecimal.TEN).p90()).isEqualTo(90);
    assertThat(summary.scaledBy(BigDecimal.ONE.negate()))
        .isEqualTo(new Summary(-10, -9, -5, -2, -1, -5.2));
  }

  @Test
  void fallingQuantilesAndNaNAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Summary(2, 1, 3, 4, 5, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new Summary(1, 2, Double.NaN, 4, 5, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new Summary(1, 2, 3, 4, 5, Double.NaN));
  }

  @Test
  void cannotBeDrawnFrom() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sampler(1, 10).draw("x", new Summary(1, 1, 1, 1, 1, 1)))
        .withMessageContaining("x is a summary");
  }
}
