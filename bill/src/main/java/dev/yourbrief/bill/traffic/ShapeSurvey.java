package dev.yourbrief.bill.traffic;

import dev.yourbrief.bill.store.LogSums;
import dev.yourbrief.bill.store.LogSums.Measure;
import dev.yourbrief.bill.store.LogSums.Minutes;
import dev.yourbrief.bill.store.Sums.Days;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** When the load comes, and how far it peaks. */
final class ShapeSurvey {

  private static final int MINUTES_A_DAY = 1_440;
  private static final int WEEK = 7;

  /** Stretches to tell a peak by, in minutes. */
  private static final List<Integer> STRETCHES = List.of(1, 5, 15, 60);

  /** A stretch of as many requests in the mean is off by less than a fifth by chance. */
  private static final double ENOUGH = 30;

  /** One stretch in a hundred may exceed it. */
  private static final int PER_P99 = 100;

  private final LogSums logs;
  private final Days days;
  private final Hours hours;
  private final String hourly;
  private final DayLoads daily;

  /**
   * @param days the days the log's minutes are of
   * @param hours the hours something is known of
   * @param hourly where they are from, in words
   * @param daily the load of days, for where hours are not known
   */
  ShapeSurvey(LogSums logs, Days days, Hours hours, String hourly, DayLoads daily) {
    this.logs = logs;
    this.days = days;
    this.hours = hours;
    this.hourly = hourly;
    this.daily = daily;
  }

  /**
   * @param minutely who tells of the minutes, in words
   */
  Shape shape(String minutely) {
    List<Peak> peaks = new ArrayList<>();
    Optional<Minutes> minutes = logs.minutes();
    minutes.map(this::minutes).ifPresent(peaks::add);
    hours
        .peakHour()
        .map(load -> new Peak(Peak.Grain.HOUR, load, Optional.empty()))
        .ifPresent(peaks::add);
    boolean hasHours = hours.days() > 0;
    (hasHours ? hours.peakDay() : daily.peak())
        .map(load -> new Peak(Peak.Grain.DAY, load, Optional.empty()))
        .ifPresent(peaks::add);
    List<Load> week = hasHours ? hours.ofWeek() : daily.ofWeek();
    return new Shape(
        hours.ofDay(),
        week,
        hours.ofHoursOfWeek(),
        peaks,
        peakToMean(peaks, minutely),
        hasHours
            ? How.measured(hourly + "; " + Witness.count(hours.days(), "whole day"))
            : week.isEmpty()
                ? How.unknown("no file says the hour, and the days are less than a week")
                : How.measured("tokens by day; no file says the hour"));
  }

  private boolean hasWholeDay() {
    return hours.days() > 0;
  }

  /** The whole days; of a log that has none, all of it. */
  private Days observed() {
    return hasWholeDay() ? new Days(hours.first().orElseThrow(), hours.last().orElseThrow()) : days;
  }

  private static long number(Minutes all, Hours hours) {
    return hours.days() > 0 ? (long) hours.days() * MINUTES_A_DAY : all.last() - all.first() + 1;
  }

  private Peak minutes(Minutes all) {
    long number = number(all, hours);
    return new Peak(
        Peak.Grain.MINUTE,
        stretch(0, 1, (double) number),
        Optional.of(stretch(number / PER_P99, 1, (double) number)));
  }

  /** The stretch of so many minutes that so many others exceed, over the mean one. */
  private Load stretch(long others, int minutes, double number) {
    return new Load(
        Optional.of(overMean(Measure.REQUESTS, others, minutes, number)),
        overMean(Measure.INPUT, others, minutes, number),
        overMean(Measure.OUTPUT, others, minutes, number));
  }

  private double overMean(Measure load, long others, int minutes, double number) {
    BigDecimal total = logs.load(load, observed());
    return total.signum() > 0
        ? logs.loadBelow(load, others, minutes, observed()).doubleValue()
            * number
            / total.doubleValue()
        : 1;
  }

