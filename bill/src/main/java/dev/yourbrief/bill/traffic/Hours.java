package dev.yourbrief.bill.traffic;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The load of hours in a row, and the shapes it makes. A day is whole unless it is the first or
 * last and begins later, or ends earlier, than every other: a log that was started at noon says
 * nothing of that day's morning.
 */
final class Hours {

  static final int A_DAY = 24;
  private static final int WEEK = 7;
  private static final int WEEKS_FOR_HOURS_OF_WEEK = 3;

  /**
   * The load of an hour.
   *
   * @param requests requests; 0 where only tokens are counted
   * @param input input tokens
   * @param output output tokens
   */
  record Hour(LocalDate day, int hour, double requests, double input, double output) {

    private double[] sums() {
      return new double[] {requests, input, output};
    }
  }

  private final boolean hasRequests;
  private final Optional<LocalDate> first;
  private final Optional<LocalDate> last;
  private final List<Hour> hours;

  /**
   * @param hasRequests whether requests are counted, and not tokens alone
   */
  Hours(Collection<Hour> all, boolean hasRequests) {
    this.hasRequests = hasRequests;
    NavigableMap<LocalDate, int[]> ends = new TreeMap<>();
    for (Hour hour : all) {
      int[] day = ends.computeIfAbsent(hour.day(), d -> new int[] {A_DAY, -1});
      day[0] = Math.min(day[0], hour.hour());
      day[1] = Math.max(day[1], hour.hour());
    }
    if (ends.size() == 1) {
      ends.values().removeIf(day -> day[0] > 0 || day[1] < A_DAY - 1);
    } else if (!ends.isEmpty()) {
      LocalDate start = ends.firstKey();
      LocalDate stop = ends.lastKey();
      boolean begins = beginsLate(ends);
      boolean breaksOff = breaksOff(ends);
      if (begins) {
        ends.remove(start);
      }
      if (breaksOff) {
        ends.remove(stop);
      }
    }
    first = ends.isEmpty() ? Optional.empty() : Optional.of(ends.firstKey());
    last = ends.isEmpty() ? Optional.empty() : Optional.of(ends.lastKey());
    hours = all.stream().filter(hour -> isWhole(hour.day())).toList();
  }

  private static boolean beginsLate(NavigableMap<LocalDate, int[]> ends) {
    int others =
        ends.tailMap(ends.firstKey(), false).values().stream().mapToInt(d -> d[0]).max().orElse(0);
    return ends.firstEntry().getValue()[0] > others;
  }

  private static boolean breaksOff(NavigableMap<LocalDate, int[]> ends) {
    int others =
        ends.headMap(ends.lastKey(), false).values().stream()
            .mapToInt(d -> d[1])
            .min()
            .orElse(A_DAY - 1);
    return ends.lastEntry().getValue()[1] < others;
  }

  private boolean isWhole(LocalDate day) {
    return first.isPresent()
        && last.isPresent()
        && !day.isBefore(first.get())
        && !day.isAfter(last.get());
  }

  /** The first whole day. */
  Optional<LocalDate> first() {
    return first;
  }

  /** The last whole day. */
  Optional<LocalDate> last() {
    return last;
  }

  /** Whole days, idle ones in between included. */
  int days() {
    return first.isEmpty() || last.isEmpty()
        ? 0
        : (int) ChronoUnit.DAYS.between(first.get(), last.get()) + 1;
  }

  /** Hours 0 to 23 as multiples of the mean hour; empty without a whole day. */
  List<Load> ofDay() {
    double[][] sums = new double[A_DAY][];
    hours.forEach(hour -> add(sums, hour.hour(), hour.sums()));
    return days() == 0 ? List.of() : factors(sums, 1, ones(A_DAY));
  }

  /** Monday to Sunday as multiples of the mean day; empty under seven whole days. */
  List<Load> ofWeek() {
    double[][] sums = new double[WEEK][];
    hours.forEach(hour -> add(sums, weekday(hour.day()), hour.sums()));
    return days() < WEEK ? List.of() : factors(sums, 1, occurrences());
  }

  /** The hours of the week as multiples of the mean hour; empty under three whole weeks. */
  List<Load> ofHoursOfWeek() {
    double[][] sums = new double[WEEK * A_DAY][];
    hours.forEach(hour -> add(sums, weekday(hour.day()) * A_DAY + hour.hour(), hour.sums()));
    return days() < WEEKS_FOR_HOURS_OF_WEEK * WEEK
        ? List.of()
        : factors(sums, A_DAY, occurrences());
  }

  /** The busiest hour over the mean hour. */
  Optional<Load> peakHour() {
    return peak(hours.stream().map(Hour::sums).toList(), days() * A_DAY);
  }

  /** The busiest day over the mean day; empty with only one. */
  Optional<Load> peakDay() {
    NavigableMap<LocalDate, double[][]> sums = new TreeMap<>();
    hours.forEach(
        hour -> add(sums.computeIfAbsent(hour.day(), d -> new double[1][]), 0, hour.sums()));
    return days() < 2
        ? Optional.empty()
        : peak(sums.values().stream().map(day -> day[0]).toList(), days());
  }

  private Optional<Load> peak(Collection<double[]> stretches, int number) {
    double[] most = new double[3];
    double[] total = new double[3];
    for (double[] stretch : stretches) {
      for (int i = 0; i < most.length; i++) {
        most[i] = Math.max(most[i], stretch[i]);
        total[i] += stretch[i];
      }
    }
    return number == 0
        ? Optional.empty()
        : Optional.of(load(i -> total[i] > 0 ? most[i] * number / total[i] : 1));
  }

  private static int weekday(LocalDate day) {
    return day.getDayOfWeek().getValue() - 1;
  }

  private static int[] ones(int parts) {
    return IntStream.range(0, parts).map(i -> 1).toArray();
  }

  /** How often each weekday occurs in the whole days. */
  private int[] occurrences() {
    int[] times = new int[WEEK];
    for (DayOfWeek day : DayOfWeek.values()) {
      int place = day.getValue() - 1;
      int from = Math.floorMod(place - weekday(first.orElseThrow()), WEEK);
      times[place] = (days() - from + WEEK - 1) / WEEK;
    }
    return times;
  }

  private static void add(double[][] sums, int place, double[] more) {
    double[] sum = sums[place] == null ? new double[3] : sums[place];
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
    sums[place] = sum;
  }

  /** Each part over its occurrences, divided by the mean of all parts. */
  private List<Load> factors(double[][] sums, int perOccurrence, int[] occurrences) {
    double[] total = new double[3];
    double[][] each = new double[sums.length][3];
    for (int part = 0; part < sums.length; part++) {
      for (int i = 0; i < 3; i++) {
        double sum = sums[part] == null ? 0 : sums[part][i];
        each[part][i] = sum / occurrences[part / perOccurrence];
        total[i] += each[part][i];
      }
    }
    List<Load> factors = new ArrayList<>();
    for (double[] part : each) {
      factors.add(load(i -> total[i] > 0 ? part[i] * sums.length / total[i] : 1));
    }
    return factors;
  }

  private interface Factor {
    double of(int load);
  }

  private Load load(Factor factor) {
    return new Load(
        hasRequests ? Optional.of(factor.of(0)) : Optional.empty(), factor.of(1), factor.of(2));
  }
}
