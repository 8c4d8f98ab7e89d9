package dev.yourbrief.crossover.economics;

import dev.yourbrief.crossover.economics.CostLine.Fleet;
import dev.yourbrief.crossover.fleet.SafeLoad;

/** A fleet in every draw, at any multiple {@code k} of today's volume. */
final class FleetColumns {

  private static final double EXACT = 1e-12;

  private final Fleet fleet;
  private final SafeLoad safe;
  private final int held;
  private final double[] levels;
  private final double[] running;
  private final double[] price;
  private final double[] life;
  private final double[] kept;
  private final double[] mean;
  private final double[] peak;
  private final double[] most;
  private final double[] overflow;

  /** What a copy costs a month, its purchase spread over its life. */
  private final double[] perCopy;

  FleetColumns(Fleet fleet, Columns columns) {
    this.fleet = fleet;
    this.safe = fleet.safe();
    this.held = fleet.held().orElse(0);
    this.levels = fleet.levels().stream().mapToDouble(level -> level).toArray();
    this.running = columns.full(fleet.usdPerCopyMonth());
    this.price = columns.full(fleet.usdPerCopyOnce());
    this.life = columns.full(fleet.lifeMonths());
    this.kept = columns.full(fleet.keptShare());
    this.mean = columns.full(fleet.meanLoad());
    this.peak = columns.full(fleet.peakLoad());
    this.most = columns.full(fleet.mostBusy());
    this.overflow = fleet.overflow().map(columns::full).orElse(new double[0]);
    this.perCopy = new double[columns.size()];
    for (int i = 0; i < perCopy.length; i++) {
      perCopy[i] = running[i] + price[i] * (1 - kept[i]) / Math.max(1, life[i]);
    }
  }

  Fleet fleet() {
    return fleet;
  }

  /** Whether the cost is a plain staircase of equal steps from some size on. */
  boolean isStaircase() {
    return held == 0 && !fleet.followsLoad();
  }

  /** The copies held in the busiest minutes, spare ones included. */
  double copies(int i, double k) {
    return (held > 0 ? held : safe.copies(k * peak[i], most[i], fleet.least())) + fleet.spare();
  }

  /** The copies paid for on average through the day. */
  double paid(int i, double k) {
    if (!fleet.followsLoad() || held > 0) {
      return copies(i, k);
    }
    double sum = 0;
    for (double level : levels) {
      sum += safe.copies(k * mean[i] * level, most[i], fleet.least());
    }
    return sum / levels.length + fleet.spare();
  }

  /** The share of the work that the copies do not take on. */
  double overflowing(int i, double k) {
    double load = k * mean[i];
    if (held == 0 || load == 0) {
      return 0;
    }
    double room = held * safe.limit(held, most[i]);
    double over = 0;
    for (double level : levels) {
      over += Math.max(0, load * level - room);
    }
    return over / (load * levels.length);
  }

  /** The share of the work that nobody takes on. */
  double unserved(int i, double k) {
    return overflow.length > 0 ? 0 : overflowing(i, k);
  }

  double cost(int i, double k) {
    double spilt = overflow.length == 0 ? 0 : overflowing(i, k) * k * overflow[i];
    return paid(i, k) * perCopy[i] + spilt;
  }

  /** The share of the copies' time that the work they take on keeps busy, on average. */
  double utilisation(int i, double k) {
    return k * mean[i] * (1 - overflowing(i, k)) / paid(i, k);
  }

  double perCopy(int i) {
    return perCopy[i];
  }

  double running(int i) {
    return running[i];
  }

  double price(int i) {
    return price[i];
  }

  double overflow(int i) {
    return overflow.length == 0 ? 0 : overflow[i];
  }

  double life(int i) {
    return life[i];
  }

  /** The share of its price a copy of an age still has; it falls evenly over its life. */
  double keptAfter(int i, double months) {
    return 1 - (1 - kept[i]) * Math.min(1, months / Math.max(1, life[i]));
  }

  /** The volume a step carries once the queue no longer binds; infinite with nothing to carry. */
  double stepSize(int i) {
    return peak[i] == 0 ? Double.POSITIVE_INFINITY : most[i] / peak[i];
  }

  /** The largest multiple that so many copies carry. */
  double carried(int i, int copies) {
    return peak[i] == 0 ? Double.POSITIVE_INFINITY : copies * safe.limit(copies, most[i]) / peak[i];
  }

  /** From this many copies on every step carries the same. */
  int regularFrom(int i) {
    int copies = safe.bound();
    // A promise that binds no tighter than the greatest utilisation of this draw is no bound.
    while (copies > 0 && safe.limit(copies, most[i]) >= most[i]) {
      copies--;
    }
    return copies;
  }

  /** The next multiple above {@code k} at which the cost changes its course. */
  double nextEdge(int i, double k) {
    if (mean[i] == 0 && peak[i] == 0) {
      return Double.POSITIVE_INFINITY;
    }
    if (isStaircase()) {
      return edge(i, k, peak[i]);
    }
    double next = Double.POSITIVE_INFINITY;
    for (double level : levels) {
      double load = mean[i] * level;
      if (held == 0) {
        next = Math.min(next, edge(i, k, load));
      } else if (load > 0) {
        double kink = held * safe.limit(held, most[i]) / load;
        next = kink > k * (1 + EXACT) ? Math.min(next, kink) : next;
      }
    }
    return next;
  }

  private double edge(int i, double k, double load) {
    if (load == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double copies = safe.copies(k * load, most[i], fleet.least());
    double edge = copies * safe.limit((int) copies, most[i]) / load;
    if (edge <= k * (1 + EXACT)) {
      copies++;
      edge = copies * safe.limit((int) copies, most[i]) / load;
    }
    return edge;
  }

  /** What the cost grows by with the volume in the long run. */
  double slopeFarOut(int i) {
    if (held > 0) {
      return overflow(i);
    }
    double load = fleet.followsLoad() ? mean[i] * average() : peak[i];
    return perCopy[i] * load / most[i];
  }

  private double average() {
    double sum = 0;
    for (double level : levels) {
      sum += level;
    }
    return sum / levels.length;
  }
}
