package dev.yourbrief.bill.traffic;

import dev.yourbrief.bill.store.LogSums;
import dev.yourbrief.bill.store.LogSums.Moments;
import dev.yourbrief.bill.store.RequestSums;
import dev.yourbrief.bill.store.RequestSums.Counted;
import dev.yourbrief.bill.store.RequestSums.DayTokens;
import dev.yourbrief.bill.store.RequestSums.HourTokens;
import dev.yourbrief.bill.store.RequestSums.OfFile;
import dev.yourbrief.bill.store.Sums.Days;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Works out what the traffic is like from what the store answers. */
public final class Survey {

  /** As many as the run-rate takes. */
  private static final int DAYS = 28;

  /** Hours that fewer of the tokens are of are not the hours of the traffic. */
  private static final double LEAST_HOURLY = 0.8;

  /**
   * What the bill knows beside.
   *
   * @param window the bill's days
   * @param lastSettled the last of them that does not grow any more
   * @param costs the run-rate's days, each with its cost
   * @param files the names of the files, by their number
   * @param zone the zone their days are in, in words
   * @param isSpread whether lines of several days were spread evenly over them
   */
  public record Given(
      Days window,
      LocalDate lastSettled,
      NavigableMap<LocalDate, BigDecimal> costs,
      List<String> files,
      String zone,
      boolean isSpread) {}

  /** Shares that are nearer to all are all. */
  static final double ALL_BUT = 0.005;

  private final RequestSums sums;
  private final Given given;
  private final Resampling resampling;
  private final Days days;
  private final Days logDays;
  private final List<DayTokens> tokens;

  private Survey(RequestSums sums, Given given, Resampling resampling) {
    this.sums = sums;
    this.given = given;
    this.resampling = resampling;
    this.days = before(given.lastSettled());
    this.tokens = sums.tokensByDay(days);
    Days settled = new Days(given.window().from(), given.lastSettled());
    this.logDays =
        sums.lastDayOfLogs(settled)
            .or(() -> sums.lastDayOfLogs(given.window()))
            .map(Survey::before)
            .orElse(days);
  }

  /** The traffic. */
  public static Traffic of(RequestSums sums, Given given, Resampling resampling) {
    return new Survey(sums, given, resampling).traffic();
  }

  private static Days before(LocalDate last) {
    return new Days(last.minusDays(DAYS - 1L), last);
  }

  private Traffic traffic() {
    LogSums logs = sums.logs(logDays);
    List<Moments> moments = logs.moments();
    List<OfFile> files = logs.files();
    List<OfFile> countedFiles = sums.countedFiles(days);
    List<Counted> counted = sums.counted(days);
    String countedWords = Witness.words(countedFiles, given.files(), words(days));
    String ofLogs =
        files.isEmpty()
            ? countedWords
            : Witness.words(files, given.files(), words(moments)) + ofTheBill(moments);
    VolumeSurvey volume =
        new VolumeSurvey(List.copyOf(given.costs().keySet()), tokens, counted, resampling);
    long timed =
        moments.stream().filter(m -> m.hour().isPresent()).mapToLong(m -> m.n().longValue()).sum();
    Optional<Hours> hourly = hourly(moments);
    String hourlyWords =
        moments.isEmpty()
            ? "tokens by hour" + (given.isSpread() ? "; lines of several days are left out" : "")
            : ofLogs;
    return new Traffic(
        given.costs().isEmpty() ? days.from() : given.costs().firstKey(),
        given.costs().isEmpty() ? days.to() : given.costs().lastKey(),
        given.costs().size(),
        given.zone(),
        volume.volume(countedWords),
        new LengthsSurvey(logs, moments, ofLogs, older().map(o -> ": " + o).orElse(""), resampling)
            .lengths(volume, countedWords),
        new ShapeSurvey(
                logs,
                logDays,
                hourly.orElseGet(() -> new Hours(List.of(), false)),
                hourlyWords,
                daily())
            .shape(ofLogs),
        new ArrivalsSurvey(logs, timed, ofLogs, resampling).arrivals());
  }

