package dev.yourbrief.trial.statistics;

import java.util.Arrays;
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
        paired.stream()
            .flatMap(List::stream)
            .mapToDouble(v -> v + 0.0)
            .sorted()
            .distinct()
            .toArray();
    Check.finite(values);
    if (level == Level.RATIO && values.length > 0 && values[0] < 0) {
      throw new IllegalArgumentException("a ratio of " + values[0]);
    }
    // Added to 0 a negative zero is a zero.
    int[][] ratings =
        paired.stream()
            .map(
                unit -> unit.stream().mapToInt(v -> Arrays.binarySearch(values, v + 0.0)).toArray())
            .toArray(int[][]::new);
    // before[c]: how many ratings are below the value c.
    double[] before = new double[values.length + 1];
    for (int[] unit : ratings) {
      for (int rating : unit) {
        before[rating + 1]++;
      }
    }
    for (int c = 0; c < values.length; c++) {
      before[c + 1] += before[c];
    }
    double seen = 0;
    for (int[] unit : ratings) {
      for (int i = 1; i < unit.length; i++) {
        for (int j = 0; j < i; j++) {
          double apart = unit[i] == unit[j] ? 0 : apart(values, before, unit[i], unit[j], level);
          seen += apart * apart / (unit.length - 1.0);
        }
      }
    }
    double chance = 0;
    for (int c = 0; c < values.length; c++) {
      for (int d = c + 1; d < values.length; d++) {
        double apart = apart(values, before, c, d, level);
        chance += (before[c + 1] - before[c]) * (before[d + 1] - before[d]) * apart * apart;
      }
    }
    double n = before[values.length];
    return chance <= 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - (n - 1) * seen / chance);
  }

  /** How far two different values, by their places among all, are apart; the sign means nothing. */
  private static double apart(double[] values, double[] before, int c, int d, Level level) {
    return switch (level) {
      case NOMINAL -> 1;
      case INTERVAL -> values[d] - values[c];
      case RATIO -> (values[d] - values[c]) / (values[d] + values[c]);
      // The ratings from one to the other, with half of those at either.
      case ORDINAL -> (before[d] + before[d + 1] - before[c] - before[c + 1]) / 2;
    };
  }
}
