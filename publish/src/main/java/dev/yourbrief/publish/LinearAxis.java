package dev.yourbrief.publish;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis on which equal steps are equally far.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}, above {@code low}
 * @param from where the axis begins, in the drawing's units
 * @param to where it ends
 * @param step from one labelled value to the next
 */
public record LinearAxis(double low, double high, double from, double to, double step)
    implements Axis {

  private static final double[] STEPS = {1, 2, 2.5, 5, 10};

  /** An axis that runs exactly from {@code low} to {@code high}, with about so many labels. */
  public static LinearAxis exactly(double low, double high, double from, double to, int labels) {
    double end = high > low ? high : low + Math.max(1, Math.abs(low));
    return new LinearAxis(low, end, from, to, step((end - low) / labels));
  }

  /** An axis widened to the next labelled values. */
  static LinearAxis rounded(double low, double high, double from, double to, int labels) {
    LinearAxis axis = exactly(low, high, from, to, labels);
    return new LinearAxis(
        Math.floor(low / axis.step + 1e-9) * axis.step,
        Math.ceil(axis.high / axis.step - 1e-9) * axis.step,
        from,
        to,
        axis.step);
  }

  /** Months: whole ones, a quarter, half a year or a year from one label to the next. */
  static LinearAxis months(int months, double from, double to, int labels) {
    double step = 1;
    for (double wider : new double[] {2, 3, 6, 12, 24}) {
      step = months / step > labels ? wider : step;
    }
    return new LinearAxis(0, Math.max(1, months), from, to, step);
  }

  private static double step(double least) {
    double decade = Math.pow(10, Math.floor(Math.log10(least) + 1e-9));
    for (double step : STEPS) {
      if (decade * step >= least * (1 - 1e-9)) {
        return decade * step;
      }
    }
    return decade * 10;
  }

  /** The step, where it is whole. */
  int wholeStep() {
    return (int) step;
  }

  @Override
  public double at(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  @Override
  public List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    long first = (long) Math.ceil(low / step - 1e-9);
    for (long i = first; holds(i * step); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  @Override
  public List<Double> minorTicks() {
    return List.of();
  }
}
