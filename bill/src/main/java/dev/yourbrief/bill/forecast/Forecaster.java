package dev.yourbrief.bill.forecast;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Sampler;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** Works out the outlook of daily costs. */
public final class Forecaster {

  private static final int MONTH_DAYS = 30;
  private static final double DAYS_A_MONTH = 365.0 / 12;
  private static final List<BigDecimal> MULTIPLES = List.of(new BigDecimal(3), BigDecimal.TEN);

  private final Series series;
  private final Weeks weeks;
  private final Sampler sampler;

  private Forecaster(Series series, Sampler sampler) {
    this.series = series;
    this.weeks = Weeks.of(series);
    this.sampler = sampler;
  }

  /**
   * The outlook.
   *
   * @param settled the exact cost of each settled day, zero on an idle one; a day no file tells of
   *     is absent, and so are those the provider may still add to
   * @param hours sums by weekday and hour; none when the bill is no finer than a day
   * @param sampler the seed and the number of worlds
   */
  public static Outlook of(
      NavigableMap<LocalDate, BigDecimal> settled, List<HourSum> hours, Sampler sampler) {
    Series series = Series.of(settled);
    if (series.size() == 0) {
      return Outlook.none();
    }
    return new Forecaster(series, sampler).outlook(HourShape.of(hours));
  }

  private Outlook outlook(Optional<HourShape> hours) {
    Optional<WeekdayShape> shape = WeekdayShape.of(series);
    return new Outlook(
        Growth.of(weeks, series.runRate(), sampler),
        shape,
        hours,
        peakToMean(),
        series.size() >= 2 * Series.WEEK && series.runRate() > 0
            ? Optional.of(forecast(shape))
            : Optional.empty());
  }

  private Optional<Double> peakToMean() {
    double mean = series.runRate();
    double most = 0;
    for (int i = Math.max(0, series.size() - Series.RUN_RATE_DAYS); i < series.size(); i++) {
      most = series.isPresent(i) ? Math.max(most, series.cost(i)) : most;
    }
    return mean > 0 ? Optional.of(most / mean) : Optional.empty();
  }

  private Forecast forecast(Optional<WeekdayShape> shape) {
    BackTest test = new RollingOrigins(series, sampler).run();
    boolean trended = RollingOrigins.follows(test);
    double[][] days = Method.of(series, trended).draw(sampler, Forecast.MONTHS, MONTH_DAYS);
    List<MonthAhead> months = new ArrayList<>();
    for (int i = 0; i < days.length; i++) {
      int first = i * MONTH_DAYS;
      double aMonth = DAYS_A_MONTH * shape.map(s -> s.after(series, first, MONTH_DAYS)).orElse(1.0);
      for (int world = 0; world < days[i].length; world++) {
        days[i][world] *= aMonth;
      }
      months.add(
          new MonthAhead(
              i + 1,
              series.day(series.size() + first),
              series.day(series.size() + first + MONTH_DAYS - 1),
              Draws.owning(days[i])));
    }
    double today = series.runRate() * DAYS_A_MONTH;
    return new Forecast(
        trended,
        today,
        test,
        MethodWords.of(weeks, test, trended, sampler),
        months,
        Method.canGrow(weeks)
            ? MULTIPLES.stream().map(m -> Forecast.until(m, today, months)).toList()
            : List.of());
  }
}
