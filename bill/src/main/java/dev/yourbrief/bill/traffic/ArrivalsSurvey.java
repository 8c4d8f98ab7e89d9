package dev.yourbrief.bill.traffic;

import dev.yourbrief.bill.store.LogSums;
import dev.yourbrief.bill.store.LogSums.Crowd;
import dev.yourbrief.bill.store.LogSums.Gaps;
import dev.yourbrief.figure.Estimate;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * How requests crowd. The load changes over the day, which is no burst: times between requests are
 * therefore compared within an hour, or, where hours hold too few, within runs of fifty.
 */
final class ArrivalsSurvey {

  private static final int LEAST = 200;
  private static final int RUN = 50;
  private static final int STRETCHES = 8;
  private static final int MINUTES = 60;
  private static final long A_SECOND = 1_000_000;
  private static final double Z95 = 1.6448536269514722;

  private final LogSums logs;
  private final long requests;
  private final String witness;
  private final Resampling resampling;

  /**
   * @param requests how many requests of the log have a time
   * @param witness who tells of requests or minutes, in words
   */
  ArrivalsSurvey(LogSums logs, long requests, String witness, Resampling resampling) {
    this.logs = logs;
    this.requests = requests;
    this.witness = witness;
    this.resampling = resampling;
  }

  Arrivals arrivals() {
    Finding dispersion = dispersion();
    OptionalLong unit = logs.unit();
    if (requests >= LEAST && unit.isPresent() && unit.getAsLong() <= A_SECOND) {
      return new Arrivals(cv2(unit.getAsLong()), dispersion);
    }
    String lacking =
        requests == 0
            ? "no file tells when single requests came"
            : unit.orElse(0) > A_SECOND
                ? "the log’s times are whole minutes"
                : "the logs have " + requests + " requests, and " + LEAST + " are needed";
    Finding cv2 =
        dispersion
            .value()
            .map(value ->
                Finding.of(
                    value,
                    How.estimated(
                        lacking
                            + ": taken from the counts of minutes, whose variance over mean comes"
                            + " to the same in the long run")))
            .orElseGet(() ->
                Finding.of(
                    Statistic.of(Band.ARRIVALS),
                    How.assumed(
                        lacking
                            + ": from independent requests (1) to twice their coefficient of"
                            + " variation (4); chat in the Azure traces of 2023 had 1.19, code"
                            + " completion by machines far more")));
    return new Arrivals(cv2, dispersion);
  }

  private Finding cv2(long unit) {
    List<Gaps> hours = logs.gapsByHour(unit).stream().filter(gaps -> gaps.n() >= RUN).toList();
    boolean byHour = 2 * number(hours) >= requests;
    List<Gaps> blocks =
        byHour
            ? hours
            : logs.gapsByRun(unit, RUN).stream().filter(gaps -> gaps.n() == RUN).toList();
    return Finding.of(
        estimate(blocks),
        How.measured(
            "times between requests "
                + (byHour ? "within hours: " : "within runs of " + RUN + ": ")
                + witness
                + (unit == A_SECOND
                    ? "; requests of one second, the log’s finest, are scattered within it"
                    : "")));
  }

  private static long number(List<Gaps> blocks) {
    return blocks.stream().mapToLong(Gaps::n).sum();
  }

  private Estimate estimate(List<Gaps> blocks) {
    double[] weighted = blocks.stream().mapToDouble(gaps -> gaps.n() * cv2(gaps)).toArray();
    double[] weights = blocks.stream().mapToDouble(Gaps::n).toArray();
    if (blocks.size() >= STRETCHES) {
      return Statistic.ratio(weighted, weights, resampling);
    }
    double n = number(blocks);
    double cv2 = DoubleStream.of(weighted).sum() / n;
    // Of independent requests it scatters by 2 ÷ √n; of others, near enough in proportion.
    double factor = Math.exp(Z95 * 2 / Math.sqrt(n));
    return Statistic.interval(cv2 / factor, cv2 * factor);
  }

  /**
   * The variance, over n − 1, over the squared mean, times (n + 1) ÷ n: of independent requests its
   * expectation is then exactly 1 however few there are.
   */
  private static double cv2(Gaps gaps) {
    BigDecimal n = BigDecimal.valueOf(gaps.n());
    BigDecimal square = gaps.sum().multiply(gaps.sum());
    if (square.signum() == 0) {
      return 0;
    }
    double spread =
        n.multiply(gaps.squares()).subtract(square).doubleValue() / square.doubleValue();
    return spread * (gaps.n() + 1) / (gaps.n() - 1);
  }

  /** The variance of the counts of an hour’s minutes, over their mean, all hours together. */
  private Finding dispersion() {
    List<Crowd> all = logs.crowds();
    // The first and last hour may have been seen in part only.
    List<Crowd> whole = all.size() > 2 ? all.subList(1, all.size() - 1) : List.of();
    double n = whole.stream().mapToDouble(crowd -> crowd.sum().doubleValue()).sum();
    if (n < LEAST) {
      return Finding.unknown(
          "there are no " + LEAST + " requests in whole hours whose minutes are known");
    }
    ToDoubleFunction<double[]> function = s -> s[0] / s[1];
    double[] variances = whole.stream().mapToDouble(ArrivalsSurvey::variance).toArray();
    double[] means =
        whole.stream().mapToDouble(crowd -> crowd.sum().doubleValue() / MINUTES).toArray();
    return Finding.of(
        whole.size() >= STRETCHES
            ? Statistic.of(resampling, function, variances, means)
            : Statistic.point(DoubleStream.of(variances).sum() / DoubleStream.of(means).sum()),
        How.measured("requests of the minutes of each whole hour: " + witness));
  }

  private static double variance(Crowd crowd) {
    BigDecimal minutes = BigDecimal.valueOf(MINUTES);
    return minutes
            .multiply(crowd.squares())
            .subtract(crowd.sum().multiply(crowd.sum()))
            .doubleValue()
        / (MINUTES * (MINUTES - 1.0));
  }
}
