package dev.yourbrief.trial.statistics;

import java.util.OptionalDouble;

/**
 * Fleiss' kappa: agreement of as many raters an item, whoever they are.
 *
 * @see <a href="https://doi.org/10.1037/h0031619">Fleiss, Measuring Nominal Scale Agreement Among
 *     Many Raters, 1971</a>
 */
public final class FleissKappa {

  private FleissKappa() {}

  /**
   * From counts: {@code table[i][j]} raters that put item i in category j, as many in every row.
   *
   * @return empty when all ratings are in one category
   */
  public static OptionalDouble of(long[][] table) {
    Check.atLeast("items", table.length, 1);
    int categories = table[0].length;
    double[] shares = new double[categories];
    double raters = 0;
    for (long count : table[0]) {
      raters += count;
    }
    Check.atLeast("raters", (long) raters, 2);
    double seen = 0;
    for (long[] item : table) {
      double all = 0;
      double pairs = 0;
      for (int j = 0; j < categories; j++) {
        all += item[j];
        pairs += item[j] * (item[j] - 1.0);
        shares[j] += item[j] / (raters * table.length);
      }
      if (all != raters) {
        throw new IllegalArgumentException("an item has " + all + " ratings, another " + raters);
      }
      seen += pairs / (raters * (raters - 1)) / table.length;
    }
    double chance = 0;
    for (double share : shares) {
      chance += share * share;
    }
    return 1 - chance < 1e-12
        ? OptionalDouble.empty()
        : OptionalDouble.of((seen - chance) / (1 - chance));
  }
}
