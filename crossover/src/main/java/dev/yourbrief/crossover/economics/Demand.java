package dev.yourbrief.crossover.economics;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.util.FastMath;

/**
 * What has to be served at today's volume.
 *
 * @param input input tokens of every kind together, millions a month
 * @param cached the share of them that a rented option reads from its cache, 0 to 1
 * @param output output tokens, reasoning included, millions a month
 * @param peakToMean the busiest minutes' load over the mean load, 1 or more
 * @param levels the load of each equal part of an average day over its mean
 */
public record Demand(Term input, Term cached, Term output, Term peakToMean, List<Double> levels) {

  /** Parts of a day where nothing says how the load goes. */
  private static final int PARTS = 24;

  private static final int HALVINGS = 60;

  public Demand {
    levels = List.copyOf(levels);
  }

  /** Tokens of all kinds, millions a month. */
  public Term mtok() {
    return Term.named("demand.tokens", "tokens a month", "Mtok/month", input.plus(output));
  }

  /**
   * A day of which only the peak is known: lognormal levels with a mean of 1 and the peak as the
   * highest.
   */
  public static List<Double> levels(double peakToMean) {
    NormalDistribution normal = new NormalDistribution();
    double low = 0;
    double high = 5;
    for (int i = 0; i < HALVINGS; i++) {
      double sigma = (low + high) / 2;
      if (top(normal, sigma) < Math.min(peakToMean, PARTS * 0.99)) {
        low = sigma;
      } else {
        high = sigma;
      }
    }
    return spread(normal, low);
  }

  private static double top(NormalDistribution normal, double sigma) {
    return spread(normal, sigma).getLast();
  }

  private static List<Double> spread(NormalDistribution normal, double sigma) {
    double[] levels = new double[PARTS];
    double sum = 0;
    for (int i = 0; i < PARTS; i++) {
      double z = normal.inverseCumulativeProbability((i + 0.5) / PARTS);
      levels[i] = FastMath.exp(sigma * z);
      sum += levels[i];
    }
    List<Double> shares = new ArrayList<>();
    for (double level : levels) {
      shares.add(level * PARTS / sum);
    }
    return shares;
  }
}
