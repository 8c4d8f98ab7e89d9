package dev.yourbrief.bill.forecast;

import java.util.Arrays;

/**
 * The median of a sample and its distribution-free 90 % interval, between two of its order
 * statistics.
 *
 * @see <a href="https://doi.org/10.1002/0471722162">David and Nagaraja, Order Statistics (2003),
 *     section 7.1</a>
 */
final class OrderStatistics {

  /** With fewer, even the least and the greatest hold the median less than nine times in ten. */
  static final int LEAST = 5;

  private static final double OUTSIDE = 0.1;

  private final double[] sorted;
  private final int below;

  OrderStatistics(double[] sample) {
    this.sorted = sample.clone();
    Arrays.sort(sorted);
    this.below = below(sorted.length);
  }

  double median() {
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  double low() {
    return sorted[below];
  }

  double high() {
    return sorted[sorted.length - 1 - below];
  }

  /** The most values that can be left out at each end: 2 P(Bin(n, ½) ≤ k − 1) stays within 10 %. */
  private static int below(int n) {
    double probability = Math.pow(0.5, n);
    double tail = probability;
    int k = 0;
    while (2 * tail <= OUTSIDE && k < (n - 1) / 2) {
      k++;
      probability *= (double) (n - k + 1) / k;
      tail += probability;
    }
    return Math.max(0, 2 * tail <= OUTSIDE ? k : k - 1);
  }
}
