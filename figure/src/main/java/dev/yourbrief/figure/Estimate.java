package dev.yourbrief.figure;

import java.math.BigDecimal;

/**
 * How much is known about a number: a {@link Point} (known), a {@link Range} (a 90 % interval),
 * {@link Draws} (the outcome of a simulation), or a {@link Summary} (what is kept of draws).
 */
public sealed interface Estimate permits Point, Range, Draws, Summary {

  /** The quantile at {@code p}, 0 to 1. A point has only the one. */
  double quantile(double p);

  /** This estimate with every value multiplied by {@code factor}. */
  Estimate scaledBy(BigDecimal factor);

  /** The middle: the value that is as likely to be passed as not. */
  default double median() {
    return quantile(0.5);
  }

  static Point of(long value) {
    return new Point(BigDecimal.valueOf(value));
  }

  static Point of(BigDecimal value) {
    return new Point(value);
  }

  static Range of(BigDecimal low, BigDecimal high) {
    return new Range(low, high);
  }
}
