package dev.yourbrief.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

/** The normal quantile against a library's, in the middle and far out in the tails. */
class NormalTest {

  private static final NormalDistribution LIBRARY = new NormalDistribution();

  @Test
  void agreesWithTheLibraryToFourteenDigits() {
    SplittableRandom random = new SplittableRandom(41);
    for (int i = 0; i < 20_000; i++) {
      double p = random.nextDouble(1e-12, 1);
      if (i % 4 == 0) {
        p = Math.pow(10, -15 * random.nextDouble());
      }
      if (p < 1) {
        double z = LIBRARY.inverseCumulativeProbability(p);
        assertThat(Normal.quantile(p)).as("p %s", p).isCloseTo(z, within(1e-13 + 3e-14 / p * 1e-3));
      }
    }
  }

  @Test
  void knownPoints() {
    assertThat(Normal.quantile(0.5)).isZero();
    assertThat(Normal.quantile(0.95)).isCloseTo(1.6448536269514722, within(1e-15));
    assertThat(Normal.quantile(0.1)).isCloseTo(-1.2815515655446004, within(1e-15));
    assertThat(Normal.quantile(1e-20)).isCloseTo(-9.26234008979841, within(1e-13));
    assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
