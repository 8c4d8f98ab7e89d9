package dev.yourbrief.trial.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps the best few of many scored rows. Rows must be offered in rising order. */
final class Top {

  private final int[] rows;
  private final double[] scores;
  private int size;

  Top(int k) {
    rows = new int[k];
    scores = new double[k];
  }

  /** Offers a row. A later row that is only as good as the last one kept does not displace it. */
  void offer(int row, double score) {
    int k = rows.length;
    if (k == 0 || (size == k && !(score > scores[k - 1]))) {
      return;
    }
    int at = size < k ? size++ : k - 1;
    while (at > 0 && score > scores[at - 1]) {
      rows[at] = rows[at - 1];
      scores[at] = scores[at - 1];
      at--;
    }
    rows[at] = row;
    scores[at] = score;
  }

  List<Hit> hits() {
    List<Hit> hits = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      hits.add(new Hit(rows[i], scores[i]));
    }
    return List.copyOf(hits);
  }

  /** The best {@code k} of a score for each row; rows that score 0 or less are left out. */
  static List<Hit> of(double[] scores, int k) {
    Top top = new Top(Math.min(k, (int) Arrays.stream(scores).filter(s -> s > 0).count()));
    for (int row = 0; row < scores.length; row++) {
      if (scores[row] > 0) {
        top.offer(row, scores[row]);
      }
    }
    return top.hits();
  }
}
