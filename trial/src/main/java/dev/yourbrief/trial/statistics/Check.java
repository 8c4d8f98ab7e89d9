package dev.yourbrief.trial.statistics;

/** What callers must keep to. */
final class Check {

  private Check() {}

  /** A share strictly between 0 and 1: a level, a power, an alpha. */
  static double share(String what, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(what + " is between 0 and 1, not " + value);
    }
    return value;
  }

  /** The standard normal's quantile that a two-sided interval of this level goes out to. */
  static double z(double level) {
    return Quantiles.normal(0.5 + share("a level", level) / 2);
  }

  static void atLeast(String what, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(what + ": " + value + ", needed at least " + least);
    }
  }

  static void sameLength(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(a.length + " values beside " + b.length);
    }
  }

  static void finite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a value is " + value);
      }
    }
  }
}
