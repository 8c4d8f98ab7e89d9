package dev.yourbrief.trial.decide;

import java.util.Optional;

/**
 * How it will be decided, fixed before anything is seen.
 *
 * @param margin the difference that is worth having, 0 or more
 * @param alpha the two-sided chance of a false alarm, 0.05 say; intervals are of level 1 - alpha
 * @param power the chance to find a difference that is there, 0.8 say
 * @param seed of the bootstrap and of sign flips
 * @param draws of the bootstrap and of sign flips; 0 leaves the bootstrap out, and signs are
 *     flipped as often as usual where the test is not exact anyway
 * @param interval what the verdict rests on; empty to have it follow from the cases: clusters
 *     given, the clustered t; else 300 cases or more, or scores between 0 and 1, the paired t; else
 *     the score interval
 * @param family how several candidates are adjusted for
 * @param scale what scores are counted in
 */
public record Rules(
    double margin,
    double alpha,
    double power,
    long seed,
    int draws,
    Optional<IntervalKind> interval,
    Family family,
    Scale scale) {

  /** Draws as usual. */
  public static final int DRAWS = 10_000;

  public Rules {
    if (!(margin >= 0 && Double.isFinite(margin))) {
      throw new IllegalArgumentException("a margin is 0 or more, not " + margin);
    }
    if (!(alpha > 0 && alpha < 0.5 && power >= 0.5 && power < 1)) {
      throw new IllegalArgumentException("an alpha of " + alpha + " and a power of " + power);
    }
    if (draws < 0) {
      throw new IllegalArgumentException(draws + " draws");
    }
  }

  /** Of scores from 0 to 1. */
  public Rules(
      double margin,
      double alpha,
      double power,
      long seed,
      int draws,
      Optional<IntervalKind> interval,
      Family family) {
    this(margin, alpha, power, seed, draws, interval, family, Scale.POINTS);
  }

  /** An alpha of 0.05, a power of 0.8, 10,000 draws, Holm. */
  public static Rules usual(double margin, long seed) {
    return new Rules(margin, 0.05, 0.8, seed, DRAWS, Optional.empty(), Family.HOLM);
  }

  public Rules withMargin(double other) {
    return new Rules(other, alpha, power, seed, draws, interval, family, scale);
  }

  public Rules withInterval(Optional<IntervalKind> other) {
    return new Rules(margin, alpha, power, seed, draws, other, family, scale);
  }

  /** The same without a bootstrap, where nobody looks at its interval. */
  public Rules withoutBootstrap() {
    return new Rules(margin, alpha, power, seed, 0, interval, family, scale);
  }

  /** The same with intervals of another level. */
  public Rules withAlpha(double other) {
    return new Rules(margin, other, power, seed, draws, interval, family, scale);
  }

  double level() {
    return 1 - alpha;
  }
}
