package dev.yourbrief.bill.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The mean day of each week, counted back from the last day, so that the shape of the week cancels
 * out. A week with days missing is divided by the shape of the days it has, so that a missing
 * Sunday is no growth; one with fewer than four days is left out. The first days, too few for a
 * week, are left out.
 */
final class Weeks {

  /** Under half a week is no evidence of a week. */
  private static final int LEAST_DAYS = 4;

  private final List<Integer> numbers = new ArrayList<>();
  private final List<Double> costs = new ArrayList<>();

  private boolean idle;

  private Weeks() {}

  static Weeks of(Series series) {
    Weeks weeks = new Weeks();
    weeks.idle = series.hasIdleWeek();
    Optional<WeekdayShape> shape = Optional.empty();
    int skipped = series.size() % Series.WEEK;
    for (int from = skipped; from < series.size(); from += Series.WEEK) {
      int to = from + Series.WEEK;
      int present = series.present(from, to);
      if (present == Series.WEEK) {
        weeks.add(from / Series.WEEK, series.mean(from, to));
      } else if (present >= LEAST_DAYS) {
        shape = shape.or(() -> WeekdayShape.of(series));
        int start = from;
        shape.ifPresent(s ->
            weeks.add(start / Series.WEEK, series.mean(start, to) / s.mean(series, start, to)));
      }
    }
    return weeks;
  }

  private void add(int number, double cost) {
    numbers.add(number);
    costs.add(cost);
  }

  int size() {
    return costs.size();
  }

  /** The mean day of a week. */
  double cost(int week) {
    return costs.get(week);
  }

  /** Which week it is, counted from the first; weeks left out leave a gap. */
  int number(int week) {
    return numbers.get(week);
  }

  /** Whether it was always in use: only then can growth be read as a factor. */
  boolean neverIdle() {
    return !idle && costs.stream().allMatch(cost -> cost > 0);
  }
}
