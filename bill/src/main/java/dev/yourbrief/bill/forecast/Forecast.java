package dev.yourbrief.bill.forecast;

import dev.yourbrief.figure.Draws;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * The months ahead, and how such a forecast would have done in the past. World {@code i} is the
 * same one in every month, so that staying above something for a year can be counted.
 *
 * @param trended whether growth is carried on: only when that did better in the back-test
 * @param today the run-rate it starts from, in the bill's currency a month
 * @param backTest how it would have done on past days of the same bill
 * @param method how it was worked out and how it did, in sentences
 * @param months the months ahead, the next one first
 * @param until months until 3 and 10 times today's cost; none when growth cannot be told
 */
public record Forecast(
    boolean trended,
    double today,
    BackTest backTest,
    String method,
    List<MonthAhead> months,
    List<MonthsUntil> until) {

  /** Five years: further nobody should look. */
  public static final int MONTHS = 60;

  public Forecast {
    months = List.copyOf(months);
    until = List.copyOf(until);
  }

  /** The first month to cost so many times today's, in each world. */
  public MonthsUntil until(BigDecimal multiple) {
    return until(multiple, today, months);
  }

  static MonthsUntil until(BigDecimal multiple, double today, List<MonthAhead> months) {
    double enough = multiple.doubleValue() * today;
    double[] first = new double[months.getFirst().cost().size()];
    Arrays.fill(first, Double.POSITIVE_INFINITY);
    for (MonthAhead month : months) {
      for (int world = 0; world < first.length; world++) {
        if (Double.isInfinite(first[world]) && month.cost().get(world) >= enough) {
          first[world] = month.month();
        }
      }
    }
    return MonthsUntil.of(multiple, Draws.owning(first));
  }

  /**
   * The share of worlds in which each of the next months costs at least a threshold.
   *
   * @param threshold the bill's currency a month, one value a world; infinite where nothing is
   *     enough
   * @param next how many months
   * @throws IllegalArgumentException if the threshold has other than one value a world
   */
  public double staysAtLeast(Draws threshold, int next) {
    int worlds = months.getFirst().cost().size();
    if (threshold.size() != worlds) {
      throw new IllegalArgumentException(
          "the threshold has " + threshold.size() + " worlds, the forecast " + worlds);
    }
    int stayed = 0;
    for (int world = 0; world < worlds; world++) {
      int month = 0;
      while (month < next && months.get(month).cost().get(world) >= threshold.get(world)) {
        month++;
      }
      stayed += month == next ? 1 : 0;
    }
    return (double) stayed / worlds;
  }
}
