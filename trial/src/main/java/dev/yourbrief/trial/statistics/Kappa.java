package dev.yourbrief.trial.statistics;

import java.util.Optional;

/**
 * Cohen's kappa: how much two raters agree beyond what their habits alone would give.
 *
 * @param value 1 for full agreement, 0 for none beyond chance
 * @param agreement the (weighted) share they agree on
 * @param standardError of the value, for its interval
 * @param nullError of the value were there no agreement beyond chance, for a test
 * @param n how many items both rated
 * @see <a href="https://doi.org/10.1037/h0028106">Fleiss, Cohen and Everitt, Large Sample Standard
 *     Errors of Kappa and Weighted Kappa, 1969</a>
 */
public record Kappa(
    double value, double agreement, double standardError, double nullError, long n) {

  /** What a disagreement costs: everything, by its distance, or by its distance squared. */
  public enum Weights {
    NONE,
    LINEAR,
    QUADRATIC;

    private double agreement(int a, int b, int categories) {
      double apart = Math.abs(a - b) / (categories - 1.0);
      return switch (this) {
        case NONE -> a == b ? 1 : 0;
        case LINEAR -> 1 - apart;
        case QUADRATIC -> 1 - apart * apart;
      };
    }
  }

  /**
   * From counts: {@code table[i][j]} items that the first rater put in category i and the second in
   * j. Weighted kappas take the categories to be in order.
   *
   * @return empty when chance alone would agree on everything: all items are in one category
   */
  public static Optional<Kappa> of(long[][] table, Weights weights) {
    int k = table.length;
    Check.atLeast("categories", k, 2);
    double[] rows = new double[k];
    double[] columns = new double[k];
    long n = 0;
    for (int i = 0; i < k; i++) {
      if (table[i].length != k) {
        throw new IllegalArgumentException("a table must be square");
      }
      for (int j = 0; j < k; j++) {
        Check.atLeast("items in a cell", table[i][j], 0);
        rows[i] += table[i][j];
        columns[j] += table[i][j];
        n += table[i][j];
      }
    }
    Check.atLeast("items", n, 1);
    for (int i = 0; i < k; i++) {
      rows[i] /= n;
      columns[i] /= n;
    }
    double seen = 0;
    double chance = 0;
    double[] rowMeans = new double[k];
    double[] columnMeans = new double[k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        double w = weights.agreement(i, j, k);
        seen += w * table[i][j] / n;
        chance += w * rows[i] * columns[j];
        rowMeans[i] += w * columns[j];
        columnMeans[j] += w * rows[i];
      }
    }
    if (1 - chance < 1e-12) {
      return Optional.empty();
    }
    double spread = 0;
    double nullSpread = 0;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        double w = weights.agreement(i, j, k);
        double habit = rowMeans[i] + columnMeans[j];
        spread += table[i][j] / (double) n * square(w * (1 - chance) - habit * (1 - seen));
        nullSpread += rows[i] * columns[j] * square(w - habit);
      }
    }
    double off = 1 - chance;
    double variance =
        (spread - square(seen * chance - 2 * chance + seen)) / (n * square(off * off));
    double nullVariance = (nullSpread - square(chance)) / (n * square(off));
    return Optional.of(
        new Kappa(
            (seen - chance) / off,
            seen,
            Math.sqrt(Math.max(0, variance)),
            Math.sqrt(Math.max(0, nullVariance)),
            n));
  }

  /** Counts of two raters' categories, numbered from 0, item by item. */
  public static long[][] table(int[] first, int[] second, int categories) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(first.length + " ratings beside " + second.length);
    }
    long[][] table = new long[categories][categories];
    for (int i = 0; i < first.length; i++) {
      table[first[i]][second[i]]++;
    }
    return table;
  }

  /** value ± z · SE, within -1 and 1. */
  public Interval interval(double level) {
    return Interval.around(value, Check.z(level) * standardError).within(-1, 1);
  }

  private static double square(double x) {
    return x * x;
  }
}
