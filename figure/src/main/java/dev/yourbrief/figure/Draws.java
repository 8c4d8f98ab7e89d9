package dev.yourbrief.figure;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a simulation: one value a draw. Draw {@code i} of every {@code Draws} of one run
 * belongs to the same imagined world, so that differences and probabilities between two of them
 * mean something.
 *
 * <p>A value may be {@link Double#POSITIVE_INFINITY}, for a thing that never happens in that world.
 * {@code NaN} is not allowed. This class is immutable.
 */
public final class Draws implements Estimate {

  private final double[] values;
  private double @Nullable [] sorted;

  private Draws(double[] values) {
    for (double value : values) {
      if (Double.isNaN(value)) {
        throw new IllegalArgumentException("a draw is not a number");
      }
    }
    this.values = values;
  }

  /** Wraps the values; the caller gives the array away. */
  public static Draws owning(double[] values) {
    return new Draws(values);
  }

  public int size() {
    return values.length;
  }

  public double get(int draw) {
    return values[draw];
  }

  /** A copy of the values, in draw order. */
  public double[] toArray() {
    return values.clone();
  }

  public Draws map(DoubleUnaryOperator f) {
    double[] mapped = new double[values.length];
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = f.applyAsDouble(values[i]);
    }
    return new Draws(mapped);
  }

  /** The share of draws for which {@code value >= threshold}. */
  public double shareAtLeast(double threshold) {
    return (double) Arrays.stream(values).filter(v -> v >= threshold).count() / values.length;
  }

  /** The mean of all draws; infinite if any is. */
  public double mean() {
    return Arrays.stream(values).sum() / values.length;
  }

  /**
   * The sample quantile, linear between order statistics (type 7 of Hyndman and Fan, 1996). Between
   * a finite and an infinite neighbour it is infinite.
   */
  @Override
  public double quantile(double p) {
    double[] s = sorted();
    double at = p * (s.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, s.length - 1);
    double weight = at - below;
    // Equal neighbours first: two infinite ones have no difference.
    return weight == 0 || s[below] == s[above]
        ? s[below]
        : s[below] + weight * (s[above] - s[below]);
  }

  private double[] sorted() {
    double[] s = sorted;
    if (s == null) {
      s = values.clone();
      Arrays.sort(s);
      sorted = s;
    }
    return s;
  }

  @Override
  public Draws scaledBy(BigDecimal factor) {
    double f = factor.doubleValue();
    return map(v -> v * f);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Draws draws && Arrays.equals(values, draws.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return values.length + " draws, " + quantile(0.1) + " to " + quantile(0.9);
  }
}
