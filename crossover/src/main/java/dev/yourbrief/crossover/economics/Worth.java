package dev.yourbrief.crossover.economics;

import dev.yourbrief.figure.Draws;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What it would be worth to know one input before choosing.
 *
 * @param input the input's id
 * @param usd the most one should pay for knowing it, in the unit of the costs it was worked out
 *     from
 */
public record Worth(String input, double usd) {

  /**
   * Ranks inputs by the value of knowing each (EVPPI), the greatest first: the number to measure
   * next comes first. Grouping draws finds some worth in any input, even in one that matters to
   * nothing; what it finds in the mere order of the draws is taken off.
   *
   * @param inputs the draws of each input by its id
   * @param costs what each option costs, draw {@code i} of each from the same world as draw {@code
   *     i} of the inputs
   */
  public static List<Worth> ranked(Map<String, Draws> inputs, List<Draws> costs) {
    double noise = Evpi.ofKnowing(order(costs.getFirst().size()), costs);
    return inputs.entrySet().stream()
        .map(entry -> new Worth(entry.getKey(), worth(entry.getValue(), costs, noise)))
        .sorted(Comparator.comparingDouble(Worth::usd).reversed().thenComparing(Worth::input))
        .toList();
  }

  private static double worth(Draws input, List<Draws> costs, double noise) {
    return Math.max(0, Evpi.ofKnowing(input, costs) - noise);
  }

  private static Draws order(int size) {
    double[] order = new double[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    return Draws.owning(order);
  }
}
