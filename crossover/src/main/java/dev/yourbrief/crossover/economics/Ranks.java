package dev.yourbrief.crossover.economics;

import java.util.Arrays;

/** Spearman's rank correlation, in parts, so that a column is ranked once. */
final class Ranks {

  private Ranks() {}

  /** The ranks of the values from 0, ties at the middle of theirs. */
  static double[] of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[values.length];
    for (int i = 0; i < ranks.length; i++) {
      int at = Arrays.binarySearch(sorted, values[i]);
      int first = at;
      int last = at;
      // Ties are few, or all there is: then the ends are found by halving.
      if (at > 0 && sorted[at - 1] == values[i]) {
        first = edge(sorted, values[i], false);
      }
      if (at < sorted.length - 1 && sorted[at + 1] == values[i]) {
        last = edge(sorted, values[i], true) - 1;
      }
      ranks[i] = (first + last) / 2.0;
    }
    return ranks;
  }

  /** The first place that holds the value or more, or the first that holds more. */
  private static int edge(double[] sorted, double value, boolean above) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value || (above && sorted[middle] == value)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The correlation of two columns of ranks; 0 where one of them does not vary. */
  static double correlation(double[] a, double[] b) {
    double middle = (a.length - 1) / 2.0;
    double both = 0;
    double ofA = 0;
    double ofB = 0;
    for (int i = 0; i < a.length; i++) {
      double x = a[i] - middle;
      double y = b[i] - middle;
      both += x * y;
      ofA += x * x;
      ofB += y * y;
    }
    return ofA == 0 || ofB == 0 ? 0 : both / Math.sqrt(ofA * ofB);
  }
}
