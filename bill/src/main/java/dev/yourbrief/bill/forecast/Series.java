package dev.yourbrief.bill.forecast;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Settled days in a row, each with its cost, or absent where no file tells of it. Days before the
 * first cost are left out: what was not yet used did not stand idle.
 */
final class Series {

  /** Four whole weeks, as the run-rate takes. */
  static final int RUN_RATE_DAYS = 28;

  static final int WEEK = 7;

  private final LocalDate first;
  private final double[] costs;

  private Series(LocalDate first, double[] costs) {
    this.first = first;
    this.costs = costs;
  }

  static Series of(NavigableMap<LocalDate, BigDecimal> settled) {
    NavigableMap<LocalDate, BigDecimal> used = settled;
    while (!used.isEmpty() && used.firstEntry().getValue().signum() == 0) {
      used = used.tailMap(used.firstKey(), false);
    }
    if (used.isEmpty()) {
      return new Series(LocalDate.EPOCH, new double[0]);
    }
    LocalDate first = used.firstKey();
    double[] costs = new double[(int) ChronoUnit.DAYS.between(first, used.lastKey()) + 1];
    Arrays.fill(costs, Double.NaN);
    for (Map.Entry<LocalDate, BigDecimal> day : used.entrySet()) {
      costs[(int) ChronoUnit.DAYS.between(first, day.getKey())] = day.getValue().doubleValue();
    }
    return new Series(first, costs);
  }

  /** How many days there are, the absent ones in between included. */
  int size() {
    return costs.length;
  }

  /** The first {@code days} days: what was known then. */
  Series upTo(int days) {
    return new Series(first, Arrays.copyOf(costs, days));
  }

  LocalDate day(int index) {
    return first.plusDays(index);
  }

  /** 0 for Monday to 6 for Sunday. */
  int weekday(int index) {
    return Math.floorMod(first.getDayOfWeek().getValue() - 1 + index, WEEK);
  }

  /** The day's cost; not a number where no file tells of it. */
  double cost(int index) {
    return costs[index];
  }

  boolean isPresent(int index) {
    return index >= 0 && index < costs.length && !Double.isNaN(costs[index]);
  }

  /** How many of the days from one to another, exclusive, some file tells of. */
  int present(int from, int to) {
    int n = 0;
    for (int i = from; i < to; i++) {
      n += isPresent(i) ? 1 : 0;
    }
    return n;
  }

  /** The mean of those days that are present; not a number without any. */
  double mean(int from, int to) {
    double sum = 0;
    for (int i = Math.max(0, from); i < to; i++) {
      sum += isPresent(i) ? costs[i] : 0;
    }
    return sum / present(from, to);
  }

  /** Whether seven days in a row cost nothing. */
  boolean hasIdleWeek() {
    int idle = 0;
    for (double cost : costs) {
      idle = cost <= 0 ? idle + 1 : 0;
      if (idle == WEEK) {
        return true;
      }
    }
    return false;
  }

  /** The mean day of the last four weeks; not a number without one. */
  double runRate() {
    return mean(size() - RUN_RATE_DAYS, size());
  }
}
