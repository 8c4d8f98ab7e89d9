package dev.yourbrief.crossover.economics;

/**
 * P10, P50 and P90 of an array by selection: the order statistics a full sort would give, at a
 * tenth of its time.
 */
final class Quantiles {

  private Quantiles() {}

  /** The band of the values (type 7 of Hyndman and Fan, as {@code Draws}); reorders them. */
  static Band bandOf(double[] values) {
    double p10 = quantile(values, 0.1, 0);
    double p50 = quantile(values, 0.5, (int) (0.1 * (values.length - 1)));
    double p90 = quantile(values, 0.9, (int) (0.5 * (values.length - 1)));
    return new Band(p10, p50, p90);
  }

  /** Everything before {@code from} is known to be no greater than everything after. */
  private static double quantile(double[] values, double p, int from) {
    double at = p * (values.length - 1);
    int below = (int) Math.floor(at);
    double low = select(values, below, from);
    double weight = at - below;
    if (weight == 0) {
      return low;
    }
    double high = Double.POSITIVE_INFINITY;
    for (int i = below + 1; i < values.length; i++) {
      high = Math.min(high, values[i]);
    }
    // Equal neighbours first: two infinite ones have no difference.
    return low == high ? low : low + weight * (high - low);
  }

  /** Hoare's selection, pivot in the middle of three. */
  private static double select(double[] values, int k, int from) {
    int low = from;
    int high = values.length - 1;
    while (low < high) {
      double pivot = middle(values[low], values[(low + high) >>> 1], values[high]);
      int i = low - 1;
      int j = high + 1;
      while (true) {
        do {
          i++;
        } while (values[i] < pivot);
        do {
          j--;
        } while (values[j] > pivot);
        if (i >= j) {
          break;
        }
        double swap = values[i];
        values[i] = values[j];
        values[j] = swap;
      }
      if (k <= j) {
        high = j;
      } else {
        low = j + 1;
      }
    }
    return values[k];
  }

  private static double middle(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
