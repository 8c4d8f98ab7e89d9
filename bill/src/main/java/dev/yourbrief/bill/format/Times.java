package dev.yourbrief.bill.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as exports write them: seconds, or thousandths and less, since 1970; ISO 8601 with or
 * without an offset, with a space for the T, a bare day, and the {@code 5/1/25} of American
 * spreadsheets.
 */
final class Times {

  private static final Pattern SECONDS = Pattern.compile("\\d{9,11}(?:\\.0+)?");
  private static final Pattern FRACTIONS = Pattern.compile("\\d{13}|\\d{16}|\\d{19}");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern COMPACT_DAY = Pattern.compile("(20\\d{2})(\\d{2})(\\d{2})");
  private static final Pattern AMERICAN = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})");
  private static final Pattern HAS_OFFSET =
      Pattern.compile(".*\\d(?:Z|z|[+-]\\d{2}(?::?\\d{2})?|\\s*UTC)$");
  private static final long NANOS = 1_000_000_000L;
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2200;

  private Times() {}

  /**
   * A moment and the zone its day is cut in.
   *
   * @param instant the moment
   * @param zone the offset it was written with, or the zone given for those without
   * @param hasTime whether a time of day was written; a bare day is its midnight
   */
  record Moment(Instant instant, ZoneId zone, boolean hasTime) {

    Moment(Instant instant, ZoneId zone) {
      this(instant, zone, true);
    }

    LocalDate day() {
      return instant.atZone(zone).toLocalDate();
    }
  }

  /**
   * Reads a time; empty for a blank cell.
   *
   * @param zone the zone of times that carry none
   * @throws RowException if it is none
   */
  static Optional<Moment> parse(String text, String column, ZoneId zone) {
    String time = text.strip();
    if (time.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(checked(read(time, zone), time, column));
    } catch (DateTimeException | NumberFormatException e) {
      throw notATime(time, column);
    }
  }

  /** Reads a time in a pattern given by a mapping; empty for a blank cell. */
  static Optional<Moment> parse(
      String text, String column, ZoneId zone, DateTimeFormatter pattern) {
    String time = text.strip();
    if (time.isEmpty()) {
      return Optional.empty();
    }
    try {
      TemporalAccessor parsed =
          pattern.parseBest(time, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      Moment moment =
          switch (parsed) {
            case OffsetDateTime at -> new Moment(at.toInstant(), at.getOffset());
            case LocalDateTime at -> new Moment(at.atZone(zone).toInstant(), zone);
            default -> atStart(LocalDate.from(parsed), zone);
          };
      return Optional.of(checked(moment, time, column));
    } catch (DateTimeException e) {
      throw notATime(time, column);
    }
  }

  private static Moment read(String time, ZoneId zone) {
    if (SECONDS.matcher(time).matches()) {
      int point = time.indexOf('.');
      long seconds = Long.parseLong(point < 0 ? time : time.substring(0, point));
      return new Moment(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
    }
    if (FRACTIONS.matcher(time).matches()) {
      long perSecond = time.length() == 13 ? 1_000L : time.length() == 16 ? 1_000_000L : NANOS;
      long count = Long.parseLong(time);
      return new Moment(
          Instant.ofEpochSecond(count / perSecond, count % perSecond * (NANOS / perSecond)),
          ZoneOffset.UTC);
    }
    if (DAY.matcher(time).matches()) {
      return atStart(LocalDate.parse(time), zone);
    }
    Matcher compact = COMPACT_DAY.matcher(time);
    if (compact.matches()) {
      return atStart(date(compact.group(1), compact.group(2), compact.group(3)), zone);
    }
    Matcher american = AMERICAN.matcher(time);
    if (american.matches()) {
      String year = american.group(3);
      return atStart(
          date(year.length() == 2 ? "20" + year : year, american.group(1), american.group(2)),
          zone);
    }
    String iso = time.length() > 10 && time.charAt(10) == ' ' ? withT(time) : time;
    if (HAS_OFFSET.matcher(iso).matches()) {
      OffsetDateTime at = OffsetDateTime.parse(withColon(iso));
      return new Moment(at.toInstant(), at.getOffset());
    }
    return new Moment(LocalDateTime.parse(iso).atZone(zone).toInstant(), zone);
  }

  private static String withT(String time) {
    return time.substring(0, 10) + "T" + time.substring(11);
  }

  /** The offset as {@code Z} or {@code +hh:mm}. */
  private static String withColon(String time) {
    return time.replaceFirst("\\s*UTC$", "Z")
        .replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2")
        .replaceFirst("(T[^+-]*[+-]\\d{2})$", "$1:00");
  }

  private static LocalDate date(String year, String month, String day) {
    return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
  }

  private static Moment atStart(LocalDate day, ZoneId zone) {
    return new Moment(day.atStartOfDay(zone).toInstant(), zone, false);
  }

  private static Moment checked(Moment moment, String time, String column) {
    int year = moment.day().getYear();
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new RowException(
          "'" + column + "' is '" + Texts.shorten(time) + "', in the year " + year,
          "Correct the date");
    }
    return moment;
  }

  private static RowException notATime(String time, String column) {
    return new RowException(
        "'" + column + "' is '" + Texts.shorten(time) + "', which is not a date or time",
        "Write it as 2026-09-28 or 2026-09-28T00:00:00Z");
  }
}
