package dev.yourbrief.crossover.economics;

import java.util.List;

/**
 * The months ahead.
 *
 * @param months how many, at least 1
 * @param growthPerMonth how much the volume grows a month: 0.03 for 3 %
 * @param discountPerYear the effective yearly discount rate: 0.10 for 10 %
 * @param scenarios how prices may go, the one to plan with first
 */
public record Outlook(
    int months, Term growthPerMonth, Term discountPerYear, List<Scenario> scenarios) {

  public Outlook {
    scenarios = List.copyOf(scenarios);
    if (months < 1 || months > 120 || scenarios.isEmpty()) {
      throw new IllegalArgumentException("an outlook has 1 to 120 months and a scenario");
    }
  }

  /**
   * A way prices may go.
   *
   * @param id its id
   * @param name what to call it
   * @param apiPerYear how much the price of tokens changes in a year: −0.5 for half of it gone
   * @param gpuPerYear how much the price of GPU hours changes in a year
   */
  public record Scenario(String id, String name, Term apiPerYear, Term gpuPerYear) {}
}
