package dev.yourbrief.crossover.economics;

import java.util.ArrayList;
import java.util.List;

/**
 * The monthly cost of capacity that is bought in whole steps, against rented options that are
 * linear in the volume.
 *
 * <p>{@code cost(v) = fixed + stepCost × max(minSteps, ⌈v / stepSize⌉)}. Because a step adds cost
 * all at once, the two curves can cross, un-cross and cross again: the <em>first</em> crossing is
 * the lowest volume at which the steps cost no more than renting, the <em>stable</em> one the
 * lowest from which they never cost more again. Both are found in closed form, stair by stair: on
 * stair {@code n} a rented price {@code base + slope × v} reaches the stair's cost at {@code x(n) =
 * (fixed + stepCost × n − base) / slope}, which lies on the stair when {@code x(n) ≤ n × stepSize}.
 *
 * @param fixed what is paid whatever the volume, USD a month
 * @param stepCost what a step costs, USD a month; not negative
 * @param stepSize the volume a step carries; positive, infinite when there is nothing to carry
 * @param minSteps the fewest steps ever held
 */
public record Staircase(double fixed, double stepCost, double stepSize, int minSteps) {

  /** Round inputs often meet a stair's edge exactly; rounding must not push them over it. */
  private static final double SLACK = 1e-9;

  /** Beyond this many stairs the list of intervals helps no reader. */
  private static final int MAX_STAIRS = 10_000;

  public Staircase {
    if (!Double.isFinite(fixed)
        || !(stepCost >= 0)
        || !Double.isFinite(stepCost)
        || !(stepSize > 0)
        || minSteps < 0) {
      throw new IllegalArgumentException(
          "not a staircase: fixed %s, stepCost %s, stepSize %s, minSteps %s"
              .formatted(fixed, stepCost, stepSize, minSteps));
    }
  }

  /** The steps held at a volume. */
  public double steps(double volume) {
    return steps(volume, stepSize, minSteps);
  }

  /** The same for callers that hold many staircases as columns. */
  static double steps(double volume, double stepSize, int minSteps) {
    return Math.max(minSteps, Math.ceil(volume / stepSize * (1 - 1e-12)));
  }

  public double cost(double volume) {
    return fixed + stepCost * steps(volume);
  }

  /**
   * The lowest volume at which this costs no more than every one of the rented options (which is to
   * say: than the cheapest of them); infinite if there is none.
   */
  public double first(Line... rented) {
    double n = firstStair(rented);
    return n == Double.POSITIVE_INFINITY ? n : start(n, rented);
  }

  /**
   * The lowest volume from which this costs no more than any of the rented options, there and at
   * every greater volume; infinite if there is none.
   */
  public double stable(Line... rented) {
    double stable = 0;
    for (Line line : rented) {
      stable = Math.max(stable, stable(line));
    }
    return stable;
  }

  /**
   * The intervals beyond the first crossing in which one of the rented options is cheaper again, in
   * order, none that starts at {@code upTo} or above; the last one may be infinite.
   *
   * @param limit how many at most
   */
  public List<Interval> cheaperAgain(double upTo, int limit, Line... rented) {
    List<Interval> found = new ArrayList<>();
    double n = firstStair(rented);
    if (n == Double.POSITIVE_INFINITY || stepSize == Double.POSITIVE_INFINITY) {
      return List.of();
    }
    double last = lastStair(rented);
    double stable = stable(rented);
    for (int i = 0; i < MAX_STAIRS && found.size() < limit; i++, n++) {
      double edge = n * stepSize;
      if (edge >= upTo || edge >= stable) {
        break;
      }
      double next = n >= last ? Double.POSITIVE_INFINITY : start(n + 1, rented);
      if (next > edge * (1 + SLACK)) {
        found.add(new Interval(edge, next));
      }
      if (next == Double.POSITIVE_INFINITY) {
        break;
      }
    }
    return List.copyOf(found);
  }

  /** The lowest volume on stair {@code n} at which no rented option is cheaper. */
  private double start(double n, Line... rented) {
    double start = n <= lowest() ? 0 : (n - 1) * stepSize;
    for (Line line : rented) {
      if (line.slope() > 0) {
        start = Math.max(start, meets(n, line));
      }
    }
    return start;
  }

  private double meets(double n, Line line) {
    return (fixed + stepCost * n - line.base()) / line.slope();
  }

  /** The stair the first volumes stand on: with no minimum, the one just above no volume at all. */
  private double lowest() {
    return Math.max(minSteps, 1);
  }

  private double firstStair(Line... rented) {
    double n = lowest();
    for (Line line : rented) {
      n = Math.max(n, firstStair(line));
    }
    return n <= lastStair(rented) ? n : Double.POSITIVE_INFINITY;
  }

  private double lastStair(Line... rented) {
    double n = Double.POSITIVE_INFINITY;
    for (Line line : rented) {
      n = Math.min(n, lastStair(line));
    }
    return n;
  }

  /** The lowest stair that the line reaches, infinite if none; {@link #lastStair} bounds it. */
  private double firstStair(Line line) {
    double gain = gain(line);
    double gap = gap(line);
    if (stepSize == Double.POSITIVE_INFINITY && line.slope() > 0) {
      return lowest();
    }
    if (gain > 0) {
      return Math.max(lowest(), up(gap / gain));
    }
    return lowest() <= lastStair(line) ? lowest() : Double.POSITIVE_INFINITY;
  }

  /** The highest stair that the line reaches; infinite if it reaches all from the first on. */
  private double lastStair(Line line) {
    if (line.slope() == 0) {
      double room = line.base() - fixed - stepCost * lowest();
      return room < 0
          ? Double.NEGATIVE_INFINITY
          : stepCost == 0 || stepSize == Double.POSITIVE_INFINITY
              ? Double.POSITIVE_INFINITY
              : Math.floor((line.base() - fixed) / stepCost + SLACK);
    }
    double gain = gain(line);
    double gap = gap(line);
    if (gain > 0) {
      return Double.POSITIVE_INFINITY;
    }
    if (gain == 0) {
      return gap <= 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
    double n = gap / gain;
    return Math.floor(n + SLACK * Math.max(1, Math.abs(n)));
  }

  private double stable(Line line) {
    if (lastStair(line) != Double.POSITIVE_INFINITY) {
      return Double.POSITIVE_INFINITY;
    }
    if (line.slope() == 0) {
      return 0;
    }
    if (stepSize == Double.POSITIVE_INFINITY) {
      return Math.max(0, meets(lowest(), line));
    }
    double gain = gain(line);
    double short_ = stepSize + gap(line);
    if (gain == 0) {
      return short_ <= 0 ? Math.max(0, meets(lowest(), line)) : Double.POSITIVE_INFINITY;
    }
    // Every stair from this one on is reached no later than at its lower edge.
    double settled = up(short_ / gain);
    return Math.max(0, meets(Math.max(lowest(), settled - 1), line));
  }

  /** How much more volume a stair carries than the line needs to pay for it. */
  private double gain(Line line) {
    return stepSize - stepCost / line.slope();
  }

  /** The volume at which the line alone pays for what is fixed. */
  private double gap(Line line) {
    return (fixed - line.base()) / line.slope();
  }

  private static double up(double n) {
    return Math.ceil(n - SLACK * Math.max(1, Math.abs(n)));
  }
}