  private Finding peakToMean(List<Peak> peaks, String minutely) {
    Optional<Minutes> minutes = logs.minutes();
    if (minutes.isPresent()) {
      return byMinutes(number(minutes.get(), hours), minutely);
    }
    Optional<Peak> hour = of(peaks, Peak.Grain.HOUR);
    if (hour.isPresent()) {
      Band band = ends(hour.get().busiest());
      return Finding.of(
          Statistic.of(band.times(Band.MINUTE_IN_HOUR)),
          How.estimated(
              "the busiest hour over the mean hour ("
                  + hourly
                  + "), times 1.54 to 3.3 for the busiest minute in an hour, as in the Azure"
                  + " traces of 2023 (chat, code)"));
    }
    return of(peaks, Peak.Grain.DAY)
        .map(day ->
            Finding.of(
                Statistic.of(
                    ends(day.busiest()).times(Band.HOUR_IN_DAY).times(Band.MINUTE_IN_HOUR)),
                How.estimated(
                    "the busiest day over the mean day, times 1.23 (users all over the world) to 4"
                        + " (office hours) for the busiest hour in a day, which no file tells,"
                        + " times 1.54 to 3.3 for the busiest minute in an hour")))
        .orElseGet(() -> Finding.unknown("the files tell of less than two days"));
  }

  /**
   * By the shortest stretch that holds enough requests to tell a peak from chance. What chance does
   * within a stretch is for a queue to say, from how requests crowd and how long they are: it grows
   * less with volume, and a peak does not.
   */
  private Finding byMinutes(long number, String minutely) {
    double requests = logs.load(Measure.REQUESTS, observed()).doubleValue();
    int minutes =
        STRETCHES.stream()
            .filter(length -> requests * length / number >= ENOUGH)
            .findFirst()
            .orElse(STRETCHES.getLast());
    double stretches = (double) number / minutes;
    Load p99 = stretch((long) (stretches / PER_P99), minutes, stretches);
    Load busiest = stretch(0, minutes, stretches);
    double low = Math.max(1, loads(p99).min().orElse(1));
    Band band = new Band(low, Math.max(low, Math.max(busiest.input(), busiest.output())));
    String what = minutes == 1 ? "minute" : "stretch of " + minutes + " minutes";
    String rule =
        "from the "
            + what
            + " that one in a hundred exceeds to the busiest one, over the mean one: "
            + minutely
            + (minutes == 1 ? "" : "; shorter ones hold too few requests to tell a peak by");
    if (!hasWholeDay()) {
      return Finding.of(
          Statistic.of(band.times(Band.HOUR_IN_DAY)),
          How.estimated(
              rule
                  + ", times 1.23 (users all over the world) to 4 (office hours), because that is"
                  + " less than a whole day"));
    }
    return Finding.of(
        Statistic.of(band),
        How.measured(
            rule
                + (hours.days() < WEEK
                    ? "; " + Witness.count(hours.days(), "whole day") + ", less than a week"
                    : "")));
  }

  private static Band ends(Load load) {
    double low = Math.max(1, Math.min(load.input(), load.output()));
    return new Band(low, Math.max(low, Math.max(load.input(), load.output())));
  }

  private static DoubleStream loads(Load load) {
    return DoubleStream.concat(
        load.requests().stream().mapToDouble(Double::doubleValue),
        DoubleStream.of(load.input(), load.output()));
  }

  private static Optional<Peak> of(List<Peak> peaks, Peak.Grain grain) {
    return peaks.stream().filter(peak -> peak.grain() == grain).findFirst();
  }

  /**
   * The load of days in a row.
   *
   * @param days each as if all of it came in its first hour: nothing says more
   */
  record DayLoads(List<Hours.Hour> days) {

    DayLoads {
      days = List.copyOf(days);
    }

    private Hours asHours() {
      return new Hours(days, false);
    }

    Optional<Load> peak() {
      boolean isIdle = days.stream().allMatch(day -> day.input() + day.output() <= 0);
      return isIdle ? Optional.empty() : asHours().peakDay();
    }

    List<Load> ofWeek() {
      return peak().isEmpty() ? List.of() : asHours().ofWeek();
    }
  }
}
