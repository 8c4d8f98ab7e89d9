package dev.yourbrief.crossover.probe;

import java.util.Arrays;

/** When the pieces of an answer came, in nanoseconds of the clock, in order. */
final class Arrivals {

  private long[] times = new long[64];
  private int size;

  static Arrivals of(long... times) {
    Arrivals arrivals = new Arrivals();
    for (long time : times) {
      arrivals.add(time);
    }
    return arrivals;
  }

  void add(long time) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
    }
    times[size++] = time;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  long first() {
    return times[0];
  }

  long last() {
    return times[size - 1];
  }

  /** How many came from one moment up to, and without, another. */
  int between(long from, long to) {
    return indexOf(to) - indexOf(from);
  }

  /**
   * How many came before a moment. Times are compared by their difference, as the clock may wrap.
   */
  private int indexOf(long moment) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] - moment < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
