package dev.yourbrief.trial.leak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Character n-grams within words, weighed by TF-IDF as scikit-learn does with {@code
 * analyzer="char_wb"}: lower case, each word with a space before and after, n from 3 to 5, and a
 * word shorter than n counted once; weight = count · (ln((1 + texts) / (1 + texts with it)) + 1),
 * brought to length 1.
 */
final class CharGrams {

  private static final int FROM = 3;
  private static final int TO = 5;

  /** Characters read of one text. */
  private static final int MOST_CHARACTERS = 20_000;

  private final Map<String, Integer> terms = new HashMap<>();
  private final List<Sparse> texts = new ArrayList<>();

  /** A text's terms and their weights, the rarest terms first. */
  static final class Sparse {
    final int[] terms;
    final double[] weights;

    Sparse(int[] terms, double[] weights) {
      this.terms = terms;
      this.weights = weights;
    }
  }

  /** Weighs the texts; the number of texts with a term is taken over all of them. */
  CharGrams(List<String> all) {
    List<int[]> found = new ArrayList<>();
    for (String text : all) {
      IntList list = new IntList();
      each(text, gram -> list.add(terms.computeIfAbsent(gram, _ -> terms.size())));
      found.add(list.sorted());
    }
    int[] frequency = new int[terms.size()];
    for (int[] sorted : found) {
      for (int i = 0; i < sorted.length; i++) {
        frequency[sorted[i]] += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
      }
    }
    for (int[] sorted : found) {
      texts.add(weigh(sorted, frequency, all.size()));
    }
  }

  int terms() {
    return terms.size();
  }

  Sparse text(int index) {
    return texts.get(index);
  }

  private static Sparse weigh(int[] sorted, int[] frequency, int texts) {
    List<long[]> counts = new ArrayList<>();
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        counts.add(new long[] {frequency[sorted[i]], sorted[i], 0});
      }
      counts.getLast()[2]++;
    }
    counts.sort((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
    int[] terms = new int[counts.size()];
    double[] weights = new double[counts.size()];
    double squares = 0;
    for (int i = 0; i < terms.length; i++) {
      long[] count = counts.get(i);
      terms[i] = (int) count[1];
      weights[i] = count[2] * (StrictMath.log((1.0 + texts) / (1.0 + count[0])) + 1);
      squares += weights[i] * weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= Math.sqrt(squares);
    }
    return new Sparse(terms, weights);
  }

  /** Every n-gram of a text, as often as it stands there. */
  static void each(String text, Consumer<String> to) {
    String bounded = text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    int[] characters = bounded.toLowerCase(Locale.ROOT).codePoints().toArray();
    int at = 0;
    while (at < characters.length) {
      if (Normal.space(characters[at])) {
        at++;
        continue;
      }
      int end = at;
      while (end < characters.length && !Normal.space(characters[end])) {
        end++;
      }
      int[] padded = new int[end - at + 2];
      padded[0] = ' ';
      System.arraycopy(characters, at, padded, 1, end - at);
      padded[padded.length - 1] = ' ';
      word(padded, to);
      at = end;
    }
  }

  private static void word(int[] padded, Consumer<String> to) {
    for (int n = FROM; n <= TO; n++) {
      if (padded.length <= n) {
        to.accept(new String(padded, 0, padded.length));
        return;
      }
      for (int i = 0; i + n <= padded.length; i++) {
        to.accept(new String(padded, i, n));
      }
    }
  }
}
