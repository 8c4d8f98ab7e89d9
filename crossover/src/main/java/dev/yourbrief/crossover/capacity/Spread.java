package dev.yourbrief.crossover.capacity;

import org.hipparchus.util.FastMath;

/**
 * The standard deviation of a prediction's logarithm: what kriging gives, times a factor with which
 * eight in ten of the runs left out lie within the band ({@code docs/capacity.md}).
 */
final class Spread {

  private static final double DENSE = 1.05;
  private static final double MOE = 1.75;
  private static final double AS_INSTALLED = 2.4;

  /** For each estimated fact, of the model's or the GPU's. */
  private static final double ESTIMATED = 0.1;

  private Spread() {}

  static double of(
      double deviation, boolean moe, Practice practice, Distance distance, int estimated) {
    double factor = moe ? MOE : DENSE;
    if (practice == Practice.AS_INSTALLED) {
      factor = FastMath.max(factor, AS_INSTALLED);
    }
    double unknown = ESTIMATED * FastMath.sqrt(estimated);
    double far =
        switch (distance) {
          case MEASURED, COMBINATION -> 0;
          case MODEL, GPU -> 0.08;
          case BOTH -> 0.15;
        };
    double sigma = factor * deviation;
    return FastMath.sqrt(sigma * sigma + unknown * unknown + far * far);
  }
}
