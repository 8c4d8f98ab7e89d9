package dev.yourbrief.trial.statistics;

import java.util.OptionalDouble;

/**
 * A mean of values that were drawn in groups: questions about one text, queries to one database.
 *
 * @param clusters how many groups G, at least two
 * @param mean of all values, with the error it would have were they drawn one by one
 * @param plainError Miller's standard error, sqrt(sum over clusters of (sum of (s - mean))²) / n
 * @see <a href="https://arxiv.org/abs/2411.00640">Miller 2024, section 2.2 and appendix A</a>
 */
public record ClusteredMean(int clusters, Mean mean, double plainError) {

  /**
   * @param values one an item
   * @param clusters the number of each item's cluster, from 0 and without gaps
   */
  public static ClusteredMean of(double[] values, int[] clusters) {
    ClusterSums sums = ClusterSums.of(values, clusters);
    Check.atLeast("clusters", sums.clusters(), 2);
    Mean mean = Mean.of(values);
    double[] off = new double[sums.clusters()];
    for (int i = 0; i < values.length; i++) {
      off[clusters[i]] += values[i] - mean.value();
    }
    double squares = 0;
    for (double cluster : off) {
      squares += cluster * cluster;
    }
    double error = Math.sqrt(squares) / values.length;
    // Deviations that cancel leave the rounding of their sums behind, which is not an error bar.
    double rounding = 1e-13 * Math.sqrt(values.length) * Math.max(1e-300, mean.standardError());
    return new ClusteredMean(sums.clusters(), mean, error <= rounding ? 0 : error);
  }

  /** Miller's, times sqrt(G / (G - 1)): what few clusters need. */
  public double standardError() {
    return plainError * Math.sqrt(clusters / (clusters - 1.0));
  }

  /** mean ± t(G - 1) · SE. */
  public Interval t(double level) {
    return Mean.t(mean.value(), standardError(), clusters - 1.0, level);
  }

  /** The p value of "the mean is 0" by Student's t with G - 1 degrees of freedom. */
  public double tP() {
    return Mean.tP(mean.value(), standardError(), clusters - 1.0);
  }

  /**
   * How many times the variance is what single draws would have: (SE / SE as if single)². Empty
   * when the values never vary.
   */
  public OptionalDouble designEffect() {
    return ratio(standardError());
  }

  /** The same without the correction for few clusters. */
  public OptionalDouble plainDesignEffect() {
    return ratio(plainError);
  }

  private OptionalDouble ratio(double error) {
    double single = mean.standardError();
    return single == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((error / single) * (error / single));
  }
}
