package dev.yourbrief.gateway.key;

import dev.yourbrief.gateway.key.VirtualKey.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** Days, ISO weeks and months in UTC. */
final class Periods {

  private Periods() {}

  /** The first instant of the period that holds this one; empty for the one without an end. */
  static Optional<Instant> start(Period period, Instant at) {
    return first(period, at).map(Periods::midnight);
  }

  /** The first instant of the next one. */
  static Optional<Instant> end(Period period, Instant at) {
    return first(period, at)
        .map(day ->
            switch (period) {
              case DAY -> day.plusDays(1);
              case WEEK -> day.plusWeeks(1);
              case MONTH, NEVER -> day.plusMonths(1);
            })
        .map(Periods::midnight);
  }

  static String words(Period period) {
    return switch (period) {
      case DAY -> "a day";
      case WEEK -> "a week";
      case MONTH -> "a month";
      case NEVER -> "in all";
    };
  }

  private static Optional<LocalDate> first(Period period, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return switch (period) {
      case DAY -> Optional.of(day);
      case WEEK -> Optional.of(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      case MONTH -> Optional.of(day.withDayOfMonth(1));
      case NEVER -> Optional.empty();
    };
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
