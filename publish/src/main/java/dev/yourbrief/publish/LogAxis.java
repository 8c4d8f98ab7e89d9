package dev.yourbrief.publish;

import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic axis.
 *
 * @param low the value at {@code from}, positive
 * @param high the value at {@code to}, above {@code low}
 * @param from where the axis begins, in the drawing's units
 * @param to where it ends
 */
public record LogAxis(double low, double high, double from, double to) implements Axis {

  private static final double[] STEPS = {1, 2, 5, 10};

  /** An axis that runs exactly from {@code low} to {@code high}. */
  static LogAxis exactly(double low, double high, double from, double to) {
    return high > low ? new LogAxis(low, high, from, to) : new LogAxis(low / 2, low * 2, from, to);
  }

  /** An axis widened to the next round numbers (1, 2 or 5 times a power of ten). */
  static LogAxis rounded(double low, double high, double from, double to) {
    double floor = decade(low);
    double begin = floor;
    for (double step : STEPS) {
      if (floor * step <= low * (1 + 1e-9)) {
        begin = floor * step;
      }
    }
    double ceiling = decade(high);
    double end = ceiling * 10;
    for (int i = STEPS.length - 1; i >= 0; i--) {
      if (ceiling * STEPS[i] >= high * (1 - 1e-9)) {
        end = ceiling * STEPS[i];
      }
    }
    return exactly(begin, end, from, to);
  }

  private static double decade(double value) {
    return Double.parseDouble("1e" + (int) Math.floor(Math.log10(value) + 1e-12));
  }

  @Override
  public double at(double value) {
    return from
        + (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low)) * (to - from);
  }

  @Override
  public boolean holds(double value) {
    return value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
  }

  /** The values to label: powers of ten; with twos and fives between where there are few. */
  @Override
  public List<Double> ticks() {
    List<Double> decades = multiples(new double[] {1});
    return decades.size() >= 3 ? decades : multiples(new double[] {1, 2, 5});
  }

  /** Two to nine times each power of ten: short strokes without a label. */
  @Override
  public List<Double> minorTicks() {
    return multiples(new double[] {2, 3, 4, 5, 6, 7, 8, 9});
  }

  private List<Double> multiples(double[] steps) {
    List<Double> values = new ArrayList<>();
    for (double power = decade(low); power <= high * 1.001; power *= 10) {
      // Powers are made from their digits, so that 1e-3 is 0.001 and not a neighbour of it.
      double clean = decade(power * 1.000001);
      for (double step : steps) {
        if (holds(clean * step)) {
          values.add(clean * step);
        }
      }
    }
    return values;
  }
}
