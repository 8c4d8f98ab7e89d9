import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/**
 * One product's traffic over the window: a week that repeats, growth by the month, and noise that
 * all of a day's series share in part.
 *
 * @param saturday a Saturday's traffic as a part of a working day's; Sundays get four fifths of it
 * @param growth the part by which traffic grows in a month
 */
record Traffic(String name, double saturday, double growth) {
  static final LocalDate FIRST = LocalDate.of(2026, 8, 24);
  static final LocalDate LAST = LocalDate.of(2026, 11, 21);

  /** The days of the window. */
  static List<LocalDate> days() {
    return days(FIRST, LAST);
  }

  static List<LocalDate> days(LocalDate first, LocalDate last) {
    return first.datesUntil(last.plusDays(1)).toList();
  }

  /** Tokens of one series on one day; {@code average} is its mean over the window. */
  long tokens(LocalDate day, String series, double average) {
    double level =
        weekday(day)
            * StrictMath.pow(1 + growth, (day.toEpochDay() - middle()) / (365.0 / 12))
            * (1
                + 0.05 * Noise.bell(name + '/' + day)
                + 0.03 * Noise.bell(name + '/' + series + '/' + day));
    return Math.round(average * level);
  }

  /** Requests that such a number of output tokens would take. */
  long requests(LocalDate day, String series, long output) {
    double each = 320 * (1 + 0.04 * Noise.bell(name + "/requests/" + series + '/' + day));
    return Math.max(1, Math.round(output / each));
  }

  private double weekday(LocalDate day) {
    double sunday = 0.8 * saturday;
    double[] week = {1.04, 1.03, 1.0, 0.99, 0.94, saturday, sunday};
    double mean = (1.04 + 1.03 + 1.0 + 0.99 + 0.94 + saturday + sunday) / 7;
    return week[day.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue()] / mean;
  }

  private static double middle() {
    return (FIRST.toEpochDay() + LAST.toEpochDay()) / 2.0;
  }
}
