package dev.yourbrief.trial.statistics;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Bradley and Terry's strengths of several that were compared in pairs: i beats j with probability
 * 1 / (1 + exp(s_j - s_i)).
 *
 * @see <a href="https://doi.org/10.1214/aos/1079120141">Hunter, MM Algorithms for Generalized
 *     Bradley-Terry Models, 2004</a>
 */
public final class BradleyTerry {

  private static final int MOST_ROUNDS = 100_000;

  private BradleyTerry() {}

  /**
   * The likeliest strengths, the last one's being 0.
   *
   * @param wins {@code wins[i][j]}: how often i beat j; a draw is half a win for each
   * @return empty when there are none: some never lost to any of the others, or never met them
   */
  public static Optional<List<Double>> strengths(double[][] wins) {
    int k = wins.length;
    Check.atLeast("compared", k, 2);
    for (double[] row : wins) {
      Check.finite(row);
    }
    if (!reachesAll(wins, false) || !reachesAll(wins, true)) {
      return Optional.empty();
    }
    double[] strength = new double[k];
    Arrays.fill(strength, 1);
    double moved = 1;
    for (int round = 0; round < MOST_ROUNDS && moved > 1e-14; round++) {
      double[] next = step(wins, strength);
      moved = 0;
      for (int i = 0; i < k; i++) {
        moved = Math.max(moved, Math.abs(next[i] / strength[i] - 1));
      }
      strength = next;
    }
    double last = Math.log(strength[k - 1]);
    return Optional.of(Arrays.stream(strength).mapToObj(s -> Math.log(s) - last).toList());
  }

  private static double[] step(double[][] wins, double[] strength) {
    int k = wins.length;
    double[] next = new double[k];
    double logs = 0;
    for (int i = 0; i < k; i++) {
      double won = 0;
      double met = 0;
      for (int j = 0; j < k; j++) {
        if (i != j) {
          won += wins[i][j];
          met += (wins[i][j] + wins[j][i]) / (strength[i] + strength[j]);
        }
      }
      next[i] = won / met;
      logs += Math.log(next[i]) / k;
    }
    // Only ratios mean anything; this keeps them from drifting.
    double scale = Math.exp(logs);
    for (int i = 0; i < k; i++) {
      next[i] /= scale;
    }
    return next;
  }

  /** Whether the first beat all others, directly or through others; or, turned, lost to all. */
  private static boolean reachesAll(double[][] wins, boolean turned) {
    boolean[] reached = new boolean[wins.length];
    Deque<Integer> open = new ArrayDeque<>(List.of(0));
    reached[0] = true;
    int count = 1;
    while (!open.isEmpty()) {
      int at = open.pop();
      for (int j = 0; j < wins.length; j++) {
        if (!reached[j] && (turned ? wins[j][at] : wins[at][j]) > 0) {
          reached[j] = true;
          count++;
          open.push(j);
        }
      }
    }
    return count == wins.length;
  }
}
