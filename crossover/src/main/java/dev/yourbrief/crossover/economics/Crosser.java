package dev.yourbrief.crossover.economics;

import java.util.ArrayList;
import java.util.List;

/**
 * Where, in one draw, an option stops costing more than its rivals: the lowest multiple of today's
 * volume ({@link #first}) and the lowest from which it never costs more again ({@link #stable});
 * infinite means never. A line and a staircase have a closed form; anything else is walked from
 * edge to edge, between which all costs are straight lines, so that no crossing is stepped over.
 */
final class Crosser {

  /** Enough edges for a fleet of thousands; beyond them the slopes far out decide. */
  private static final int MAX_EDGES = 4_000;

  private static final double FAR = 1e7;

  /** Just beyond an edge, where the next step is already paid. */
  private static final double BEYOND = 1 + 1e-9;

  private final OptionColumns self;
  private final OptionColumns[] rivals;
  private final boolean isClosed;

  private double first;
  private double stable;

  private interface Gaps {
    void add(double from, double to);
  }

  Crosser(OptionColumns self, List<OptionColumns> rivals) {
    this.self = self;
    this.rivals = rivals.toArray(OptionColumns[]::new);
    this.isClosed = self.isOneStaircase() && rivals.stream().allMatch(OptionColumns::isLine);
  }

  double first() {
    return first;
  }

  double stable() {
    return stable;
  }

  /** Works out one draw. */
  void find(int i) {
    if (isClosed && closed(i)) {
      return;
    }
    walk(i);
  }

  /** Whether a closed form was found; there is none where renting adds less a token. */
  private boolean closed(int i) {
    FleetColumns fleet = self.fleets()[0];
    double base = self.base(i) + fleet.fleet().spare() * fleet.perCopy(i);
    Line[] lines = new Line[rivals.length];
    for (int r = 0; r < rivals.length; r++) {
      double slope = rivals[r].slope(i) - self.slope(i);
      if (slope < 0) {
        return false;
      }
      lines[r] = new Line(rivals[r].base(i), slope);
    }
    int least = fleet.fleet().least();
    int regular = fleet.regularFrom(i);
    if (regular < least) {
      Staircase stairs = new Staircase(base, fleet.perCopy(i), fleet.stepSize(i), least);
      first = stairs.first(lines);
      stable = stairs.stable(lines);
    } else {
      irregular(fleet, i, base, least, regular, lines);
    }
    return true;
  }

  /** The queue makes the first steps smaller: those one by one, the rest in closed form. */
  private void irregular(
      FleetColumns fleet, int i, double base, int least, int regular, Line[] lines) {
    double edge = fleet.carried(i, regular);
    Staircase rest = new Staircase(base, fleet.perCopy(i), fleet.stepSize(i), regular + 1);
    first = Math.max(edge, rest.first(lines));
    for (int n = least; n <= regular; n++) {
      double start = start(fleet, i, base, n, least, lines);
      if (start <= fleet.carried(i, n)) {
        first = start;
        break;
      }
    }
    double settled = rest.stable(lines);
    stable = settled;
    if (settled <= edge) {
      // Won from where the regular steps begin; perhaps from an earlier one on.
      stable = edge;
      for (int n = regular; n >= least; n--) {
        double start = start(fleet, i, base, n, least, lines);
        double lower = n == least ? 0 : fleet.carried(i, n - 1);
        if (start > fleet.carried(i, n)) {
          break;
        }
        stable = start;
        if (start > lower) {
          break;
        }
      }
    }
  }

