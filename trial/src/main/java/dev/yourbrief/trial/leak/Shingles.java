package dev.yourbrief.trial.leak;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The set of a text's shingles, each a run of n words, as sorted 64-bit hashes. A text with fewer
 * words than n has none; it is not known to be like or unlike any other.
 */
final class Shingles {

  private final long[] hashes;

  private Shingles(long[] hashes) {
    this.hashes = hashes;
  }

  static Shingles of(String text, int n) {
    long[] all = runs(Normal.words(text), n);
    Arrays.sort(all);
    int size = 0;
    for (long hash : all) {
      if (size == 0 || all[size - 1] != hash) {
        all[size++] = hash;
      }
    }
    return new Shingles(Arrays.copyOf(all, size));
  }

  /** The hash of each run of n words, in the order of the text. */
  static long[] runs(List<String> words, int n) {
    long[] runs = new long[Math.max(0, words.size() - n + 1)];
    long[] hashes = words.stream().mapToLong(Shingles::hash).toArray();
    for (int i = 0; i < runs.length; i++) {
      long run = n;
      for (int j = i; j < i + n; j++) {
        run = mix(run + hashes[j]);
      }
      runs[i] = run;
    }
    return runs;
  }

  private static long hash(String word) {
    long hash = word.length();
    for (int i = 0; i < word.length(); i++) {
      hash = mix(hash + word.charAt(i));
    }
    return hash;
  }

  /** Steele, Lea and Flood's finaliser (OOPSLA 2014): every bit of the input moves every bit. */
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  boolean isEmpty() {
    return hashes.length == 0;
  }

  /** How many different shingles there are. */
  int size() {
    return hashes.length;
  }

  long hash(int index) {
    return hashes[index];
  }

  /** What both have, as a share of what either has; empty when one of them has none. */
  OptionalDouble jaccard(Shingles other) {
    if (isEmpty() || other.isEmpty()) {
      return OptionalDouble.empty();
    }
    int both = 0;
    int i = 0;
    int j = 0;
    while (i < hashes.length && j < other.hashes.length) {
      int order = Long.compare(hashes[i], other.hashes[j]);
      both += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return OptionalDouble.of((double) both / (hashes.length + other.hashes.length - both));
  }
}
