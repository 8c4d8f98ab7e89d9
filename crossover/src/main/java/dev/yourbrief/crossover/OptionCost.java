package dev.yourbrief.crossover;

import dev.yourbrief.figure.Draws;

/**
 * What an option costs at one scale.
 *
 * @param option its name
 * @param cost USD a month, one value a draw
 */
public record OptionCost(String option, Draws cost) {

  public double p10() {
    return cost.quantile(0.1);
  }

  public double p50() {
    return cost.quantile(0.5);
  }

  public double p90() {
    return cost.quantile(0.9);
  }
}
