package dev.yourbrief.figure;

import java.math.BigDecimal;

/**
 * What is kept of {@link Draws} once a simulation is over: five quantiles and the mean. It can be
 * read and compared, but not drawn from again: which world a value belonged to is gone.
 *
 * <p>A value may be {@link Double#POSITIVE_INFINITY}: in that share of worlds the thing never
 * happens. {@code NaN} is not allowed.
 *
 * @param p05 the 5 % quantile
 * @param p10 the 10 % quantile
 * @param p50 the median
 * @param p90 the 90 % quantile
 * @param p95 the 95 % quantile
 * @param mean the mean; infinite if any draw was
 */
public record Summary(double p05, double p10, double p50, double p90, double p95, double mean)
    implements Estimate {

  /**
   * Checks the quantiles.
   *
   * @throws IllegalArgumentException if one is not a number, or they fall
   */
  public Summary {
    if (Double.isNaN(mean) || !(p05 <= p10 && p10 <= p50 && p50 <= p90 && p90 <= p95)) {
      throw new IllegalArgumentException(
          "quantiles rise from P5 to P95, but these are "
              + p05
              + ", "
              + p10
              + ", "
              + p50
              + ", "
              + p90
              + ", "
              + p95
              + " (mean "
              + mean
              + ")");
    }
  }

  /** The summary of a simulation's outcome. */
  public static Summary of(Draws draws) {
    return new Summary(
        draws.quantile(0.05),
        draws.quantile(0.1),
        draws.quantile(0.5),
        draws.quantile(0.9),
        draws.quantile(0.95),
        draws.mean());
  }

  /**
   * The quantile, linear between the five that are kept and level beyond the outermost. Between a
   * finite and an infinite neighbour it is infinite.
   */
  @Override
  public double quantile(double p) {
    if (p <= 0.1) {
      return between(p, 0.05, p05, 0.1, p10);
    }
    if (p <= 0.5) {
      return between(p, 0.1, p10, 0.5, p50);
    }
    return p <= 0.9 ? between(p, 0.5, p50, 0.9, p90) : between(p, 0.9, p90, 0.95, p95);
  }

  private static double between(double p, double from, double low, double to, double high) {
    if (p <= from || low == high) {
      return low;
    }
    return p >= to ? high : low + (p - from) / (to - from) * (high - low);
  }

  @Override
  public Summary scaledBy(BigDecimal factor) {
    double f = factor.doubleValue();
    return f < 0
        ? new Summary(p95 * f, p90 * f, p50 * f, p10 * f, p05 * f, mean * f)
        : new Summary(p05 * f, p10 * f, p50 * f, p90 * f, p95 * f, mean * f);
  }

  @Override
  public String toString() {
    return "summary, " + p10 + " to " + p90;
  }
}
