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
   * next comes first.
   *
   * @param inputs the draws of each input by its id
   * @param costs what each option costs, draw {@code i} of each from the same world as draw {@code
   *     i} of the inputs
   */
  public static List<Worth> ranked(Map<String, Draws> inputs, List<Draws> costs) {
    return inputs.entrySet().stream()
        .map(entry -> new Worth(entry.getKey(), Evpi.ofKnowing(entry.getValue(), costs)))
        .sorted(Comparator.comparingDouble(Worth::usd).reversed().thenComparing(Worth::input))
        .toList();
  }
}
