package dev.yourbrief.trial.statistics;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/**
 * The sign-flip test that differences lie about 0 evenly: were each as likely to have the other
 * sign, how often would their sum be as far from 0? Differences within a cluster flip together.
 *
 * <p>It is worked out exactly where it can be: by the binomial when all sizes are the same, by
 * adding up distributions when the sums are whole numbers (yes-or-no items, any clusters), and by
 * going through every choice of signs for up to 30 values. Else it is drawn, and the p value is (k
 * + 1) / (N + 1).
 *
 * @see <a href="https://www.jstor.org/stable/2984124">Fisher, The Design of Experiments, 1935; for
 *     drawn p values Phipson and Smyth, Permutation P-values Should Never Be Zero, 2010</a>
 */
public final class SignFlip {

  private static final int EVERY_CHOICE = 30;
  private static final double MOST_WORK = 1e8;
  private static final double LARGEST_SUM = 1e6;

  private SignFlip() {}

  /** The p value, each item flipping by itself. */
  public static double items(double[] differences, long seed, int draws) {
    Check.finite(differences);
    return p(differences, seed, draws);
  }

  /**
   * The p value, whole clusters flipping.
   *
   * @param clusters the number of each item's cluster, from 0 and without gaps
   */
  public static double clusters(double[] differences, int[] clusters, long seed, int draws) {
    return p(ClusterSums.of(differences, clusters).sums(), seed, draws);
  }

  private static double p(double[] all, long seed, int draws) {
    // Rounding leaves a little of a sum that is nothing; that little is not a difference.
    double largest = Arrays.stream(all).map(Math::abs).max().orElse(0);
    double[] sizes =
        Arrays.stream(all).map(Math::abs).filter(v -> v > 1e-12 * largest).sorted().toArray();
    double total = Arrays.stream(sizes).sum();
    double seen = Math.abs(Arrays.stream(all).sum());
    double limit = seen - 1e-11 * total;
    if (limit <= 0) {
      return 1;
    }
    if (sizes[sizes.length - 1] - sizes[0] <= 1e-12 * largest) {
      long net = Math.round(seen / sizes[0]);
      long fewer = (sizes.length - net) / 2;
      return new McNemar(fewer, sizes.length - fewer).exact();
    }
    if (total < LARGEST_SUM && sizes.length * (2 * total + 1) <= MOST_WORK && whole(sizes)) {
      return wholeNumbers(sizes, (int) Math.round(total), (int) Math.round(seen));
    }
    return sizes.length <= EVERY_CHOICE
        ? everyChoice(sizes, limit)
        : drawn(sizes, limit, seed, draws);
  }

  private static boolean whole(double[] sizes) {
    return Arrays.stream(sizes).allMatch(v -> Math.abs(v - Math.rint(v)) <= 1e-9 * v);
  }

  /** The distribution of the sum, one value after another. */
  private static double wholeNumbers(double[] sizes, int total, int seen) {
    double[] before = new double[2 * total + 1];
    double[] after = new double[2 * total + 1];
    before[total] = 1;
    int reach = 0;
    for (double value : sizes) {
      int size = (int) Math.round(value);
      int now = reach + size;
      for (int at = total - now; at <= total + now; at++) {
        double up = at - size < total - reach ? 0 : before[at - size];
        double down = at + size > total + reach ? 0 : before[at + size];
        after[at] = (up + down) / 2;
      }
      double[] spare = before;
      before = after;
      after = spare;
      reach = now;
    }
    double p = 0;
    for (int at = 2 * total; at >= total + seen; at--) {
      p += before[at];
    }
    return Math.min(1, 2 * p);
  }

  /** Every choice of signs, as pairs of a choice for one half and one for the other. */
  private static double everyChoice(double[] sizes, double limit) {
    int half = sizes.length / 2;
    double[] one = sums(sizes, 0, half);
    double[] two = Quantiles.sorted(sums(sizes, half, sizes.length));
    long as = 0;
    for (double sum : one) {
      as += two.length - firstAtLeast(two, limit - sum);
    }
    // The sums lie evenly about 0: as many are as far below.
    return Math.min(1, 2 * (double) as / ((double) one.length * two.length));
  }

  private static double[] sums(double[] sizes, int from, int to) {
    double[] sums = {0};
    for (int i = from; i < to; i++) {
      double[] more = new double[2 * sums.length];
      for (int j = 0; j < sums.length; j++) {
        more[2 * j] = sums[j] - sizes[i];
        more[2 * j + 1] = sums[j] + sizes[i];
      }
      sums = more;
    }
    return sums;
  }

  private static int firstAtLeast(double[] sorted, double limit) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] >= limit) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  private static double drawn(double[] sizes, double limit, long seed, int draws) {
    LongAdder as = new LongAdder();
    // A sign is one bit of a double: no branch that a processor would have to guess.
    long[] raw = Arrays.stream(sizes).mapToLong(Double::doubleToRawLongBits).toArray();
    Blocks.fill(
        seed,
        draws,
        (start, from, to) -> {
          long state = start;
          int far = 0;
          for (int draw = from; draw < to; draw++) {
            double sum = 0;
            for (int i = 0; i < raw.length; ) {
              state += Blocks.STEP;
              long bits = Blocks.mix(state);
              int end = Math.min(raw.length, i + 64);
              for (; i < end; i++, bits >>>= 1) {
                sum += Double.longBitsToDouble(raw[i] ^ (bits << 63));
              }
            }
            if (Math.abs(sum) >= limit) {
              far++;
            }
          }
          as.add(far);
        });
    return (as.sum() + 1.0) / (draws + 1.0);
  }
}
