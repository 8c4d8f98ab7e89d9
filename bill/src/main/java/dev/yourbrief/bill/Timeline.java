package dev.yourbrief.bill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The bill's days: which are in the window, which some file tells of, and which the provider may
 * still add to.
 */
final class Timeline {

  /** Providers bill late: the last days often grow. */
  private static final int MAY_GROW_DAYS = 2;

  private static final int WEEKS_COMPARED = 4;
  private static final BigDecimal FAR_UNDER = new BigDecimal("0.6");
  private static final int PERIOD_DAYS = 30;

  private final LocalDate asOf;
  private final LocalDate from;
  private final LocalDate to;
  private final NavigableSet<LocalDate> covered = new TreeSet<>();
  private final NavigableMap<LocalDate, BigDecimal> cost = new TreeMap<>();
  private final LocalDate lastSettled;
  private final int withLines;

  /**
   * @param told the days each file tells of
   * @param dailyCost usage cost by day; days without are absent
   */
  Timeline(
      LocalDate asOf,
      List<NavigableSet<LocalDate>> told,
      NavigableMap<LocalDate, BigDecimal> dailyCost) {
    this.asOf = asOf;
    List<NavigableSet<LocalDate>> some = told.stream().filter(days -> !days.isEmpty()).toList();
    LocalDate last = some.stream().map(NavigableSet::last).max(LocalDate::compareTo).orElse(asOf);
    this.to = last.isAfter(asOf) ? asOf : last;
    this.from = to.minusDays(Coverage.WINDOW_DAYS - 1L);
    some.forEach(days -> cover(days.first(), days.last()));
    this.withLines =
        (int) some.stream().flatMap(Set::stream).filter(covered::contains).distinct().count();
    for (LocalDate day : covered) {
      cost.put(day, dailyCost.getOrDefault(day, BigDecimal.ZERO));
    }
    this.lastSettled = settled();
  }

  private void cover(LocalDate first, LocalDate last) {
    LocalDate end = last.isAfter(to) ? to : last;
    for (LocalDate day = first.isBefore(from) ? from : first;
        !day.isAfter(end);
        day = day.plusDays(1)) {
      covered.add(day);
    }
  }

  private LocalDate settled() {
    LocalDate day = to;
    for (int i = 0; i < MAY_GROW_DAYS && mayGrow(day); i++) {
      day = day.minusDays(1);
    }
    return day;
  }

  private boolean mayGrow(LocalDate day) {
    return ChronoUnit.DAYS.between(day, asOf) <= MAY_GROW_DAYS || isFarUnder(day);
  }

  /** Whether a day cost far less than the same weekday ever did in the four weeks before. */
  private boolean isFarUnder(LocalDate day) {
    List<BigDecimal> before = new ArrayList<>();
    for (int week = 1; week <= WEEKS_COMPARED; week++) {
      Optional.ofNullable(cost.get(day.minusWeeks(week))).ifPresent(before::add);
    }
    Optional<BigDecimal> least = before.stream().min(BigDecimal::compareTo);
    return before.size() == WEEKS_COMPARED
        && cost.getOrDefault(day, BigDecimal.ZERO)
                .compareTo(least.orElseThrow().multiply(FAR_UNDER))
            < 0;
  }

  LocalDate from() {
    return from;
  }

  LocalDate to() {
    return to;
  }

  LocalDate lastSettled() {
    return lastSettled;
  }

  /** Days that some line is of, or that a file says had none. */
  int daysWithData() {
    return withLines;
  }

  List<DailySpend> days() {
    return cost.entrySet().stream()
        .map(e -> new DailySpend(e.getKey(), e.getValue(), e.getKey().isAfter(lastSettled)))
        .toList();
  }

  /** The costs of the last settled days that some file tells of, oldest first. */
  NavigableMap<LocalDate, BigDecimal> lastSettledDays(int days) {
    return cost.subMap(lastSettled.minusDays(days - 1L), true, lastSettled, true);
  }

  /** Days without any file, between days with one. */
  List<LocalDate> gaps() {
    List<LocalDate> gaps = new ArrayList<>();
    if (!covered.isEmpty()) {
      for (LocalDate day = covered.first(); day.isBefore(to); day = day.plusDays(1)) {
        if (!covered.contains(day)) {
          gaps.add(day);
        }
      }
    }
    return gaps;
  }

  /** The window in periods of 30 days counted back from the last settled day, oldest first. */
  List<PeriodSpend> periods() {
    List<PeriodSpend> periods = new ArrayList<>();
    for (LocalDate end = lastSettled; !end.isBefore(from); end = end.minusDays(PERIOD_DAYS)) {
      LocalDate start = end.minusDays(PERIOD_DAYS - 1L);
      LocalDate first = start.isBefore(from) ? from : start;
      NavigableMap<LocalDate, BigDecimal> in = cost.subMap(first, true, end, true);
      BigDecimal sum = in.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      periods.addFirst(new PeriodSpend(first, end, in.size(), sum));
    }
    return List.copyOf(periods);
  }
}
