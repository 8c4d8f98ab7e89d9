package dev.yourbrief.bench;

import dev.yourbrief.trial.statistics.Bootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The bootstrap of a paired difference, its BCa interval included: 10,000 draws, warm. */
final class BootstrapSpeed {

  private static final int WARM_UP = 15;
  private static final int ITEMS = 3_000;
  private static final int DRAWS = 10_000;
  private static final double MILLIS = 1e6;

  private BootstrapSpeed() {}

  static void run(int runs) {
    SplittableRandom random = new SplittableRandom(1);
    double[] differences = random.doubles(ITEMS).map(u -> Math.rint(3 * u - 1.5)).toArray();
    int[] single = IntStream.range(0, ITEMS).toArray();
    int[] tens = IntStream.range(0, ITEMS).map(i -> i / 10).toArray();
    Bootstrap bootstrap = new Bootstrap(1, DRAWS);
    time("3,000 items", runs, () -> bootstrap.mean(differences).bca(0.95).width());
    time(
        "3,000 clusters of one",
        runs,
        () -> bootstrap.clusteredMean(differences, single).bca(0.95).width());
    time(
        "300 clusters of ten",
        runs,
        () -> bootstrap.clusteredMean(differences, tens).bca(0.95).width());
  }

  private static void time(String what, int runs, Supplier<Double> work) {
    List<Double> times = new ArrayList<>();
    double first = work.get();
    for (int i = -WARM_UP; i < runs; i++) {
      long began = System.nanoTime();
      double width = work.get();
      double took = (System.nanoTime() - began) / MILLIS;
      if (width != first) {
        throw new IllegalStateException("the same seed drew something else");
      }
      if (i >= 0) {
        times.add(took);
      }
    }
    Sides.print(what, times, "ms");
  }
}
