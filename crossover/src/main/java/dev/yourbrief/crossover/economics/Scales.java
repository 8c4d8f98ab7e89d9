package dev.yourbrief.crossover.economics;

import java.util.List;
import org.hipparchus.util.FastMath;

/** The multiples of today's volume that a chart shows, evenly spaced on a logarithmic axis. */
final class Scales {

  private static final double LEAST = 1e-4;
  private static final double MOST = 1e6;

  private Scales() {}

  /**
   * 0.05 to 200, and further where that is needed to show today, 10x and the crossings that exist.
   * Powers of ten are always among them.
   */
  static double[] showing(List<Crossing> crossings) {
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
}
