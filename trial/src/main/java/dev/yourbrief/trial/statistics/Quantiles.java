package dev.yourbrief.trial.statistics;

import dev.yourbrief.figure.Normal;
import java.util.Arrays;

/** Quantiles of distributions and of samples. */
public final class Quantiles {

  private Quantiles() {}

  /** The value that a standard normal is below with probability {@code p}. */
  public static double normal(double p) {
    return Normal.quantile(p);
  }

  /** The value that Student's t is below with probability {@code p}, strictly between 0 and 1. */
  public static double t(double p, double degrees) {
    Check.share("a probability", p);
    if (p == 0.5) {
      return 0;
    }
    // The tails hold I_x(df/2, 1/2) at x = df / (df + t^2). Where 1 - x is small it is what the
    // digits of t come from, so it is looked for itself, unless the tails are too small for that.
    double tails = 2 * Math.min(p, 1 - p);
    double t;
    if (tails < 1e-4) {
      double x = beta(tails, degrees / 2, 0.5);
      t = Math.sqrt(degrees * (1 - x) / x);
    } else {
      double y = beta(1 - tails, 0.5, degrees / 2);
      t = Math.sqrt(degrees * y / (1 - y));
    }
    return p < 0.5 ? -t : t;
  }

  /** The value that chi-squared of one degree of freedom is below with probability {@code p}. */
  public static double chiSquared1(double p) {
    double z = normal(0.5 + Check.share("a probability", p) / 2);
    return z * z;
  }

  /** The value that a beta(a, b) is below with probability {@code p}, by halving. */
  public static double beta(double p, double a, double b) {
    if (p <= 0) {
      return 0;
    }
    if (p >= 1) {
      return 1;
    }
    double low = 0;
    double high = 1;
    // Until no double lies between: near 0 the halves keep getting smaller, so the relative
    // precision is a double's too.
    for (int i = 0; i < 1100; i++) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high) {
        break;
      }
      if (Tails.beta(middle, a, b) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * A sample's quantile, linear between order statistics (type 7 of Hyndman and Fan, 1996).
   *
   * @param sorted ascending
   */
  static double ofSorted(double[] sorted, double p) {
    double at = p * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  static double[] sorted(double[] values) {
    double[] copy = values.clone();
    Arrays.sort(copy);
    return copy;
  }
}
