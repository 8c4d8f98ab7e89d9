package dev.yourbrief.trial.statistics;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Erf;

/**
 * Probabilities of the distributions used here. Each computes the tail that was asked for, not one
 * minus the other, so that a p value of 1e-38 keeps its digits.
 */
public final class Tails {

  private Tails() {}

  /** The probability that a standard normal is below {@code z}. */
  public static double normal(double z) {
    return Erf.erfc(-z / Math.sqrt(2)) / 2;
  }

  /** The probability that a standard normal is further from zero than {@code z}, either way. */
  public static double normalBothSides(double z) {
    return Erf.erfc(Math.abs(z) / Math.sqrt(2));
  }

  /** The probability that Student's t is further from zero than {@code t}, either way. */
  public static double tBothSides(double t, double degrees) {
    if (Double.isInfinite(t)) {
      return 0;
    }
    // I_x(df/2, 1/2) with x = df / (df + t^2)
    return beta(degrees / (degrees + t * t), degrees / 2, 0.5);
  }

  /** The probability that chi-squared of one degree of freedom is above {@code x}. */
  public static double chiSquared1(double x) {
    return Erf.erfc(Math.sqrt(x / 2));
  }

  /** The probability of at most {@code k} successes in {@code n} trials. */
  static double binomialAtMost(long k, long n, double p) {
    if (k < 0) {
      return 0;
    }
    return k >= n ? 1 : beta(1 - p, (double) (n - k), k + 1.0);
  }

  /** The probability of exactly {@code k} successes in {@code n} trials. */
  static double binomial(long k, long n, double p) {
    if (k < 0 || k > n) {
      return 0;
    }
    if (p <= 0 || p >= 1) {
      return k == (p <= 0 ? 0 : n) ? 1 : 0;
    }
    double choose = -Math.log(n + 1.0) - Beta.logBeta(k + 1.0, n - k + 1.0);
    return Math.exp(choose + k * Math.log(p) + (n - k) * Math.log1p(-p));
  }

  /** The regularised incomplete beta function, I_x(a, b). */
  static double beta(double x, double a, double b) {
    if (x <= 0) {
      return 0;
    }
    return x >= 1 ? 1 : Math.clamp(Beta.regularizedBeta(x, a, b), 0.0, 1.0);
  }
}
