package dev.yourbrief.trial.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** p values of several questions, adjusted for there being several; in the order given. */
public final class Adjust {

  private Adjust() {}

  /**
   * Holm's step-down: below alpha, the chance of any false alarm at all is below alpha. The i-th
   * smallest of m becomes the largest of (m - j + 1) p_j over j up to i.
   *
   * @see <a href="https://www.jstor.org/stable/4615733">Holm, A Simple Sequentially Rejective
   *     Multiple Test Procedure, 1979</a>
   */
  public static List<Double> holm(List<Double> p) {
    int[] order = order(p);
    int m = order.length;
    Double[] adjusted = new Double[m];
    double most = 0;
    for (int i = 0; i < m; i++) {
      most = Math.max(most, Math.min(1, (m - i) * p.get(order[i])));
      adjusted[order[i]] = most;
    }
    return List.of(adjusted);
  }

  /**
   * Benjamini and Hochberg's step-up: of those below alpha, the share of false alarms is below
   * alpha on average. The i-th smallest of m becomes the smallest of m p_j / j over j from i on.
   *
   * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg,
   *     Controlling the False Discovery Rate, 1995</a>
   */
  public static List<Double> benjaminiHochberg(List<Double> p) {
    int[] order = order(p);
    int m = order.length;
    Double[] adjusted = new Double[m];
    double least = 1;
    for (int i = m - 1; i >= 0; i--) {
      least = Math.min(least, (double) m / (i + 1) * p.get(order[i]));
      adjusted[order[i]] = least;
    }
    return List.of(adjusted);
  }

  private static int[] order(List<Double> p) {
    for (double value : p) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("a p value of " + value);
      }
    }
    Integer[] order = new Integer[p.size()];
    Arrays.setAll(order, i -> i);
    // Stable: of equal values the one given first stays first.
    Arrays.sort(order, Comparator.comparing(p::get));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }
}
