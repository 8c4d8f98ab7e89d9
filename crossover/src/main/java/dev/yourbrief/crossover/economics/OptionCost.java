package dev.yourbrief.crossover.economics;

import dev.yourbrief.figure.Draws;

/**
 * What an option costs at one scale.
 *
 * @param option its id
 * @param name what it is called
 * @param cost USD a month, one value a draw
 * @param band the same, in short
 * @param mtok tokens of all kinds that it serves, millions a month
 * @param output output tokens that it serves, millions a month
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
    Draws mtok,
    Draws output,
    Draws gpus,
    Draws utilisation,
    double unserved,
    double pCheapest,
    double pNotDearer) {

  /** Whether it holds capacity of its own. */
  public boolean hasFleet() {
    return gpus.quantile(1) > 0;
  }

  /** USD a million tokens of all kinds; infinite where none is served. */
  public Band usdPerMtok() {
    return per(mtok);
  }

  /** USD a million output tokens, all costs on them, as prices are often compared. */
  public Band usdPerMtokOutput() {
    return per(output);
  }

  private Band per(Draws served) {
    double[] price = new double[cost.size()];
    for (int i = 0; i < price.length; i++) {
      price[i] = served.get(i) == 0 ? Double.POSITIVE_INFINITY : cost.get(i) / served.get(i);
    }
    return Quantiles.bandOf(price);
  }
}
