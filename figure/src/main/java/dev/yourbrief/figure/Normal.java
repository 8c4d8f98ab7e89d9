package dev.yourbrief.figure;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** The standard normal's quantile function, one shared instance of the library's. */
final class Normal {

  private static final NormalDistribution STANDARD = new NormalDistribution();

  private Normal() {}

  static double quantile(double p) {
    return STANDARD.inverseCumulativeProbability(p);
  }
}
