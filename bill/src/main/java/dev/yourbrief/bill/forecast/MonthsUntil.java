package dev.yourbrief.bill.forecast;

import dev.yourbrief.figure.Draws;
import java.math.BigDecimal;

/**
 * How long until a month costs so many times today's.
 *
 * @param multiple of the run-rate
 * @param months the first month that costs as much, 1 for the next; infinite in a world where none
 *     of the {@value Forecast#MONTHS} months ahead does
 * @param pNever the share of such worlds, 0 to 1
 */
public record MonthsUntil(BigDecimal multiple, Draws months, double pNever) {

  static MonthsUntil of(BigDecimal multiple, Draws months) {
    return new MonthsUntil(multiple, months, months.shareAtLeast(Double.POSITIVE_INFINITY));
  }
}
