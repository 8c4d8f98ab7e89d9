package dev.yourbrief.figure;

import java.math.BigDecimal;

/**
 * A number taken as known.
 *
 * @param value the exact value
 */
public record Point(BigDecimal value) implements Estimate {

  @Override
  public double quantile(double p) {
    return value.doubleValue();
  }

  @Override
  public Point scaledBy(BigDecimal factor) {
    return new Point(value.multiply(factor));
  }

  @Override
  public String toString() {
    return value.stripTrailingZeros().toPlainString();
  }
}
