package dev.yourbrief.trial.statistics;

import java.util.Arrays;

/** Values added up by cluster, with the sizes of the clusters. */
final class ClusterSums {

  private final double[] sums;
  private final double[] sizes;

  private ClusterSums(double[] sums, double[] sizes) {
    this.sums = sums;
    this.sizes = sizes;
  }

  static ClusterSums of(double[] values, int[] clusters) {
    if (values.length != clusters.length) {
      throw new IllegalArgumentException(
          values.length + " values beside " + clusters.length + " clusters");
    }
    Check.finite(values);
    int count = Arrays.stream(clusters).max().orElse(-1) + 1;
    double[] sums = new double[count];
    double[] sizes = new double[count];
    for (int i = 0; i < values.length; i++) {
      sums[clusters[i]] += values[i];
      sizes[clusters[i]]++;
    }
    for (double size : sizes) {
      if (size == 0) {
        throw new IllegalArgumentException("a cluster's number is left out");
      }
    }
    return new ClusterSums(sums, sizes);
  }

  int clusters() {
    return sums.length;
  }

  /** The sums; the caller must not write to them. */
  double[] sums() {
    return sums;
  }

  /** The sizes; the caller must not write to them. */
  double[] sizes() {
    return sizes;
  }
}
