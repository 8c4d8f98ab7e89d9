package dev.yourbrief.gateway.watch;

import java.util.OptionalLong;

/**
 * How long things took, in milliseconds, counted in steps that grow with the time: a quantile is
 * right to one part in sixteen. Not safe for threads.
 */
final class Waits {

  /** Up to about four hours; longer counts as that. */
  private static final int STEPS = 192;

  private static final int EXACT = 16;
  private static final long LONGEST = (1L << 24) - 1;

  private final int[] counts = new int[STEPS];
  private long total;

  void add(long millis, int sign) {
    counts[step(Math.clamp(millis, 0, LONGEST))] += sign;
    total += sign;
  }

  void addAll(Waits more) {
    for (int i = 0; i < STEPS; i++) {
      counts[i] += more.counts[i];
    }
    total += more.total;
  }

  private static int step(long millis) {
    if (millis < EXACT) {
      return (int) millis;
    }
    int shift = 60 - Long.numberOfLeadingZeros(millis);
    return shift * 8 + (int) (millis >> shift);
  }

  private static long middle(int step) {
    if (step < EXACT) {
      return step;
    }
    int shift = step / 8 - 1;
    return ((step % 8 + 8L) << shift) + ((1L << shift) / 2);
  }

  /** The time that this share of them did not exceed; empty when there were none. */
  OptionalLong quantile(double share) {
    long rank = (long) Math.ceil(share * total);
    long seen = 0;
    for (int i = 0; i < STEPS; i++) {
      seen += counts[i];
      if (seen >= rank && seen > 0) {
        return OptionalLong.of(middle(i));
      }
    }
    return OptionalLong.empty();
  }
}
