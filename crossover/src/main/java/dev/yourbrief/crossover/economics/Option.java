package dev.yourbrief.crossover.economics;

import java.util.List;

/**
 * What one could choose.
 *
 * @param id its id, the first part of the ids of its figures
 * @param name what to call it
 * @param kind what kind of option it is, such as {@code rent}, {@code self-host}, {@code hybrid}
 * @param lines what it costs
 * @param launch how long it takes to get there from the baseline
 * @param notes what a reader has to know about it: licence terms it meets, stale prices
 */
public record Option(
    String id, String name, String kind, List<CostLine> lines, Launch launch, List<String> notes) {

  public Option {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /**
   * The way from the baseline to an option. Its monthly and one-off costs are paid from the first
   * month on; the baseline serves what has not moved.
   *
   * @param buildMonths months in which nothing has moved yet
   * @param rampMonths months in which the traffic moves, evenly
   */
  public record Launch(int buildMonths, int rampMonths) {

    /** Everything has moved from the first month on. */
    public static final Launch AT_ONCE = new Launch(0, 0);

    public Launch {
      if (buildMonths < 0 || rampMonths < 0) {
        throw new IllegalArgumentException("months are 0 or more");
      }
    }

    /** The share of the traffic that has moved in a month, counted from 0. */
    double moved(int month) {
      return month < buildMonths
          ? 0
          : Math.min(1, (month - buildMonths + 1.0) / (rampMonths + 1.0));
    }
  }

  /** Whether it holds capacity of its own. */
  public boolean hasFleet() {
    return lines.stream().anyMatch(CostLine.Fleet.class::isInstance);
  }
}
