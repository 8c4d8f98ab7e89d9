package dev.yourbrief.trial.statistics;

/**
 * A mean and how far off it may be, when the values were drawn one by one.
 *
 * @param n how many values, at least two
 * @param value their mean
 * @param standardError sqrt(sum (s - mean)² / (n (n - 1)))
 * @see <a href="https://arxiv.org/abs/2411.00640">Miller, Adding Error Bars to Evals, 2024,
 *     equation 1</a>
 */
public record Mean(int n, double value, double standardError) {

  public static Mean of(double... values) {
    Check.atLeast("values", values.length, 2);
    Check.finite(values);
    double mean = plain(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double n = values.length;
    return new Mean(values.length, mean, Math.sqrt(squares / (n * (n - 1))));
  }

  /** The variance of one value: n times that of the mean. */
  public double variance() {
    return n * standardError * standardError;
  }

  /** mean ± t(n - 1) · SE. */
  public Interval t(double level) {
    return t(value, standardError, n - 1.0, level);
  }

  /** mean ± z · SE, for many values. */
  public Interval z(double level) {
    return Interval.around(value, Check.z(level) * standardError);
  }

  /** The p value of "the mean is 0" by Student's t with n - 1 degrees of freedom. */
  public double tP() {
    return tP(value, standardError, n - 1.0);
  }

  public double zP() {
    return value == 0 ? 1 : Tails.normalBothSides(value / standardError);
  }

  static Interval t(double value, double error, double degrees, double level) {
    double out = Quantiles.t(0.5 + Check.share("a level", level) / 2, degrees);
    return Interval.around(value, error == 0 ? 0 : out * error);
  }

  static double tP(double value, double error, double degrees) {
    return value == 0 ? 1 : Tails.tBothSides(value / error, degrees);
  }

  /** The sum over the count, summed with a carry (Neumaier): its order does not show. */
  static double plain(double[] values) {
    double sum = 0;
    double carry = 0;
    for (double value : values) {
      double t = sum + value;
      carry += Math.abs(sum) >= Math.abs(value) ? (sum - t) + value : (value - t) + sum;
      sum = t;
    }
    return (sum + carry) / values.length;
  }
}
