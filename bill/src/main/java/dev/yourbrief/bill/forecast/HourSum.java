package dev.yourbrief.bill.forecast;

import java.math.BigDecimal;
import java.time.DayOfWeek;

/**
 * What one hour of one weekday came to, over the whole weeks looked at.
 *
 * @param weekday the weekday
 * @param hour 0 to 23, in the bill's own time zone
 * @param amount its cost, or its tokens: the shape is the same whatever the unit
 */
public record HourSum(DayOfWeek weekday, int hour, BigDecimal amount) {

  /**
   * Checks the hour.
   *
   * @throws IllegalArgumentException if a day has no such hour
   */
  public HourSum {
    if (hour < 0 || hour >= HourShape.HOURS) {
      throw new IllegalArgumentException("a day has no hour " + hour);
    }
  }
}
