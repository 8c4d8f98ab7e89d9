package dev.yourbrief.crossover.economics;

import dev.yourbrief.figure.Draws;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * The expected value of perfect information: what one should pay at most to know, before choosing,
 * how the uncertain inputs turn out. With costs it is {@code min over options of the mean cost −
 * mean of the min cost}; it is never negative, and 0 when one option is cheapest in every draw.
 *
 * @see <a href="https://doi.org/10.1109/TSSC.1966.300074">Howard, Information Value Theory,
 *     1966</a>
 */
public final class Evpi {

  private static final NormalDistribution STANDARD = new NormalDistribution();

  private Evpi() {}

  /**
   * The value of knowing everything, in the unit of the costs.
   *
   * @param costs one cost an option, draw {@code i} of each from the same world
   */
  public static double ofCosts(List<Draws> costs) {
    int size = sameSize(costs);
    Draws chosen = cheapestOnAverage(costs);
    double saved = 0;
    for (int i = 0; i < size; i++) {
      double least = chosen.get(i);
      for (Draws cost : costs) {
        least = Math.min(least, cost.get(i));
      }
      saved += chosen.get(i) - least;
    }
    return saved / size;
  }

  /**
   * The value of knowing one input (partial perfect information, EVPPI), in the unit of the costs.
   * Draws are sorted by the input and cut into groups of equal size; within a group the input is as
   * good as known. Few draws a group make the estimate too high, wide groups too low; √size groups
   * keep both small.
   *
   * @param input the input's draws, from the same worlds as the costs
   * @see <a href="https://doi.org/10.1177/0272989X12465123">Strong and Oakley, An Efficient Method
   *     for Computing Single-Parameter Partial EVPI, 2013</a>
   */
  public static double ofKnowing(Draws input, List<Draws> costs) {
    int size = sameSize(costs);
    double[] values = input.toArray();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    if (sorted[0] == sorted[size - 1]) {
      return 0;
    }
    int groups = Math.max(1, (int) Math.sqrt(size));
    double[] starts = new double[groups];
    for (int g = 0; g < groups; g++) {
      starts[g] = sorted[(int) ((long) size * g / groups)];
    }
    Draws chosen = cheapestOnAverage(costs);
    double[][] savings = new double[costs.size()][groups];
    for (int i = 0; i < size; i++) {
      int group = group(starts, values[i]);
      for (int o = 0; o < savings.length; o++) {
        savings[o][group] += chosen.get(i) - costs.get(o).get(i);
      }
    }
    double saved = 0;
    for (int g = 0; g < groups; g++) {
      double most = 0;
      for (double[] saving : savings) {
        most = Math.max(most, saving[g]);
      }
      saved += most;
    }
    return saved / size;
  }

  /** The last group that starts at the value or below; draws of one value are all in one group. */
  private static int group(double[] starts, double value) {
    int low = 0;
    int high = starts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /**
   * The value of knowing a saving that is normal, in closed form: {@code E[max(0, X)] − max(0, m)}.
   */
  public static double ofNormalSaving(double mean, double standardDeviation) {
    if (!(standardDeviation > 0)) {
      return 0;
    }
    double z = mean / standardDeviation;
    return standardDeviation * STANDARD.density(z)
        + mean * STANDARD.cumulativeProbability(z)
        - Math.max(0, mean);
  }

  /** The probability that a normal saving is above 0. */
  public static double probabilityOfSaving(double mean, double standardDeviation) {
    return STANDARD.cumulativeProbability(mean / standardDeviation);
  }

  /** What one would choose without knowing more; savings are counted against it. */
  private static Draws cheapestOnAverage(List<Draws> costs) {
    return costs.stream().min(Comparator.comparingDouble(Draws::mean)).orElseThrow();
  }

  private static int sameSize(List<Draws> costs) {
    int[] sizes = costs.stream().mapToInt(Draws::size).distinct().toArray();
    if (sizes.length != 1) {
      throw new IllegalArgumentException(
          "costs of one or more options over the same draws, not " + Arrays.toString(sizes));
    }
    return sizes[0];
  }
}
