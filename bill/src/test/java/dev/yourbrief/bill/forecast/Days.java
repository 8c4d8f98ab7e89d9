package dev.yourbrief.bill.forecast;

import dev.yourbrief.figure.Sampler;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/** Daily costs written by a test. */
final class Days {

  /** A Monday. */
  static final LocalDate FIRST = LocalDate.of(2026, 8, 24);

  static final Sampler SAMPLER = new Sampler(7, 2_000);
  static final double[] OFFICE = {1.25, 1.25, 1.2, 1.2, 1.1, 0.55, 0.45};

  private Days() {}

  /** So many days from a Monday on, each with a cost. */
  static NavigableMap<LocalDate, BigDecimal> of(int length, IntToDoubleFunction cost) {
    NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
    for (int i = 0; i < length; i++) {
      days.put(FIRST.plusDays(i), BigDecimal.valueOf(cost.applyAsDouble(i)));
    }
    return days;
  }

  /** The same days with those between two left out, the second exclusive. */
  static NavigableMap<LocalDate, BigDecimal> without(
      NavigableMap<LocalDate, BigDecimal> days, int from, int to) {
    NavigableMap<LocalDate, BigDecimal> rest = new TreeMap<>(days);
    rest.subMap(FIRST.plusDays(from), FIRST.plusDays(to)).clear();
    return rest;
  }

  static Outlook outlook(NavigableMap<LocalDate, BigDecimal> days) {
    return Forecaster.of(days, List.of(), SAMPLER);
  }

  static Forecast forecast(NavigableMap<LocalDate, BigDecimal> days) {
    return outlook(days).forecast().orElseThrow();
  }

  /** Growth alone, which takes no worlds. */
  static Growth growthOf(NavigableMap<LocalDate, BigDecimal> days) {
    Series series = Series.of(days);
    return Growth.of(Weeks.of(series), series.runRate(), SAMPLER);
  }

  /** The middle of the growth a month. */
  static double growth(NavigableMap<LocalDate, BigDecimal> days) {
    return growthOf(days).perMonth().orElseThrow().median();
  }

  /** Growth by a part a month, as a factor on day {@code i}. */
  static double grown(double perMonth, int i) {
    return Math.pow(1 + perMonth, i * 12 / 365.0);
  }
}
