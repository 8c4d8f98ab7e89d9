package dev.yourbrief.crossover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.util.FastMath;

/** The cost curves over multiples of today's volume, evenly spaced on a logarithmic axis. */
final class Curve {

  private static final double LEAST = 1e-4;
  private static final double MOST = 1e6;

  private Curve() {}

  /**
   * The multiples to show: 0.05 to 200, and further where that is needed to show today, 10x and the
   * crossings that exist. Powers of ten are always among them.
   */
  static double[] scales(Crossing... crossings) {
    double low = 0.05;
    double high = 200;
    for (Crossing crossing : crossings) {
      double soon = crossing.stable().quantile(0.1);
      double late = crossing.stable().quantile(0.9);
      if (soon > 0 && Double.isFinite(soon)) {
        low = Math.min(low, soon / 2);
        high = Math.max(high, soon * 2);
      }
      if (Double.isFinite(late)) {
        high = Math.max(high, late * 1.5);
      }
    }
    low = FastMath.log10(Math.max(LEAST, low));
    high = FastMath.log10(Math.min(MOST, high));
    int perDecade = high - low > 6 ? 10 : 20;
    int from = (int) Math.floor(low * perDecade);
    int to = (int) Math.ceil(high * perDecade);
    double[] scales = new double[to - from + 1];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = FastMath.pow(10, (double) (from + i) / perDecade);
    }
    return scales;
  }

  static List<CurvePoint> of(World[] worlds, double[] scales) {
    int n = worlds.length;
    // Side by side in arrays: this is where the simulation spends its time.
    double[] fixed = new double[n];
    double[] stepCost = new double[n];
    double[] stepSize = new double[n];
    double[] openBase = new double[n];
    double[] openSlope = new double[n];
    double[] scratch = new double[n];
    for (int i = 0; i < n; i++) {
      Staircase stairs = worlds[i].stairs();
      fixed[i] = stairs.fixed();
      stepCost[i] = stairs.stepCost();
      stepSize[i] = stairs.stepSize();
      openBase[i] = worlds[i].open().map(Line::base).orElse(0.0);
      openSlope[i] = worlds[i].open().map(Line::slope).orElse(0.0);
      scratch[i] = worlds[i].bill();
    }
    Band bill = Quantiles.bandOf(scratch);
    boolean open = worlds[0].open().isPresent();
    int minSteps = worlds[0].stairs().minSteps();
    List<CurvePoint> points = new ArrayList<>(scales.length);
    for (double k : scales) {
      Optional<Band> openBand = Optional.empty();
      if (open) {
        for (int i = 0; i < n; i++) {
          scratch[i] = openBase[i] + openSlope[i] * k;
        }
        openBand = Optional.of(Quantiles.bandOf(scratch));
      }
      for (int i = 0; i < n; i++) {
        scratch[i] = fixed[i] + stepCost[i] * Staircase.steps(k, stepSize[i], minSteps);
      }
      points.add(
          new CurvePoint(
              k,
              new Band(k * bill.p10(), k * bill.p50(), k * bill.p90()),
              openBand,
              Quantiles.bandOf(scratch)));
    }
    return points;
  }
}
