package dev.yourbrief.bill.traffic;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Numbers worked out from sums, with what resampling says of them. */
final class Statistic {

  private static final MathContext SHOWN = new MathContext(6);

  private Statistic() {}

  /** A number without an interval, to six digits. */
  static Estimate point(double value) {
    return Estimate.of(rounded(value));
  }

  /** A 90 % interval, or a point where its ends are one. */
  static Estimate interval(double low, double high) {
    BigDecimal from = rounded(low);
    BigDecimal to = rounded(high);
    return from.compareTo(to) < 0 ? Estimate.of(from, to) : Estimate.of(from);
  }

  static Estimate of(Band band) {
    return interval(band.low(), band.high());
  }

  private static BigDecimal rounded(double value) {
    BigDecimal number = new BigDecimal(value).round(SHOWN).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** A sum over another. */
  static Estimate ratio(double[] over, double[] under, Resampling resampling) {
    return of(resampling, sums -> sums[0] / sums[1], over, under);
  }

  /**
   * A function of the sums of some series, all over the same stretches of time, with the interval
   * that resampling those stretches gives.
   *
   * @param function takes the sums, or their means: it must not mind by what all are divided
   */
  static Estimate of(
      Resampling resampling, ToDoubleFunction<double[]> function, double[]... series) {
    double point =
        function.applyAsDouble(
            Arrays.stream(series).mapToDouble(s -> Arrays.stream(s).sum()).toArray());
    if (series[0].length < 2) {
      return point(point);
    }
    Draws[] means = Arrays.stream(series).map(resampling::means).toArray(Draws[]::new);
    double[] values = new double[means[0].size()];
    double[] now = new double[means.length];
    for (int draw = 0; draw < values.length; draw++) {
      for (int i = 0; i < now.length; i++) {
        now[i] = means[i].get(draw);
      }
      double value = function.applyAsDouble(now);
      // A draw of idle stretches alone says nothing.
      values[draw] = Double.isFinite(value) ? value : point;
    }
    Draws draws = Draws.owning(values);
    double low = draws.quantile(0.05);
    double high = draws.quantile(0.95);
    return low < high ? interval(low, high) : point(point);
  }
}