  private static String words(Days days) {
    return days.from() + " to " + days.to();
  }

  /** The days that requests are of. */
  private static String words(List<Moments> moments) {
    return words(new Days(moments.getFirst().day(), moments.getLast().day()));
  }

  /** What is missing in a store that an earlier version filled. */
  private Optional<String> older() {
    int older = sums.withoutRequests().size();
    return older == 0
        ? Optional.empty()
        : Optional.of(
            Witness.count(older, "log")
                + " read by an earlier version, which kept no requests: import into a new store");
  }

  /** What share of the bill's tokens a log tells of, and what of the logs is left out. */
  private String ofTheBill(List<Moments> moments) {
    double billed = 0;
    for (DayTokens some : tokens) {
      boolean isSeen =
          !some.isBatch() && moments.stream().anyMatch(m -> m.day().equals(some.day()));
      billed += isSeen ? some.tokens().doubleValue() : 0;
    }
    double seen =
        moments.stream()
            .filter(m -> !m.day().isBefore(days.from()) && !m.day().isAfter(days.to()))
            .mapToDouble(m -> m.input().add(m.output()).doubleValue())
            .sum();
    List<String> asides = new ArrayList<>();
    if (billed > 0 && seen > 0 && Math.abs(seen / billed - 1) >= ALL_BUT) {
      asides.add(Witness.percent(seen / billed) + " of the tokens the bill counts on those days");
    }
    long notional = sums.notional(logDays);
    if (notional > 0) {
      asides.add(Witness.count(notional, "request") + " under a subscription left out");
    }
    older().ifPresent(asides::add);
    return asides.isEmpty() ? "" : " (" + String.join("; ", asides) + ")";
  }

  /** The hours of a log, or else of charges, where those say the hour of most tokens. */
  private Optional<Hours> hourly(List<Moments> moments) {
    List<Hours.Hour> hours = new ArrayList<>();
    if (!moments.isEmpty()) {
      for (Moments m : moments) {
        m.hour()
            .ifPresent(hour ->
                hours.add(
                    new Hours.Hour(
                        m.day(),
                        hour,
                        m.n().doubleValue(),
                        m.input().doubleValue(),
                        m.output().doubleValue())));
      }
      return hours.isEmpty() ? Optional.empty() : Optional.of(new Hours(hours, true));
    }
    double sum = 0;
    for (HourTokens some : sums.tokensByHour(days)) {
      double input = some.input().doubleValue();
      double output = some.output().doubleValue();
      sum += input + output;
      hours.add(new Hours.Hour(some.day(), some.hour(), 0, input, output));
    }
    double all =
        tokens.stream().filter(t -> !t.isBatch()).mapToDouble(t -> t.tokens().doubleValue()).sum();
    return hours.isEmpty() || sum < LEAST_HOURLY * all
        ? Optional.empty()
        : Optional.of(new Hours(hours, false));
  }

  /** The load of days: tokens, or the cost where nothing counts tokens. */
  private ShapeSurvey.DayLoads daily() {
    NavigableMap<LocalDate, Hours.Hour> loads = new TreeMap<>();
    given
        .costs()
        .forEach((day, cost) -> {
          double load = tokens.isEmpty() ? cost.doubleValue() : 0;
          loads.put(day, new Hours.Hour(day, 0, 0, load, load));
        });
    for (DayTokens some : tokens) {
      if (!some.isBatch()) {
        double load = some.tokens().doubleValue();
        loads.computeIfPresent(
            some.day(),
            (day, sum) ->
                some.kind().isInput()
                    ? new Hours.Hour(day, 0, 0, sum.input() + load, sum.output())
                    : new Hours.Hour(day, 0, 0, sum.input(), sum.output() + load));
      }
    }
    return new ShapeSurvey.DayLoads(List.copyOf(loads.values()));
  }
}
