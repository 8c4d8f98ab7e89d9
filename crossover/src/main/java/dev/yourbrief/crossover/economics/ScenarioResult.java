package dev.yourbrief.crossover.economics;

import dev.yourbrief.crossover.economics.Outlook.Scenario;
import dev.yourbrief.figure.Draws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the months come to under one scenario.
 *
 * @param id the scenario's id
 * @param name how prices go in it, in words
 * @param options what each option comes to, in the order of the case
 */
public record ScenarioResult(String id, String name, List<OptionSum> options) {

  public ScenarioResult {
    options = List.copyOf(options);
  }

  /**
   * One option over the horizon.
   *
   * @param option its id
   * @param name what it is called
   * @param presentCost everything it costs over the horizon, in today's money: USD, one value a
   *     draw
   * @param payback the months after which it has cost no more than the baseline in all; 0 if it
   *     never was above it, infinite if that is not within the horizon
   * @param regret how much more it costs than the cheapest option of the same draw, USD
   * @param pCheapest the share of draws in which it costs least over the horizon
   * @param cumulative what has been paid by the end of each month, in today's money; empty where it
   *     was not asked for
   */
  public record OptionSum(
      String option,
      String name,
      Draws presentCost,
      Draws payback,
      Draws regret,
      double pCheapest,
      List<Band> cumulative) {
    public OptionSum {
      cumulative = List.copyOf(cumulative);
    }
  }

  /**
   * Of some options the one with the least expected cost: what one would choose knowing no more.
   */
  public OptionSum choice(List<String> among) {
    return options.stream()
        .filter(option -> among.contains(option.option))
        .min(Comparator.comparingDouble(option -> option.presentCost.mean()))
        .orElseThrow();
  }

  /** The option of an id. */
  public OptionSum option(String id) {
    return options.stream().filter(o -> o.option.equals(id)).findFirst().orElseThrow();
  }

  static ScenarioResult of(
      Scenario scenario,
      List<Option> options,
      double[][] paid,
      double[][] payback,
      List<List<Band>> curves) {
    int size = paid[0].length;
    double[][] regret = new double[paid.length][size];
    int[] wins = new int[paid.length];
    for (int i = 0; i < size; i++) {
      int best = 0;
      for (int o = 1; o < paid.length; o++) {
        best = paid[o][i] < paid[best][i] ? o : best;
      }
      wins[best]++;
      for (int o = 0; o < paid.length; o++) {
        regret[o][i] = paid[o][i] - paid[best][i];
      }
    }
    List<OptionSum> sums = new ArrayList<>();
    for (int o = 0; o < paid.length; o++) {
      int at = o;
      sums.add(
          new OptionSum(
              options.get(o).id(),
              options.get(o).name(),
              Draws.owning(paid[o]),
              Draws.owning(payback[o]),
              Draws.owning(regret[o]),
              (double) wins[o] / size,
              curves.stream().filter(c -> !c.isEmpty()).map(c -> c.get(at)).toList()));
    }
    return new ScenarioResult(scenario.id(), scenario.name(), sums);
  }
}
