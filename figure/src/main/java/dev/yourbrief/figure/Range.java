package dev.yourbrief.figure;

import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;
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

  /**
   * The value that lies {@code z} standard deviations from the middle (of the logarithm, when
   * lognormal), as a function of {@code z}.
   */
  DoubleUnaryOperator byDeviations() {
    double a = isLognormal() ? FastMath.log(low.doubleValue()) : low.doubleValue();
    double b = isLognormal() ? FastMath.log(high.doubleValue()) : high.doubleValue();
    double middle = (a + b) / 2;
    double deviation = (b - a) / (2 * Z95);
    return isLognormal() ? z -> FastMath.exp(middle + z * deviation) : z -> middle + z * deviation;
  }

  @Override
  public double quantile(double p) {
    return byDeviations().applyAsDouble(Normal.quantile(p));
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
