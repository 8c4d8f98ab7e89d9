package dev.yourbrief.bill;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Sampler;
import java.util.SplittableRandom;

/**
 * The moving-block bootstrap: how far the mean of a series may be off when its neighbours are
 * alike. Blocks of a week keep the shape of the week whole.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176347265">Künsch, The jackknife and the bootstrap for
 *     general stationary observations (1989)</a>
 */
final class Bootstrap {

  private static final int WEEK = 7;
  private static final long STREAM = 0x62696c6c2e72756eL;

  private Bootstrap() {}

  /** One resampled mean a draw, the same ones for the same seed. */
  static Draws means(double[] values, Sampler sampler) {
    int n = values.length;
    int block = Math.min(WEEK, Math.max(1, n / 2));
    SplittableRandom random = new SplittableRandom(sampler.seed() ^ STREAM);
    double[] means = new double[sampler.size()];
    for (int draw = 0; draw < means.length; draw++) {
      double sum = 0;
      for (int taken = 0; taken < n; taken += block) {
        int start = random.nextInt(n - block + 1);
        for (int i = 0; i < Math.min(block, n - taken); i++) {
          sum += values[start + i];
        }
      }
      means[draw] = sum / n;
    }
    return Draws.owning(means);
  }
}
