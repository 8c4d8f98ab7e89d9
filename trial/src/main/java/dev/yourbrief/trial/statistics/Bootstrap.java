package dev.yourbrief.trial.statistics;

/**
 * The bootstrap: what a statistic would have been with other items from the same place, by drawing
 * as many again with replacement.
 *
 * <p>An index is the high half of 32 random bits times the count. With n items some come up more
 * often than others by at most n / 2³², a millionth for 3,000: far below what any number of draws
 * could show.
 *
 * @param seed what the draws are fixed by
 * @param draws how often it is drawn again; 10,000 where an end of an interval is wanted
 * @see <a href="https://doi.org/10.1201/9780429246593">Efron and Tibshirani, An Introduction to the
 *     Bootstrap, 1993</a>
 */
public record Bootstrap(long seed, int draws) {

  /** What is to be known of the items of these numbers, each as often as it is listed. */
  public interface Statistic {
    double of(int[] items);
  }

  public Bootstrap {
    Check.atLeast("draws", draws, 1);
  }

  /** Of the mean; for paired items give their differences. */
  public Replicates mean(double[] values) {
    Check.atLeast("values", values.length, 2);
    Check.finite(values);
    int n = values.length;
    double[] drawn = new double[draws];
    Blocks.fill(seed, draws, (state, from, to) -> means(values, drawn, state, from, to));
    double sum = Mean.plain(values) * n;
    return Replicates.of(sum / n, drawn, n, out -> (sum - values[out]) / (n - 1));
  }

  private static void means(double[] values, double[] drawn, long start, int from, int to) {
    long n = values.length;
    long state = start;
    for (int draw = from; draw < to; draw++) {
      double even = 0;
      double odd = 0;
      for (long i = n >> 1; i > 0; i--) {
        state += Blocks.STEP;
        long bits = Blocks.mix(state);
        even += values[Blocks.index(bits >>> 32, n)];
        odd += values[Blocks.index(bits & 0xFFFFFFFFL, n)];
      }
      if ((n & 1) == 1) {
        state += Blocks.STEP;
        even += values[Blocks.index(Blocks.mix(state) >>> 32, n)];
      }
      drawn[draw] = (even + odd) / n;
    }
  }

  /**
   * Of the mean over all items when whole clusters are drawn. Clusters differ in size, so a draw's
   * mean is its sum over its own count of items.
   *
   * @param values one an item
   * @param clusters the number of each item's cluster, from 0 and without gaps
   */
  public Replicates clusteredMean(double[] values, int[] clusters) {
    ClusterSums of = ClusterSums.of(values, clusters);
    Check.atLeast("clusters", of.clusters(), 2);
    int groups = of.clusters();
    double[] pairs = new double[2 * groups];
    double sum = 0;
    for (int g = 0; g < groups; g++) {
      pairs[2 * g] = of.sums()[g];
      pairs[2 * g + 1] = of.sizes()[g];
      sum += of.sums()[g];
    }
    double[] drawn = new double[draws];
    Blocks.fill(seed, draws, (state, from, to) -> ratios(pairs, drawn, state, from, to));
    double whole = sum;
    double n = values.length;
    return Replicates.of(
        whole / n,
        drawn,
        groups,
        out -> (whole - pairs[2 * out]) / Math.max(n - pairs[2 * out + 1], 1));
  }

  /** Sums and sizes stand beside each other: one line of the cache a draw. */
  private static void ratios(double[] pairs, double[] drawn, long start, int from, int to) {
    long groups = pairs.length / 2;
    long state = start;
    for (int draw = from; draw < to; draw++) {
      double sum = 0;
      double size = 0;
      for (long i = groups >> 1; i > 0; i--) {
        state += Blocks.STEP;
        long bits = Blocks.mix(state);
        int one = 2 * Blocks.index(bits >>> 32, groups);
        int two = 2 * Blocks.index(bits & 0xFFFFFFFFL, groups);
        sum += pairs[one] + pairs[two];
        size += pairs[one + 1] + pairs[two + 1];
      }
      if ((groups & 1) == 1) {
        state += Blocks.STEP;
        int last = 2 * Blocks.index(Blocks.mix(state) >>> 32, groups);
        sum += pairs[last];
        size += pairs[last + 1];
      }
      drawn[draw] = sum / size;
    }
  }

  /**
   * Of any statistic. It is asked from several threads, with an array it may keep nothing of; for
   * the correction of BCa also with each item left out once.
   *
   * @param items how many there are, at least two
   */
  public Replicates of(int items, Statistic statistic) {
    Check.atLeast("items", items, 2);
    double[] drawn = new double[draws];
    Blocks.fill(
        seed,
        draws,
        (start, from, to) -> {
          int[] chosen = new int[items];
          long state = start;
          for (int draw = from; draw < to; draw++) {
            for (int i = 0; i < items; i++) {
              state += Blocks.STEP;
              chosen[i] = Blocks.index(Blocks.mix(state) >>> 32, items);
            }
            drawn[draw] = statistic.of(chosen);
          }
        });
    int[] all = new int[items];
    for (int i = 0; i < items; i++) {
      all[i] = i;
    }
    return Replicates.of(statistic.of(all), drawn, items, out -> statistic.of(without(all, out)));
  }

  private static int[] without(int[] all, int out) {
    int[] rest = new int[all.length - 1];
    System.arraycopy(all, 0, rest, 0, out);
    System.arraycopy(all, out + 1, rest, out, rest.length - out);
    return rest;
  }
}
