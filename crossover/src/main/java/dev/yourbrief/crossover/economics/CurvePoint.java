package dev.yourbrief.crossover.economics;

import java.util.List;

/**
 * One point of the cost curves.
 *
 * @param scale the multiple of today's volume
 * @param costs what each option costs, USD a month, in the order of the case
 */
public record CurvePoint(double scale, List<Band> costs) {
  public CurvePoint {
    costs = List.copyOf(costs);
  }
}
