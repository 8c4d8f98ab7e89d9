package dev.yourbrief.bill.forecast;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Sampler;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;

/** Forecasts of many invented bills, held against the months that were kept from them. */
final class Trial {

  static final int BILLS = 200;
  private static final int MONTHS = 3;
  private static final int MONTH_DAYS = 30;

  private final String name;
  private int bills;
  private int trended;
  private int next90;
  private int next80;
  private int third90;
  private double forecastError;
  private double runRateError;
  private double trendError;

  Trial(String name) {
    this.name = name;
  }

  static Trial of(Synthetic kind) {
    Trial trial = new Trial(kind.words());
    for (long seed = 0; seed < BILLS; seed++) {
      trial.add(kind.days(seed, Synthetic.KNOWN + MONTHS * MONTH_DAYS), new Sampler(seed, 1_000));
    }
    return trial;
  }

  private void add(NavigableMap<LocalDate, BigDecimal> all, Sampler sampler) {
    NavigableMap<LocalDate, BigDecimal> known =
        all.headMap(all.firstKey().plusDays(Synthetic.KNOWN), false);
    Forecast forecast = Forecaster.of(known, List.of(), sampler).forecast().orElseThrow();
    Series series = Series.of(known);
    double next = came(all, forecast.months().getFirst());
    bills++;
    trended += forecast.trended() ? 1 : 0;
    Draws first = forecast.months().getFirst().cost();
    next90 += holds(first, 0.05, next) ? 1 : 0;
    next80 += holds(first, 0.1, next) ? 1 : 0;
    MonthAhead third = forecast.months().get(MONTHS - 1);
    third90 += holds(third.cost(), 0.05, came(all, third)) ? 1 : 0;
    double perMonth = forecast.today() / series.runRate();
    double trend = Method.of(series, true).middle(MONTH_DAYS) * perMonth;
    // As parts of what came, so that a large bill counts no more than a small one.
    runRateError += Math.abs(forecast.today() - next) / next;
    trendError += Math.abs(trend - next) / next;
    forecastError += Math.abs((forecast.trended() ? trend : forecast.today()) - next) / next;
  }

  private static double came(NavigableMap<LocalDate, BigDecimal> all, MonthAhead month) {
    BigDecimal sum =
        all.subMap(month.from(), true, month.to(), true).values().stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.doubleValue() / MONTH_DAYS * 365 / 12;
  }

  private static boolean holds(Draws draws, double tail, double value) {
    return draws.quantile(tail) <= value && value <= draws.quantile(1 - tail);
  }

  /** Adds another trial's bills to these. */
  void add(Trial other) {
    bills += other.bills;
    trended += other.trended;
    next90 += other.next90;
    next80 += other.next80;
    third90 += other.third90;
    forecastError += other.forecastError;
    runRateError += other.runRateError;
    trendError += other.trendError;
  }

  double next90() {
    return (double) next90 / bills;
  }

  double next80() {
    return (double) next80 / bills;
  }

  double third90() {
    return (double) third90 / bills;
  }

  double forecastError() {
    return forecastError / bills;
  }

  double runRateError() {
    return runRateError / bills;
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f %% | %.0f %% | %.0f %% | %.0f %% | %.1f %% | %.1f %% | %.1f %% |",
        name,
        100.0 * trended / bills,
        100 * next90(),
        100 * next80(),
        100 * third90(),
        100 * forecastError(),
        100 * runRateError(),
        100 * trendError / bills);
  }
}
