package dev.yourbrief.trial.statistics;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** What a statistic came to in each draw of a bootstrap, and the intervals that follow. */
public final class Replicates {

  private final double estimate;
  private final double acceleration;
  private final double[] sorted;

  private Replicates(double estimate, double acceleration, double[] sorted) {
    this.estimate = estimate;
    this.acceleration = acceleration;
    this.sorted = sorted;
  }

  /**
   * @param drawn one value a draw; sorted in place and kept
   * @param units how many items or clusters there are
   * @param without the statistic without the unit of this number
   */
  static Replicates of(double estimate, double[] drawn, int units, IntToDoubleFunction without) {
    double[] left = new double[units];
    Arrays.setAll(left, without);
    Arrays.sort(drawn);
    return new Replicates(estimate, acceleration(left), drawn);
  }

  /** sum (m - t_i)³ / (6 (sum (m - t_i)²)^1.5) over the statistic with one unit left out. */
  private static double acceleration(double[] left) {
    double mean = Mean.plain(left);
    double squares = 0;
    double cubes = 0;
    for (double value : left) {
      double off = mean - value;
      squares += off * off;
      cubes += off * off * off;
    }
    return squares <= 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
  }

  /** The statistic of the items themselves. */
  public double estimate() {
    return estimate;
  }

  public int draws() {
    return sorted.length;
  }

  /** Efron's a: how fast the standard error changes with the truth. */
  public double acceleration() {
    return acceleration;
  }

  /** Efron's z0: how far the estimate is from the middle of the draws; ties count by half. */
  public double bias() {
    double share = (below(estimate, false) + below(estimate, true)) / (2.0 * sorted.length);
    double least = 1.0 / (sorted.length + 1);
    return Quantiles.normal(Math.clamp(share, least, 1 - least));
  }

  /** How many draws are below a value; with {@code equal}, or at it. Rounding is no difference. */
  private int below(double value, boolean equal) {
    double slack = 1e-12 * Math.max(Math.abs(value), sorted[sorted.length - 1] - sorted[0]);
    double limit = equal ? value + slack : value - slack;
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (equal ? sorted[middle] <= limit : sorted[middle] < limit) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** The standard deviation of the draws. */
  public double standardError() {
    double mean = Mean.plain(sorted);
    double squares = 0;
    for (double value : sorted) {
      squares += (value - mean) * (value - mean);
    }
    return sorted.length < 2 ? 0 : Math.sqrt(squares / (sorted.length - 1));
  }

  /** The middle share of the draws. */
  public Interval percentile(double level) {
    double tail = (1 - Check.share("a level", level)) / 2;
    return new Interval(Quantiles.ofSorted(sorted, tail), Quantiles.ofSorted(sorted, 1 - tail));
  }

  /**
   * Bias-corrected and accelerated: the quantiles at Phi(z0 + (z0 ± z) / (1 - a (z0 ± z))).
   *
   * @see <a href="https://doi.org/10.1080/01621459.1987.10478410">Efron, Better Bootstrap
   *     Confidence Intervals, 1987</a>
   */
  public Interval bca(double level) {
    double z = Check.z(level);
    double bias = bias();
    double low = Quantiles.ofSorted(sorted, at(bias, bias - z));
    double high = Quantiles.ofSorted(sorted, at(bias, bias + z));
    return new Interval(Math.min(low, high), Math.max(low, high));
  }

  private double at(double bias, double out) {
    double bent = 1 - acceleration * out;
    // Beyond the pole the correction has no meaning; the end of the draws is all there is.
    return bent <= 0 ? (out < 0 ? 0 : 1) : Tails.normal(bias + out / bent);
  }
}
