package dev.yourbrief.crossover.economics;

import dev.yourbrief.crossover.economics.CostLine.ByVolume;
import dev.yourbrief.crossover.economics.CostLine.Fleet;
import dev.yourbrief.crossover.economics.CostLine.Monthly;
import dev.yourbrief.crossover.economics.CostLine.Once;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An option in every draw: {@code cost(k) = base + slope × k + fleets(k)}, USD a month, at any
 * multiple {@code k} of today's volume. One-off costs are spread over the horizon here; month by
 * month they are {@link Months}' matter.
 */
final class OptionColumns {

  private static final double ROUNDING = 1e-9;

  private final Option option;
  private final double[] base;
  private final double[] slope;
  private final FleetColumns[] fleets;

  OptionColumns(Option option, Columns columns, int horizon) {
    this.option = option;
    this.base = new double[columns.size()];
    this.slope = new double[columns.size()];
    List<FleetColumns> held = new ArrayList<>();
    for (CostLine line : option.lines()) {
      switch (line) {
        case Monthly monthly -> add(base, columns.of(monthly.usdPerMonth()), 1);
        case ByVolume volume -> add(slope, columns.of(volume.usdPerMonth()), 1);
        case Once once -> add(base, columns.of(once.usd()), perMonth(once.when(), horizon));
        case Fleet fleet -> held.add(new FleetColumns(fleet, columns));
      }
    }
    this.fleets = held.toArray(FleetColumns[]::new);
  }

  /** How much of a one-off cost a month bears. */
  static double perMonth(When when, int horizon) {
    return switch (when) {
      case When.Start start -> 1.0 / horizon;
      case When.End end -> 1.0 / horizon;
      case When.Every every -> 1.0 / every.months();
    };
  }

  private static void add(double[] sum, double[] values, double factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += values[values.length == 1 ? 0 : i] * factor;
    }
  }

  Option option() {
    return option;
  }

  FleetColumns[] fleets() {
    return fleets;
  }

  boolean isLine() {
    return fleets.length == 0;
  }

  /** Whether it is a line and one plain staircase, so that its crossings have a closed form. */
  boolean isOneStaircase() {
    return fleets.length == 1 && fleets[0].isStaircase();
  }

  double base(int i) {
    return base[i];
  }

  double slope(int i) {
    return slope[i];
  }

  double cost(int i, double k) {
    double cost = base[i] + slope[i] * k;
    for (FleetColumns fleet : fleets) {
      cost += fleet.cost(i, k);
    }
    return cost;
  }

  /** The share of the traffic it cannot take on. */
  double unserved(int i, double k) {
    double share = 0;
    for (FleetColumns fleet : fleets) {
      share = Math.max(share, fleet.unserved(i, k));
    }
    return share;
  }

  /** Whether it takes all the traffic on; a billionth left is a matter of rounding. */
  boolean servesAll(int i, double k) {
    return unserved(i, k) <= ROUNDING;
  }

  /** GPUs held in the busiest minutes. */
  double gpus(int i, double k) {
    double gpus = 0;
    for (FleetColumns fleet : fleets) {
      gpus += fleet.copies(i, k) * Math.max(1, fleet.fleet().gpusPerCopy());
    }
    return gpus;
  }

  /** How busy what it holds is on average, by GPUs. */
  double utilisation(int i, double k) {
    double busy = 0;
    double all = 0;
    for (FleetColumns fleet : fleets) {
      double gpus = fleet.paid(i, k) * Math.max(1, fleet.fleet().gpusPerCopy());
      busy += gpus * fleet.utilisation(i, k);
      all += gpus;
    }
    return all == 0 ? 0 : busy / all;
  }

  double nextEdge(int i, double k) {
    double next = Double.POSITIVE_INFINITY;
    for (FleetColumns fleet : fleets) {
      next = Math.min(next, fleet.nextEdge(i, k));
    }
    return next;
  }

  double slopeFarOut(int i) {
    return slope[i] + Arrays.stream(fleets).mapToDouble(fleet -> fleet.slopeFarOut(i)).sum();
  }
}