  /** The lowest volume on a stair at which no rival is cheaper. */
  private static double start(
      FleetColumns fleet, int i, double base, int n, int least, Line[] lines) {
    double start = n == least ? 0 : fleet.carried(i, n - 1);
    double cost = base + fleet.perCopy(i) * n;
    for (Line line : lines) {
      if (line.slope() > 0) {
        start = Math.max(start, (cost - line.base()) / line.slope());
      } else if (line.base() < cost) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return start;
  }

  /** The multiples beyond the first crossing, up to a bound, at which a rival is cheaper again. */
  List<Interval> cheaperAgain(int i, double upTo, int limit) {
    List<Interval> found = new ArrayList<>();
    walk(i, (from, to) -> found.add(new Interval(from, to)), upTo);
    List<Interval> shown = found.stream().filter(gap -> gap.from() < upTo).limit(limit).toList();
    return List.copyOf(shown);
  }

  /** The same by walking, whatever the options are. */
  void walk(int i) {
    walk(i, (from, to) -> {}, FAR);
  }

  /** From edge to edge; between two of them every cost is a line. */
  private void walk(int i, Gaps gaps, double upTo) {
    double from = 0;
    double won = -1; // where the stretch began in which it is not dearer; none yet
    double lost = -1; // where the stretch began in which it is dearer, after it once was not
    first = Double.POSITIVE_INFINITY;
    int edges = 0;
    while (from < Math.max(FAR, upTo) && edges++ < MAX_EDGES) {
      double to = nextEdge(i, from);
      boolean last = to == Double.POSITIVE_INFINITY;
      double end = last ? Math.max(from * 2, FAR) : to;
      double[] stretch = notDearer(i, from == 0 ? 0 : from * BEYOND, end);
      if (stretch.length == 0) {
        if (won >= 0) {
          won = -1;
          lost = from;
        }
      } else {
        first = Math.min(first, stretch[0]);
        boolean fromTheEdge = stretch[0] <= from * BEYOND;
        if (won >= 0 && !fromTheEdge) {
          lost = from;
          won = -1;
        }
        if (won < 0) {
          if (lost >= 0 && stretch[0] > lost * BEYOND) {
            gaps.add(lost, stretch[0]);
          }
          won = stretch[0];
          lost = -1;
        }
        if (stretch[1] < end * (1 - 1e-12)) {
          lost = stretch[1];
          won = -1;
        }
      }
      if (last) {
        break;
      }
      from = to;
    }
    if (lost >= 0) {
      gaps.add(lost, Double.POSITIVE_INFINITY);
    }
    stable = won >= 0 && !isDearerFarOut(i) ? won : Double.POSITIVE_INFINITY;
  }

  private boolean isDearerFarOut(int i) {
    double slope = self.slopeFarOut(i);
    for (OptionColumns rival : rivals) {
      if (slope > rival.slopeFarOut(i) * (1 + 1e-12)) {
        return true;
      }
    }
    return false;
  }

  private double nextEdge(int i, double from) {
    double next = self.nextEdge(i, from);
    for (OptionColumns rival : rivals) {
      next = Math.min(next, rival.nextEdge(i, from));
    }
    return next;
  }

  /**
   * The part of a stretch without edges in which no rival is cheaper and all the traffic is served;
   * empty if there is none. Where every difference is a line, that part is in one piece.
   */
  private double[] notDearer(int i, double from, double to) {
    if (!self.servesAll(i, to)) {
      return new double[0];
    }
    double low = from;
    double high = to;
    double mine = self.cost(i, from);
    double mineEnd = self.cost(i, to);
    for (OptionColumns rival : rivals) {
      if (!rival.servesAll(i, to)) {
        continue; // one that cannot do the work is no rival
      }
      double a = mine - rival.cost(i, from);
      double b = mineEnd - rival.cost(i, to);
      double slack = 1e-9 * (Math.abs(mine) + 1);
      if (a > slack && b > slack) {
        return new double[0];
      }
      if (a > slack) {
        low = Math.max(low, from + (to - from) * a / (a - b));
      } else if (b > slack) {
        high = Math.min(high, from + (to - from) * -a / (b - a));
      }
    }
    return low <= high ? new double[] {low, high} : new double[0];
  }
}
