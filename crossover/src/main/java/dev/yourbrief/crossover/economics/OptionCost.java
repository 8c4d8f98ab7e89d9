package dev.yourbrief.crossover.economics;

import dev.yourbrief.figure.Draws;

/**
 * What an option costs at one scale.
 *
 * @param option its id
 * @param name what it is called
 * @param cost USD a month, one value a draw
 * @param band the same, in short
 * @param usdPerMtok USD a million tokens of all kinds that it serves; infinite where it serves none
 * @param usdPerMtokOutput the same by its output tokens alone, as prices are often compared
 * @param gpus GPUs (or units of provisioned throughput) held in the busiest minutes; all 0 where it
 *     holds none
 * @param utilisation how busy those are on average, 0 to 1: a result, never an input
 * @param unserved the mean share of the traffic it cannot take on
 * @param pCheapest the share of draws in which it is the cheapest of all
 * @param pNotDearer the share of draws in which it costs no more than the baseline
 */
public record OptionCost(
    String option,
    String name,
    Draws cost,
    Band band,
    Band usdPerMtok,
    Band usdPerMtokOutput,
    Draws gpus,
    Draws utilisation,
    double unserved,
    double pCheapest,
    double pNotDearer) {

  /** Whether it holds capacity of its own. */
  public boolean hasFleet() {
    return gpus.quantile(1) > 0;
  }
}
