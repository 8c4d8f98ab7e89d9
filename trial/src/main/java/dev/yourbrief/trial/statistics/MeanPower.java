package dev.yourbrief.trial.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many items a mean (of paired differences, mostly) needs, and what so many can show.
 *
 * @param variance of one item: n times the squared standard error of the mean
 * @param designEffect how many times the variance is that of single draws; 1 without clusters
 * @param alpha the two-sided chance of a false alarm, 0.05 say
 * @see <a href="https://arxiv.org/abs/2411.00640">Miller 2024, section 5, equation 9</a>
 */
public record MeanPower(double variance, double designEffect, double alpha) {

  /** What so many items can show. */
  public record Point(int n, double detectable) {}

  public MeanPower {
    Check.share("alpha", alpha);
    if (!(variance >= 0 && designEffect > 0)
        || Double.isInfinite(variance)
        || Double.isInfinite(designEffect)) {
      throw new IllegalArgumentException(
          "a variance of " + variance + " and a design effect of " + designEffect);
    }
  }

  /**
   * For an effect over items asked several times: omega² + sigma_A²/K_A + sigma_B²/K_B.
   *
   * @param omega2 the variance, over items, of the difference between the two true means
   * @param sigmaA2 the mean variance of the first system's score on one and the same item
   * @param repeatsA how often the first system answers each item
   */
  public static double repeated(
      double omega2, double sigmaA2, int repeatsA, double sigmaB2, int repeatsB) {
    Check.atLeast("repeats", Math.min(repeatsA, repeatsB), 1);
    return omega2 + sigmaA2 / repeatsA + sigmaB2 / repeatsB;
  }

  /** (z_(a/2) + z_b)² · variance / effect², as it is, not rounded up. */
  public double items(double effect, double power) {
    return Math.pow(reach(power) / effect, 2) * variance * designEffect;
  }

  /** The same, rounded up to whole items; at least 2. */
  public long wholeItems(double effect, double power) {
    return Math.max(2, (long) Math.ceil(items(effect, power)));
  }

  /** The smallest effect that n items show with this power. */
  public double detectable(int n, double power) {
    return reach(power) * error(n);
  }

  /** The chance that n items show an effect of this size, either way. */
  public double power(int n, double effect) {
    double z = Check.z(1 - alpha);
    double error = error(n);
    if (error == 0) {
      return effect == 0 ? alpha : 1;
    }
    double at = Math.abs(effect) / error;
    return Tails.normal(at - z) + Tails.normal(-at - z);
  }

  /** What each of these counts can show. */
  public List<Point> curve(double power, int... counts) {
    return IntStream.of(counts).mapToObj(n -> new Point(n, detectable(n, power))).toList();
  }

  private double error(int n) {
    Check.atLeast("items", n, 1);
    return Math.sqrt(variance * designEffect / n);
  }

  private double reach(double power) {
    return Check.z(1 - alpha) + Quantiles.normal(Check.share("a power", power));
  }
}
