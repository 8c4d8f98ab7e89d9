package dev.yourbrief.trial.leak;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The row with the highest cosine of character n-grams, exactly, if it is high enough.
 *
 * <p>A text's terms are gone through from the rarest on. Once what is left of the text is shorter
 * than the threshold, a row not met yet cannot reach it (both have length 1), so the long lists of
 * the most common terms are never walked; the rows met are then summed up term by term.
 */
final class CharFinder implements Finder {

  /** Room for what rounding may do to a bound. */
  private static final double SLACK = 1e-9;

  private final CharGrams grams;
  private final int rows;
  private final double threshold;
  private final IntList[] lists;

  /** Per thread: the asked text's weight of each term, and the rows met while asking. */
  private final ThreadLocal<Scratch> scratch;

  private static final class Scratch {
    final double[] weights;
    final boolean[] met;

    Scratch(int terms, int rows) {
      weights = new double[terms];
      met = new boolean[rows];
    }
  }

  CharFinder(List<String> rows, List<String> tests, double threshold) {
    this.rows = rows.size();
    this.threshold = threshold;
    grams = new CharGrams(Stream.concat(rows.stream(), tests.stream()).toList());
    lists = new IntList[grams.terms()];
    Arrays.setAll(lists, _ -> new IntList());
    for (int row = 0; row < this.rows; row++) {
      for (int term : grams.text(row).terms) {
        lists[term].add(row);
      }
    }
    scratch = ThreadLocal.withInitial(() -> new Scratch(grams.terms(), this.rows));
  }

  @Override
  public Optional<Match> nearest(int test, int below) {
    CharGrams.Sparse asked = grams.text(rows + test);
    Scratch s = scratch.get();
    for (int i = 0; i < asked.terms.length; i++) {
      s.weights[asked.terms[i]] = asked.weights[i];
    }
    IntList met = meet(asked, s, below);
    int best = -1;
    double most = -1;
    for (int row : met.sorted()) {
      s.met[row] = false;
      double cosine = cosine(grams.text(row), s.weights);
      if (cosine > most) {
        best = row;
        most = cosine;
      }
    }
    for (int term : asked.terms) {
      s.weights[term] = 0;
    }
    return most >= threshold ? Optional.of(new Match(best, Math.min(1, most))) : Optional.empty();
  }

  /** Every row that may reach the threshold. */
  private IntList meet(CharGrams.Sparse asked, Scratch s, int below) {
    IntList met = new IntList();
    double left = 1;
    for (int i = 0; i < asked.terms.length && left > threshold * threshold - SLACK; i++) {
      IntList list = lists[asked.terms[i]];
      for (int at = 0; at < list.size() && list.get(at) < below; at++) {
        int row = list.get(at);
        if (!s.met[row]) {
          s.met[row] = true;
          met.add(row);
        }
      }
      left -= asked.weights[i] * asked.weights[i];
    }
    return met;
  }

  private static double cosine(CharGrams.Sparse row, double[] weights) {
    double sum = 0;
    for (int i = 0; i < row.terms.length; i++) {
      sum += row.weights[i] * weights[row.terms[i]];
    }
    return sum;
  }
}
