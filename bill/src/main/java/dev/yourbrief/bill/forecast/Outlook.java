package dev.yourbrief.bill.forecast;

import java.util.Optional;

/**
 * What a bill's settled days say about the months after them.
 *
 * @param growth how fast the bill grows
 * @param week the shape of the week; empty with fewer than some five weeks
 * @param hours the shape of the day; empty unless charges are hourly or finer
 * @param peakToMean the busiest of the last 28 settled days over their mean; empty when they cost
 *     nothing
 * @param forecast the months ahead; empty with fewer than two weeks, or when the last four cost
 *     nothing
 */
public record Outlook(
    Growth growth,
    Optional<WeekdayShape> week,
    Optional<HourShape> hours,
    Optional<Double> peakToMean,
    Optional<Forecast> forecast) {

  /** What no day says anything about. */
  public static Outlook none() {
    return new Outlook(
        Growth.unknown("there is no settled day with a cost"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
