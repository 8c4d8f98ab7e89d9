package dev.yourbrief.bill.traffic;

import dev.yourbrief.bill.store.LogSums;
import dev.yourbrief.bill.store.LogSums.Moments;
import dev.yourbrief.bill.store.LogSums.Step;
import dev.yourbrief.bill.store.RequestSums.Counted;
import dev.yourbrief.figure.Estimate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** How long requests are. */
final class LengthsSurvey {

  /** Fewer requests have no mean worth the name. */
  static final int LEAST = 30;

  /** With as many days or hours, those are resampled. */
  private static final int STRETCHES = 8;

  private static final double Z95 = 1.6448536269514722;

  /** Dense at both ends: long requests fill a GPU's memory, and they are rare. */
  private static final List<BigDecimal> SHARES =
      Stream.of(
              ".01 .025 .05 .1 .15 .2 .25 .3 .35 .4 .45 .5 .55 .6 .65 .7 .75 .8 .85 .9 .925 .95"
                  + " .975 .99 .995 .999 .9999 1")
          .flatMap(all -> Stream.of(all.split(" ")))
          .map(BigDecimal::new)
          .toList();

  private final LogSums logs;
  private final List<Moments> moments;
  private final String witness;
  private final String aside;
  private final Resampling resampling;

  /**
   * @param witness which requests these are, in words
   * @param aside what to say beside where there are none
   */
  LengthsSurvey(
      LogSums logs, List<Moments> moments, String witness, String aside, Resampling resampling) {
    this.logs = logs;
    this.moments = moments;
    this.witness = witness;
    this.aside = aside;
    this.resampling = resampling;
  }

  /**
   * @param volume what knows the mean lengths where no log does
   * @param counted which requests those are of, in words
   */
  Lengths lengths(VolumeSurvey volume, String counted) {
    BigDecimal n = sum(Moments::n);
    long requests = n.longValue();
    if (requests < LEAST) {
      String why =
          requests == 0
              ? "no file is a log of requests with their tokens" + aside
              : "there are only " + Witness.count(requests, "request") + " in the logs";
      return new Lengths(
          requests,
          volume.mean(Counted::input, counted),
          volume.mean(Counted::output, counted),
          Finding.unknown(why),
          Finding.unknown(why),
          Finding.unknown(why),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          How.unknown(why));
    }
    double[][] series = series();
    How how = How.measured(witness);
    double inputCv2 = cv2(n, sum(Moments::input), sum(Moments::inputSquared));
    double outputCv2 = cv2(n, sum(Moments::output), sum(Moments::outputSquared));
    double meanInput = mean(sum(Moments::input), n);
    double meanOutput = mean(sum(Moments::output), n);
    BigDecimal totalSquared =
        sum(Moments::inputSquared)
            .add(sum(Moments::product).multiply(BigDecimal.TWO))
            .add(sum(Moments::outputSquared));
    double totalCv2 = cv2(n, sum(Moments::input).add(sum(Moments::output)), totalSquared);
    return new Lengths(
        requests,
        Finding.of(ofMean(series, 1, meanInput, inputCv2, requests), how),
        Finding.of(ofMean(series, 2, meanOutput, outputCv2, requests), how),
        Finding.of(ofCv2(series, 1, 3, inputCv2), how),
        Finding.of(ofCv2(series, 2, 4, outputCv2), how),
        correlation(series, inputCv2 > 0 && outputCv2 > 0, how),
        Optional.of(law(LogSums.Length.INPUT, meanInput, inputCv2, requests)),
        Optional.of(law(LogSums.Length.OUTPUT, meanOutput, outputCv2, requests)),
        Optional.of(law(LogSums.Length.TOTAL, meanInput + meanOutput, totalCv2, requests)),
        how);
  }

  private BigDecimal sum(Function<Moments, BigDecimal> what) {
    return moments.stream().map(what).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static double mean(BigDecimal sum, BigDecimal n) {
    return sum.doubleValue() / n.doubleValue();
  }

  /** {@code n × Σx² ÷ (Σx)² − 1}; the difference is taken exactly. */
  private static double cv2(BigDecimal n, BigDecimal sum, BigDecimal squares) {
    BigDecimal square = sum.multiply(sum);
    return square.signum() == 0
        ? 0
        : n.multiply(squares).subtract(square).doubleValue() / square.doubleValue();
  }

  /** n, Σin, Σout, Σin², Σout², Σin·out by day, or by hour where there are too few days. */
  private double[][] series() {
    Map<LocalDate, double[]> days = new LinkedHashMap<>();
    List<double[]> hours = new ArrayList<>();
    for (Moments m : moments) {
      double[] row = {
        m.n().doubleValue(),
        m.input().doubleValue(),
        m.output().doubleValue(),
        m.inputSquared().doubleValue(),
        m.outputSquared().doubleValue(),
        m.product().doubleValue()
      };
      hours.add(row);
      double[] day = days.computeIfAbsent(m.day(), d -> new double[row.length]);
      for (int i = 0; i < row.length; i++) {
        day[i] += row[i];
      }
    }
    List<double[]> stretches = days.size() < STRETCHES ? hours : List.copyOf(days.values());
    double[][] series = new double[6][];
    for (int i = 0; i < series.length; i++) {
      int which = i;
      series[i] = stretches.stream().mapToDouble(stretch -> stretch[which]).toArray();
    }
    return series;
  }

  private Estimate ofMean(double[][] series, int which, double mean, double cv2, long n) {
    if (series[0].length >= STRETCHES) {
      return Statistic.ratio(series[which], series[0], resampling);
    }
    double half = Z95 * mean * Math.sqrt(cv2 / n);
    return Statistic.interval(mean - half, mean + half);
  }

  private Estimate ofCv2(double[][] series, int sum, int squares, double cv2) {
    ToDoubleFunction<double[]> function = s -> Math.max(0, s[0] * s[2] / (s[1] * s[1]) - 1);
    return cv2 > 0 && series[0].length >= STRETCHES
        ? Statistic.of(resampling, function, series[0], series[sum], series[squares])
        : Statistic.point(cv2);
  }

  private Finding correlation(double[][] series, boolean bothVary, How how) {
    if (!bothVary) {
      return Finding.unknown("one of the two lengths never varies");
    }
    ToDoubleFunction<double[]> function =
        s ->
            (s[0] * s[5] - s[1] * s[2])
                / Math.sqrt((s[0] * s[3] - s[1] * s[1]) * (s[0] * s[4] - s[2] * s[2]));
    return Finding.of(
        series[0].length >= STRETCHES
            ? Statistic.of(resampling, function, series)
            : Statistic.point(function.applyAsDouble(sums(series))),
        how);
  }

  private static double[] sums(double[][] series) {
    return Stream.of(series).mapToDouble(s -> Arrays.stream(s).sum()).toArray();
  }

  private LengthLaw law(LogSums.Length length, double mean, double cv2, long n) {
    List<Cdf.Point> points = new ArrayList<>();
    for (Step step : logs.steps(length, SHARES)) {
      points.add(new Cdf.Point(step.tokens(), (double) step.atMost() / n));
    }
    Cdf cdf = new Cdf(points);
    return new LengthLaw(
        mean,
        cv2,
        cdf.quantile(0.1),
        cdf.quantile(0.5),
        cdf.quantile(0.9),
        cdf.quantile(0.99),
        cdf);
  }
}
