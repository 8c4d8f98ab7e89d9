package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a date moves by. Years, quarters and months are those of the calendar: a month after 31
 * January is the last day of February. A part of one is that part of 365/12 days; days are whole,
 * the nearest.
 *
 * @param months calendar months in one of the period; 0 when it is counted in days
 * @param unit the unit the amount is read in
 */
record Period(int months, Unit unit) {

  private static final Unit DAY = Unit.parse("day");
  private static final BigDecimal DAYS_A_MONTH = Unit.parse("month").factorTo(DAY);
  private static final BigDecimal MOST_MONTHS = BigDecimal.valueOf(120_000);
  private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(3_660_000);

  /** The period of a number in this unit; empty when the unit is none of time. */
  static Optional<Period> of(Unit unit) {
    if (!unit.sameDimensionAs(DAY)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (unit.toString()) {
          case "month" -> new Period(1, unit);
          case "quarter" -> new Period(3, unit);
          case "year" -> new Period(12, unit);
          default -> new Period(0, DAY);
        });
  }

  /** The day {@code amount} later; empty when that is thousands of years away. */
  Optional<LocalDate> after(LocalDate day, BigDecimal amount) {
    BigDecimal inMonths =
        months == 0 ? BigDecimal.ZERO : amount.multiply(BigDecimal.valueOf(months));
    BigDecimal wholeMonths = inMonths.setScale(0, RoundingMode.DOWN);
    BigDecimal days =
        months == 0 ? amount : inMonths.subtract(wholeMonths).multiply(DAYS_A_MONTH, Exact.CONTEXT);
    BigDecimal wholeDays = days.setScale(0, RoundingMode.HALF_UP);
    if (wholeMonths.abs().compareTo(MOST_MONTHS) > 0 || wholeDays.abs().compareTo(MOST_DAYS) > 0) {
      return Optional.empty();
    }
    LocalDate moved =
        day.plusMonths(wholeMonths.longValueExact()).plusDays(wholeDays.longValueExact());
    return moved.getYear() < 0 || moved.getYear() > 9_999 ? Optional.empty() : Optional.of(moved);
  }
}
