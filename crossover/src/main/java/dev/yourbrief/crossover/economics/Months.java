package dev.yourbrief.crossover.economics;

import dev.yourbrief.crossover.economics.Outlook.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.util.FastMath;

/**
 * Every option month by month under one scenario. Monthly amounts are paid at the end of their
 * month, the first at today's price; purchases and one-off costs when they fall due. What has not
 * moved to an option yet is served by the baseline, at its price.
 */
final class Months {

  private final Simulation simulation;
  private final Scenario scenario;
  private final int months;
  private final int size;
  private final double[] growth;
  private final double[] discount;
  private final double[] api;
  private final double[] gpu;
  private final List<OptionMonths> options;

  Months(Simulation simulation, Scenario scenario) {
    this.simulation = simulation;
    this.scenario = scenario;
    Outlook outlook = simulation.of().outlook();
    Columns columns = simulation.columns();
    this.months = outlook.months();
    this.size = simulation.size();
    this.growth = perMonth(columns.full(outlook.growthPerMonth()), 1);
    this.discount = perMonth(columns.full(outlook.discountPerYear()), -1.0 / 12);
    this.api = perMonth(columns.full(scenario.apiPerYear()), 1.0 / 12);
    this.gpu = perMonth(columns.full(scenario.gpuPerYear()), 1.0 / 12);
    this.options =
        simulation.options().stream().map(option -> new OptionMonths(option, columns)).toList();
  }

  private static double[] perMonth(double[] change, double power) {
    double[] factors = new double[change.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = FastMath.pow(Math.max(0, 1 + change[i]), power);
    }
    return factors;
  }

  /** What one draw's month is like, for all options. */
  static final class World {
    final double[] volume;
    final double[] api;
    final double[] gpu;

    /** What a dollar at the start of the month is worth today. */
    final double[] start;

    /** And one at its end. */
    final double[] end;

    World(int size) {
      volume = ones(size);
      api = ones(size);
      gpu = ones(size);
      start = ones(size);
      end = ones(size);
    }

    private static double[] ones(int size) {
      double[] ones = new double[size];
      Arrays.fill(ones, 1);
      return ones;
    }
  }

  /**
   * Runs the months.
   *
   * @param withCurves whether to keep the cumulative costs of each month
   */
  ScenarioResult run(boolean withCurves) {
    World world = new World(size);
    multiply(world.end, discount);
    int n = options.size();
    double[][] paid = new double[n][size];
    double[][] before = new double[n][size];
    double[][] payback = new double[n][size];
    for (double[] months : payback) {
      Arrays.fill(months, Double.POSITIVE_INFINITY);
    }
    List<List<Band>> curves = new ArrayList<>();
    double[] scratch = new double[Math.min(size, Simulation.ENOUGH)];
    OptionMonths baseline = options.getFirst();
    for (int m = 0; m < months; m++) {
      for (int o = 0; o < n; o++) {
        options.get(o).start(m, world, moved(o, m), paid[o]);
      }
      for (int o = 0; o < n; o++) {
        System.arraycopy(paid[o], 0, before[o], 0, size);
      }
      List<Band> bands = new ArrayList<>();
      for (int o = 0; o < n; o++) {
        OptionMonths option = options.get(o);
        option.month(m == months - 1, world, moved(o, m), paid[o]);
        if (o > 0 && (moved(o, m) < 1 || option.canFallShort())) {
          baseline.stayBehind(world, option, moved(o, m), paid[o]);
        }
        for (int i = 0; i < size; i++) {
          payback[o][i] =
              payback(payback[o][i], m, before[o][i] - before[0][i], paid[o][i] - paid[0][i]);
        }
        if (withCurves) {
          System.arraycopy(paid[o], 0, scratch, 0, scratch.length);
          bands.add(Quantiles.bandOf(scratch));
        }
      }
      curves.add(bands);
      multiply(world.volume, growth);
      multiply(world.api, api);
      multiply(world.gpu, gpu);
      multiply(world.start, discount);
      multiply(world.end, discount);
    }
    for (int o = 0; o < n; o++) {
      options.get(o).atTheEnd(months, world.start, paid[o]);
    }
    return ScenarioResult.of(scenario, simulation.of().options(), paid, payback, curves);
  }

  private static void multiply(double[] values, double[] factors) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factors[i];
    }
  }

  private double moved(int option, int month) {
    return option == 0 ? 1 : options.get(option).moved(month);
  }

  /**
   * When it is paid back, in months: the point in a month, evenly paid through, from which the sum
   * so far never is above the baseline's again.
   *
   * @param known what it was before this month
   * @param start how far above the baseline it is when the month begins
   * @param end and when it ends
   */
  private static double payback(double known, int month, double start, double end) {
    if (end > 0) {
      return Double.POSITIVE_INFINITY;
    }
    if (start > 0) {
      return month + start / (start - end);
    }
    return Double.isInfinite(known) ? month : known;
  }
}
