package dev.yourbrief.trial.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The bootstrap and the sign-flip test: the same draws always, and what is known without drawing.
 */
final class ResamplingTest {

  private final Random random = new Random(7);

  @Test
  void anyNumberOfThreadsDrawsTheSame() throws Exception {
    double[] x = skewed(301);
    int[] clusters = IntStream.range(0, 301).map(i -> i / 7).toArray();
    Interval one;
    Interval many;
    double first;
    double second;
    try (ForkJoinPool alone = new ForkJoinPool(1);
        ForkJoinPool several = new ForkJoinPool(5)) {
      one = alone.submit(() -> new Bootstrap(3, 2_100).clusteredMean(x, clusters).bca(0.95)).get();
      many =
          several.submit(() -> new Bootstrap(3, 2_100).clusteredMean(x, clusters).bca(0.95)).get();
      first = alone.submit(() -> SignFlip.items(x, 3, 2_100)).get();
      second = several.submit(() -> SignFlip.items(x, 3, 2_100)).get();
    }
    assertThat(one).isEqualTo(many);
    assertThat(first).isEqualTo(second);
    assertThat(new Bootstrap(4, 2_100).clusteredMean(x, clusters).bca(0.95)).isNotEqualTo(one);
  }

  @Test
  void theDrawsVaryAsTheMeanDoes() {
    double[] x = skewed(400);
    Replicates drawn = new Bootstrap(1, 20_000).mean(x);
    // The bootstrap's own variance divides by n.
    double error = Mean.of(x).standardError() * Math.sqrt(399.0 / 400);
    assertThat(drawn.standardError()).isCloseTo(error, within(0.02 * error));
    assertThat(drawn.estimate()).isCloseTo(Mean.of(x).value(), within(1e-14));
    // The long tail is on the right, and the corrected interval leans to it.
    assertThat(drawn.bca(0.95).high()).isGreaterThan(drawn.percentile(0.95).high());
  }

  @Test
  void wholeClustersVaryAsClusteredMeansDo() {
    double[] x = new double[600];
    int[] clusters = new int[600];
    double of = 0;
    for (int i = 0; i < 600; i++) {
      clusters[i] = Math.min(i / 8, 59);
      of = i == 0 || clusters[i] != clusters[i - 1] ? random.nextGaussian() : of;
      x[i] = of + random.nextGaussian();
    }
    double error = ClusteredMean.of(x, clusters).plainError();
    Replicates drawn = new Bootstrap(1, 20_000).clusteredMean(x, clusters);
    assertThat(drawn.standardError()).isCloseTo(error, within(0.08 * error));
  }

  @Test
  void clustersOfOneAndAnyStatisticAreDrawnLikeItems() {
    double[] x = skewed(150);
    Interval items = new Bootstrap(2, 20_000).mean(x).bca(0.9);
    Interval clusters =
        new Bootstrap(2, 20_000).clusteredMean(x, IntStream.range(0, 150).toArray()).bca(0.9);
    Interval any =
        new Bootstrap(5, 20_000)
            .of(150, chosen -> Arrays.stream(chosen).mapToDouble(i -> x[i]).average().orElseThrow())
            .bca(0.9);
    assertThat(clusters.low()).isCloseTo(items.low(), within(1e-9));
    assertThat(clusters.high()).isCloseTo(items.high(), within(1e-9));
    assertThat(any.low()).isCloseTo(items.low(), within(0.1 * items.width()));
    assertThat(any.high()).isCloseTo(items.high(), within(0.1 * items.width()));
  }

  @Test
  void turningTheSignsTurnsTheInterval() {
    double[] x = skewed(80);
    double[] turned = Arrays.stream(x).map(v -> -v).toArray();
    Interval one = new Bootstrap(9, 3_000).mean(x).bca(0.95);
    Interval two = new Bootstrap(9, 3_000).mean(turned).bca(0.95).negated();
    assertThat(one.low()).isCloseTo(two.low(), within(1e-9));
    assertThat(one.high()).isCloseTo(two.high(), within(1e-9));
  }

  @Test
  void valuesThatDoNotVaryHaveAnIntervalOfOnePoint() {
    double[] x = new double[20];
    Arrays.fill(x, 0.25);
    assertThat(new Bootstrap(1, 500).mean(x).bca(0.95)).isEqualTo(new Interval(0.25, 0.25));
  }

  @Test
  void flippingYesOrNoItemsIsMcNemarsExactTest() {
    for (int i = 0; i < 50; i++) {
      int b = random.nextInt(40);
      int c = random.nextInt(40);
      double[] x = new double[b + c + random.nextInt(20)];
      Arrays.fill(x, 0, b, 1);
      Arrays.fill(x, b, b + c, -1);
      assertThat(SignFlip.items(x, 1, 100)).isCloseTo(new McNemar(b, c).exact(), within(1e-12));
    }
  }

  @Test
  void everyWayToTheSameNumberAgrees() {
    for (int i = 0; i < 40; i++) {
      int n = 2 + random.nextInt(11);
      double[] whole = random.doubles(n).map(u -> Math.rint(u * 12 - 5)).toArray();
      double[] broken = random.doubles(n).map(u -> u - 0.4).toArray();
      assertThat(SignFlip.items(whole, 1, 100)).isCloseTo(everySign(whole), within(1e-12));
      assertThat(SignFlip.items(broken, 1, 100)).isCloseTo(everySign(broken), within(1e-12));
      double[] tenth = Arrays.stream(whole).map(v -> v / 10).toArray();
      assertThat(SignFlip.items(tenth, 1, 100)).isCloseTo(everySign(whole), within(1e-12));
    }
  }

  private static double everySign(double[] x) {
    double seen = Math.abs(Arrays.stream(x).sum());
    int as = 0;
    for (int signs = 0; signs < 1 << x.length; signs++) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += ((signs >> i) & 1) == 0 ? x[i] : -x[i];
      }
      as += Math.abs(sum) >= seen - 1e-9 ? 1 : 0;
    }
    return as / (double) (1 << x.length);
  }

  @Test
  void drawnSignsComeToWhatTheNormalSays() {
    double[] x = random.doubles(500).map(u -> u - 0.475).toArray();
    double z = Arrays.stream(x).sum() / Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
    assertThat(SignFlip.items(x, 1, 100_000)).isCloseTo(Tails.normalBothSides(z), within(0.01));
    assertThat(SignFlip.items(Arrays.stream(x).map(v -> v + 9).toArray(), 1, 999))
        .isEqualTo(1.0 / 1000);
  }

  @Test
  void clustersFlipTogether() {
    double[] x = {1, 1, 1, 1, -1, 1, 1, 1};
    int[] clusters = {0, 0, 0, 0, 1, 1, 2, 2};
    // Sums 4, 0 and 2: of the four choices of signs that matter, two are as far out.
    assertThat(SignFlip.clusters(x, clusters, 1, 100)).isEqualTo(0.5);
    assertThat(SignFlip.items(new double[3], 1, 100)).isEqualTo(1);
  }

  private double[] skewed(int n) {
    return IntStream.range(0, n).mapToDouble(i -> Math.exp(random.nextGaussian())).toArray();
  }
}
