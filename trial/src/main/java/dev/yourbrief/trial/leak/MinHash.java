package dev.yourbrief.trial.leak;

import java.util.Arrays;

/**
 * MinHash (Broder, 1997) with 128 permutations, and its banding: texts that agree in all values of
 * a band are worth comparing. Bands are as long as they can be while a pair right at the threshold
 * is missed in fewer than one case of a thousand.
 */
final class MinHash {

  private static final int PERMUTATIONS = 128;
  private static final double MOST_MISSED = 0.001;

  private final int length;

  /**
   * @param threshold the Jaccard similarity from which pairs are to be found
   */
  MinHash(double threshold) {
    int longest = 1;
    for (int r = 2; r <= 32; r++) {
      int bands = PERMUTATIONS / r;
      double missed = Math.pow(1 - Math.pow(threshold, r), bands);
      longest = missed <= MOST_MISSED ? r : longest;
    }
    length = longest;
  }

  /** Values in a band. */
  int length() {
    return length;
  }

  /** A key for each band of a text that has shingles; equal keys at a place are equal bands. */
  long[] bands(Shingles shingles) {
    long[] least = new long[PERMUTATIONS];
    Arrays.fill(least, Long.MAX_VALUE);
    for (int s = 0; s < shingles.size(); s++) {
      long hash = shingles.hash(s);
      for (int p = 0; p < PERMUTATIONS; p++) {
        least[p] = Math.min(least[p], Shingles.mix(hash ^ (p * 0xD1342543DE82EF95L)));
      }
    }
    long[] bands = new long[PERMUTATIONS / length];
    for (int b = 0; b < bands.length; b++) {
      long key = b;
      for (int i = 0; i < length; i++) {
        key = Shingles.mix(key + least[b * length + i]);
      }
      bands[b] = key;
    }
    return bands;
  }
}
