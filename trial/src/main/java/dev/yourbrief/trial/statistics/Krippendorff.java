package dev.yourbrief.trial.statistics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Krippendorff's alpha: agreement of any number of raters, of whom each may have left items out.
 * From the matrix of coincidences, 1 - (n - 1) · sum o_ck d²(c,k) / sum n_c n_k d²(c,k).
 *
 * @see <a href="https://repository.upenn.edu/handle/20.500.14332/2089">Krippendorff, Computing
 *     Krippendorff's Alpha-Reliability, 2011</a>
 */
public final class Krippendorff {

  /** What a rating is, and so how far two are apart. */
  public enum Level {
    /** Names: the same or not. */
    NOMINAL,
    /** Ranks: as many ratings as lie between. */
    ORDINAL,
    /** Numbers: c - k. */
    INTERVAL,
    /** Numbers with a zero, none below it: (c - k) / (c + k). */
    RATIO
  }

  private Krippendorff() {}

  /**
   * @param units for each item the ratings it was given; an item with fewer than two tells nothing
   * @return empty when no two ratings can be compared or all are the same
   */
  public static OptionalDouble alpha(List<List<Double>> units, Level level) {
    List<List<Double>> paired = units.stream().filter(unit -> unit.size() >= 2).toList();
    double[] values =
        paired.stream().flatMap(List::stream).mapToDouble(v -> v).sorted().distinct().toArray();
    Check.finite(values);
    if (level == Level.RATIO && values.length > 0 && values[0] < 0) {
      throw new IllegalArgumentException("a ratio of " + values[0]);
    }
    int k = values.length;
    double[][] together = new double[k][k];
    for (List<Double> unit : paired) {
      double[] counts = new double[k];
      for (double rating : unit) {
        counts[at(values, rating)]++;
      }
      for (int c = 0; c < k; c++) {
        for (int d = 0; d < k; d++) {
          together[c][d] += counts[c] * (counts[d] - (c == d ? 1 : 0)) / (unit.size() - 1.0);
        }
      }
    }
    double[] totals = new double[k];
    double n = 0;
    for (int c = 0; c < k; c++) {
      for (int d = 0; d < k; d++) {
        totals[c] += together[c][d];
      }
      n += totals[c];
    }
    double seen = 0;
    double chance = 0;
    for (int c = 0; c < k; c++) {
      for (int d = c + 1; d < k; d++) {
        double apart = apart(values, totals, c, d, level);
        seen += together[c][d] * apart * apart;
        chance += totals[c] * totals[d] * apart * apart;
      }
    }
    return chance <= 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - (n - 1) * seen / chance);
  }

  private static int at(double[] values, double rating) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == rating) {
        return i;
      }
    }
    throw new IllegalStateException("a rating that is not among the ratings");
  }

  private static double apart(double[] values, double[] totals, int c, int d, Level level) {
    return switch (level) {
      case NOMINAL -> 1;
      case INTERVAL -> values[d] - values[c];
      case RATIO -> (values[d] - values[c]) / (values[d] + values[c]);
      case ORDINAL -> {
        double between = -(totals[c] + totals[d]) / 2;
        for (int i = c; i <= d; i++) {
          between += totals[i];
        }
        yield between;
      }
    };
  }
}
