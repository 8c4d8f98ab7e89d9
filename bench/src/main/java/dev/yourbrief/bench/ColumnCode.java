package dev.yourbrief.bench;

import dev.yourbrief.crossover.economics.Case;
import dev.yourbrief.figure.Range;
import dev.yourbrief.figure.Sampler;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The bench's case written by hand, one array operation after the other. */
final class ColumnCode {

  private static final double HOURS = 730;

  private ColumnCode() {}

  /** Mean, P10, P50 and P90 of every option at every scale. */
  static double[][] scales(Case of) {
    Sampler s = of.sampler();
    double[] in = draw(s, "demand.input", "6000", "9000");
    double[] out = draw(s, "demand.output", "600", "900");
    double[] peak = map(draw(s, "demand.peakToMean", "2", "5"), x -> Math.max(1, x));
    double[] bill = draw(s, "api.bill", "50000", "72000");
    double[] openTokens =
        plus(
            times(in, draw(s, "open.price.input", "0.5", "0.9")),
            times(out, draw(s, "open.price.output", "0.6", "1.2")));
    double[] openFixed = draw(s, "open.evaluation", "5000", "10000");
    double[] rentedFixed =
        plus(
            plus(
                draw(s, "rented.people", "15000", "40000"),
                draw(s, "rented.evaluation", "2000", "8000")),
            map(draw(s, "rented.migration", "40000", "90000"), x -> x / 24));
    double[] rentedCopy =
        map(
            times(
                draw(s, "rented.gpuHour", "2.8", "4.4"), draw(s, "rented.overhead", "1.3", "1.5")),
            x -> x * 2 * HOURS);
    double[] rentedLoad = load(s, "rented", in, out, peak);
    double[] ownedFixed = draw(s, "owned.people", "25000", "60000");
    double[] ownedCopy =
        plus(
            map(draw(s, "owned.buy", "60000", "90000"), x -> x / 48),
            map(
                times(draw(s, "owned.power", "2", "3"), draw(s, "owned.electricity", "0.1", "0.2")),
                x -> x * HOURS));
    double[] ownedLoad = load(s, "owned", in, out, peak);
    double[][] found = new double[of.scales().size() * 4][];
    int at = 0;
    for (BigDecimal scale : of.scales()) {
      double k = scale.doubleValue();
      found[at++] = summary(map(bill, x -> x * k));
      found[at++] = summary(plus(map(openTokens, x -> x * k), openFixed));
      found[at++] = summary(plus(rentedFixed, times(copies(rentedLoad, k), rentedCopy)));
      found[at++] = summary(plus(ownedFixed, times(copies(ownedLoad, k), ownedCopy)));
    }
    return found;
  }

  private static double[] load(Sampler s, String option, double[] in, double[] out, double[] peak) {
    double[] busy =
        plus(
            times(in, draw(s, option + ".secondsIn", "174", "370")),
            times(out, draw(s, option + ".secondsOut", "211", "451")));
    return map(times(busy, peak), x -> x / (2 * HOURS * 3600));
  }

  private static double[] copies(double[] load, double k) {
    return map(load, x -> Math.max(2, Math.ceil(x * k / 0.85 * (1 - 1e-12))));
  }

  private static double[] draw(Sampler s, String name, String low, String high) {
    return s.draw(name, new Range(new BigDecimal(low), new BigDecimal(high))).toArray();
  }

  private static double[] plus(double[] a, double[] b) {
    return both(a, b, Double::sum);
  }

  private static double[] times(double[] a, double[] b) {
    return both(a, b, (x, y) -> x * y);
  }

  private static double[] both(double[] a, double[] b, DoubleBinaryOperator f) {
    double[] c = new double[a.length];
    for (int i = 0; i < c.length; i++) {
      c[i] = f.applyAsDouble(a[i], b[i]);
    }
    return c;
  }

  private static double[] map(double[] a, DoubleUnaryOperator f) {
    double[] c = new double[a.length];
    for (int i = 0; i < c.length; i++) {
      c[i] = f.applyAsDouble(a[i]);
    }
    return c;
  }

  private static double[] summary(double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length - 1;
    return new double[] {
      mean, sorted[(int) (0.1 * n)], sorted[(int) (0.5 * n)], sorted[(int) (0.9 * n)]
    };
  }
}
