package dev.yourbrief.crossover.economics;

import dev.yourbrief.crossover.economics.CostLine.ByVolume;
import dev.yourbrief.crossover.economics.CostLine.Fleet;
import dev.yourbrief.crossover.economics.CostLine.Monthly;
import dev.yourbrief.crossover.economics.CostLine.Once;
import java.util.ArrayList;
import java.util.List;

/** One option month by month, in every draw. */
final class OptionMonths {

  /** A column of amounts and what they follow. */
  private static final class Amounts {
    private final double[] usd;
    private final Index index;

    Amounts(double[] usd, Index index) {
      this.usd = usd;
      this.index = index;
    }

    double at(int i, Months.World world) {
      return usd[usd.length == 1 ? 0 : i] * factor(i, index, world);
    }
  }

  /** A column of amounts and when they fall due. */
  private static final class Event {
    private final double[] usd;
    private final When when;

    Event(double[] usd, When when) {
      this.usd = usd;
      this.when = when;
    }

    double usd(int i) {
      return usd[usd.length == 1 ? 0 : i];
    }
  }

  private final Option option;
  private final List<Amounts> monthly = new ArrayList<>();
  private final List<Amounts> byVolume = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final FleetColumns[] fleets;
  private final Purchases[] purchases;

  OptionMonths(OptionColumns columns, Columns values) {
    this.option = columns.option();
    for (CostLine line : option.lines()) {
      switch (line) {
        case Monthly m -> monthly.add(new Amounts(values.of(m.usdPerMonth()), m.index()));
        case ByVolume v -> byVolume.add(new Amounts(values.of(v.usdPerMonth()), v.index()));
        case Once once -> events.add(new Event(values.of(once.usd()), once.when()));
        case Fleet ignored -> {}
      }
    }
    this.fleets = columns.fleets();
    this.purchases = new Purchases[fleets.length];
    for (int f = 0; f < fleets.length; f++) {
      purchases[f] = new Purchases(fleets[f], values.size());
    }
  }

  double moved(int month) {
    return option.launch().moved(month);
  }

  /** Adds what falls due at the start of a month, when a share of the traffic moves here. */
  void start(int m, Months.World world, double moved, double[] paid) {
    for (int i = 0; i < paid.length; i++) {
      for (Event event : events) {
        if (isDue(event.when, m)) {
          paid[i] += event.usd(i) * world.start[i];
        }
      }
      if (moved > 0) {
        for (Purchases purchase : purchases) {
          paid[i] += purchase.inMonth(m, i, world.volume[i] * moved) * world.start[i];
        }
      }
    }
  }

  /** Adds what the month itself costs, in today's money. */
  void month(boolean last, Months.World world, double moved, double[] paid) {
    for (int i = 0; i < paid.length; i++) {
      double cost = carried(i, world, moved);
      for (Amounts amounts : monthly) {
        cost += amounts.at(i, world);
      }
      for (Event event : events) {
        cost += last && event.when instanceof When.End ? event.usd(i) : 0;
      }
      paid[i] += cost * world.end[i];
    }
  }

  /** Whether there is a volume it cannot take on. */
  boolean canFallShort() {
    for (FleetColumns fleet : fleets) {
      if (fleet.fleet().held().isPresent() && fleet.fleet().overflow().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private double served(int i, double k) {
    double served = 1;
    for (FleetColumns fleet : fleets) {
      served = Math.min(served, 1 - fleet.unserved(i, k));
    }
    return served;
  }

  /**
   * Adds what this option, the baseline, costs for the traffic that another has not taken on: what
   * has not moved yet, and what that one cannot carry.
   */
  void stayBehind(Months.World world, OptionMonths other, double moved, double[] paid) {
    for (int i = 0; i < paid.length; i++) {
      double share = 1 - moved * other.served(i, world.volume[i] * moved);
      if (share > 1e-9) {
        double cost = carried(i, world, share);
        for (Amounts amounts : monthly) {
          cost += amounts.at(i, world);
        }
        paid[i] += cost * world.end[i];
      }
    }
  }

  private double carried(int i, Months.World world, double share) {
    double k = world.volume[i] * share;
    if (k == 0) {
      return 0;
    }
    double cost = 0;
    for (Amounts amounts : byVolume) {
      cost += amounts.at(i, world) * k;
    }
    for (FleetColumns fleet : fleets) {
      cost += fleet.paid(i, k) * fleet.running(i) * factor(i, fleet.fleet().index(), world);
      cost += fleet.overflowing(i, k) * k * fleet.overflow(i) * world.api[i];
    }
    return cost;
  }

  /** Takes off what bought hardware still fetches when the horizon ends. */
  void atTheEnd(int months, double[] discount, double[] paid) {
    for (Purchases purchase : purchases) {
      for (int i = 0; i < paid.length; i++) {
        paid[i] -= purchase.leftAfter(months, i) * discount[i];
      }
    }
  }

  private static boolean isDue(When when, int m) {
    return switch (when) {
      case When.Start start -> m == 0;
      case When.End end -> false;
      case When.Every every -> m % every.months() == 0;
    };
  }

  private static double factor(int i, Index index, Months.World world) {
    return switch (index) {
      case STILL -> 1;
      case API -> world.api[i];
      case GPU -> world.gpu[i];
    };
  }
}
