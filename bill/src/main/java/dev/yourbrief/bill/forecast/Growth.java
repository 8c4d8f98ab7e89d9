package dev.yourbrief.bill.forecast;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Sampler;
import java.util.Optional;

/**
 * How fast a bill grows: the slope of the logarithms of its weeks, each the mean day of seven, so
 * that neither the shape of the week nor one odd week shows in it.
 *
 * @param perMonth the part by which a month of 365/12 days is above the one before, 0.04 for 4 %;
 *     empty when it cannot be told
 * @param method how it was worked out, or why it could not be
 */
public record Growth(Optional<Draws> perMonth, String method) {

  private static final double WEEKS_A_MONTH = 365.0 / 12 / Series.WEEK;

  static Growth unknown(String why) {
    return new Growth(Optional.empty(), "unknown: " + why);
  }

  static Growth of(Weeks weeks, double runRate, Sampler sampler) {
    if (weeks.size() < Method.LEAST_WEEKS) {
      return unknown(
          Method.LEAST_WEEKS
              + " weeks of settled days are needed since the first cost, and there "
              + (weeks.size() == 1 ? "is " : "are ")
              + weeks.size());
    }
    if (!(runRate > 0)) {
      return unknown("the last four weeks cost nothing");
    }
    if (!weeks.neverIdle()) {
      return unknown("whole weeks in between cost nothing, so there is no steady growth to read");
    }
    TheilSen line = new TheilSen(weeks, runRate);
    Draws perMonth =
        sampler
            .standardNormal(GrowingWorlds.GROWTH)
            .map(deviations -> Math.expm1(line.quantileAt(deviations) * WEEKS_A_MONTH));
    return new Growth(
        Optional.of(perMonth),
        "the median of the slopes between any two of "
            + weeks.size()
            + " weeks (Theil–Sen, on logarithms); interval after Sen, wider where weeks are like"
            + " their neighbours");
  }
}
