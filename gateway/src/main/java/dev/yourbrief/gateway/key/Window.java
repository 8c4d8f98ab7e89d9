package dev.yourbrief.gateway.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * How much was used in the last minute: a log in buckets of half a second. A bucket counts until
 * the whole of it is a minute old, so that no minute, wherever it begins, ever holds more than was
 * checked against; in turn a use may count for half a second too long. Not for use by two threads
 * at once.
 *
 * <p>A rate with a burst (GCRA) would need less room, but lets through a burst and a minute's worth
 * besides, up to twice the limit.
 */
final class Window {

  private static final long BUCKET_MILLIS = 500;

  /** Those of a minute, and the one that runs. */
  private static final int BUCKETS = 121;

  private final long[] counts = new long[BUCKETS];
  private long newest;
  private long total;

  /** What was used in the minute that ends now. */
  long total(Instant now) {
    advance(now);
    return total;
  }

  /** Counts more; tells the bucket it went to. */
  long add(Instant now, long more) {
    advance(now);
    counts[slot(newest)] += more;
    total += more;
    return newest;
  }

  /** Less was used than was counted in a bucket. What is older than a minute no longer matters. */
  void takeBack(long bucket, long less) {
    if (bucket > newest - BUCKETS && bucket <= newest) {
      long held = Math.min(less, counts[slot(bucket)]);
      counts[slot(bucket)] -= held;
      total -= held;
    }
  }

  /** How long until no more than so much is left of it, if nothing is added. */
  Duration wait(Instant now, long room) {
    advance(now);
    long left = total;
    for (long bucket = newest - BUCKETS + 1; bucket <= newest; bucket++) {
      left -= counts[slot(bucket)];
      if (left <= room) {
        long leaves = (bucket + BUCKETS) * BUCKET_MILLIS;
        return Duration.ofMillis(Math.max(1, leaves - now.toEpochMilli()));
      }
    }
    return Duration.ofMinutes(1);
  }

  private void advance(Instant now) {
    long bucket = Math.floorDiv(now.toEpochMilli(), BUCKET_MILLIS);
    if (Math.abs(bucket - newest) >= BUCKETS) {
      // Nothing is left of it; or the clock was set back by more than all this remembers.
      Arrays.fill(counts, 0);
      total = 0;
      newest = bucket;
    }
    while (newest < bucket) {
      newest++;
      total -= counts[slot(newest)];
      counts[slot(newest)] = 0;
    }
  }

  private static int slot(long bucket) {
    return Math.floorMod(bucket, BUCKETS);
  }
}
