package dev.yourbrief.figure;

import java.math.BigDecimal;
import org.hipparchus.util.FastMath;

/**
 * A 90 % interval: nine times in ten the number lies between {@code low} and {@code high}. When
 * both are positive the number is lognormal between them, otherwise normal, with {@code low} and
 * {@code high} as its 5 % and 95 % quantiles.
 *
 * @param low the 5 % quantile
 * @param high the 95 % quantile, above {@code low}
 * @see <a href="https://www.squiggle-language.com/docs/Api/Dist">Squiggle's {@code low to high},
 *     whose reading this is</a>
 */
public record Range(BigDecimal low, BigDecimal high) implements Estimate {

  /** The standard normal's 95 % quantile. */
  static final double Z95 = 1.6448536269514722;

  public Range {
    if (low.compareTo(high) >= 0) {
      throw new IllegalArgumentException(
          "an interval runs from low to high, but "
              + low.toPlainString()
              + " is not below "
              + high.toPlainString());
    }
  }

  /** Whether values are spread as a lognormal (always positive), not a normal. */
  public boolean isLognormal() {
    return low.signum() > 0;
  }

  /** Standard deviations from the middle (of the logarithm, when lognormal) become values. */
  void fromDeviations(double[] z) {
    double middle = middle();
    double deviation = deviation();
    if (isLognormal()) {
      for (int i = 0; i < z.length; i++) {
        z[i] = FastMath.exp(middle + z[i] * deviation);
      }
    } else {
      for (int i = 0; i < z.length; i++) {
        z[i] = middle + z[i] * deviation;
      }
    }
  }

  private double middle() {
    return (end(low) + end(high)) / 2;
  }

  private double deviation() {
    return (end(high) - end(low)) / (2 * Z95);
  }

  private double end(BigDecimal value) {
    return isLognormal() ? FastMath.log(value.doubleValue()) : value.doubleValue();
  }

  @Override
  public double quantile(double p) {
    double value = middle() + Normal.quantile(p) * deviation();
    return isLognormal() ? FastMath.exp(value) : value;
  }

  @Override
  public Estimate scaledBy(BigDecimal factor) {
    if (factor.signum() == 0) {
      return new Point(BigDecimal.ZERO);
    }
    BigDecimal a = low.multiply(factor);
    BigDecimal b = high.multiply(factor);
    return factor.signum() < 0 ? new Range(b, a) : new Range(a, b);
  }

  @Override
  public String toString() {
    return low.stripTrailingZeros().toPlainString()
        + " to "
        + high.stripTrailingZeros().toPlainString();
  }
}
