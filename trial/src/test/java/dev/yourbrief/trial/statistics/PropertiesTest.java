package dev.yourbrief.trial.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What must be true of any numbers. */
final class PropertiesTest {

  private final Random random = new Random(20261128);

  @Test
  void swappingTheTwoChangesNoTestAndTurnsEveryInterval() {
    for (int i = 0; i < 300; i++) {
      PairedProportions of = counts();
      long b = of.first();
      long c = of.second();
      PairedProportions swapped = new PairedProportions(of.both(), c, b, of.neither());
      McNemar one = of.mcNemar();
      McNemar two = swapped.mcNemar();
      assertThat(one.exact()).isEqualTo(two.exact()).isBetween(0.0, 1.0);
      assertThat(one.midP()).isEqualTo(two.midP()).isBetween(0.0, one.exact());
      assertThat(one.correctedP()).isEqualTo(two.correctedP());
      same(of.tango(0.95), swapped.tango(0.95).negated(), 1e-12);
      same(of.newcombe(0.95), swapped.newcombe(0.95).negated(), 1e-12);
    }
  }

  @Test
  void intervalsHoldTheEstimateAndLieWithinThoseOfHigherLevels() {
    for (int i = 0; i < 200; i++) {
      PairedProportions of = counts();
      nested(of.difference(), of.tango(0.8), of.tango(0.95), of.tango(0.99));
      nested(of.difference(), of.newcombe(0.8), of.newcombe(0.95), of.newcombe(0.99));
      Proportion share = new Proportion(of.both() + of.first(), of.n());
      nested(share.rate(), share.wilson(0.8), share.wilson(0.95), share.wilson(0.99));
      nested(share.rate(), share.exact(0.8), share.exact(0.95), share.exact(0.99));
      Mean mean = Mean.of(values(30));
      nested(mean.value(), mean.t(0.8), mean.t(0.95), mean.t(0.99));
    }
  }

  @Test
  void tangoLeavesOutZeroExactlyWhenChiSquaredRejects() {
    for (int i = 0; i < 300; i++) {
      PairedProportions of = counts();
      double p = of.mcNemar().chiSquaredP();
      if (Math.abs(p - 0.05) > 1e-9) {
        assertThat(of.tango(0.95).contains(0)).as("%s", of).isEqualTo(p > 0.05);
      }
    }
  }

  @Test
  void exactIntervalsHoldEveryRateAtLeastAsOftenAsTheySay() {
    for (double rate : new double[] {0.01, 0.1, 0.37, 0.5, 0.93}) {
      for (int n : new int[] {5, 20, 60}) {
        double held = 0;
        for (int k = 0; k <= n; k++) {
          if (new Proportion(k, n).exact(0.95).contains(rate)) {
            held += Tails.binomial(k, n, rate);
          }
        }
        assertThat(held).isGreaterThanOrEqualTo(0.95);
      }
    }
  }

  @Test
  void manyMorePairsOfTheSameKindNeverMakeATestLessSure() {
    double before = 1;
    for (long times = 1; times < 2_000_000_000L; times *= 10) {
      double p = new McNemar(11 * times, 10 * times).exact();
      assertThat(p).isLessThanOrEqualTo(before);
      before = p;
    }
    McNemar large = new McNemar(1_500_000_000_000L, 1_500_002_000_000L);
    assertThat(large.exact()).isCloseTo(large.chiSquaredP(), within(1e-3));
  }

  @Test
  void clustersOfOneAreNoClusters() {
    double[] x = values(40);
    ClusteredMean clustered = ClusteredMean.of(x, IntStream.range(0, 40).toArray());
    Mean mean = Mean.of(x);
    assertThat(clustered.standardError()).isCloseTo(mean.standardError(), within(1e-15));
    same(clustered.t(0.95), mean.t(0.95), 1e-14);
    assertThat(clustered.tP()).isCloseTo(mean.tP(), within(1e-12));
    assertThat(clustered.designEffect().orElseThrow()).isCloseTo(1, within(1e-12));
  }

  @Test
  void clustersOfEqualValuesHaveTheirSizeAsDesignEffect() {
    double[] x = new double[60];
    int[] cluster = new int[60];
    for (int i = 0; i < 60; i++) {
      cluster[i] = i / 6;
      x[i] = i % 6 == 0 ? random.nextGaussian() : x[i - 1];
    }
    // (n - 1) / (G - 1) items a cluster, once the means of both are corrected for their counts.
    assertThat(ClusteredMean.of(x, cluster).designEffect().orElseThrow())
        .isCloseTo(59.0 / 9, within(1e-9));
  }

  @Test
  void thePairedErrorIsThatOfBothLessWhatTheyShare() {
    double[] a = values(50);
    double[] b = values(50);
    for (int i = 0; i < 50; i++) {
      b[i] += a[i];
    }
    PairedDifference of = PairedDifference.of(a, b);
    double x = of.first().standardError();
    double y = of.second().standardError();
    double r = of.correlation().orElseThrow();
    assertThat(of.difference().standardError())
        .isCloseTo(Math.sqrt(x * x + y * y - 2 * r * x * y), within(1e-13));
    assertThat(PairedDifference.of(a, new double[50]).correlation()).isEmpty();
  }

  @Test
  void meansMoveWithTheirValuesAndDoNotCareForOrder() {
    double[] x = values(30);
    List<Double> shuffled = new ArrayList<>(java.util.Arrays.stream(x).boxed().toList());
    Collections.shuffle(shuffled, random);
    double[] y = shuffled.stream().mapToDouble(v -> 3 * v + 2).toArray();
    assertThat(Mean.of(y).value()).isCloseTo(3 * Mean.of(x).value() + 2, within(1e-13));
    assertThat(Mean.of(y).standardError()).isCloseTo(3 * Mean.of(x).standardError(), within(1e-13));
  }

  @Test
  void adjustedValuesAreInOrderAndNeverBelowTheirOwn() {
    for (int i = 0; i < 100; i++) {
      List<Double> p = random.doubles(8).boxed().toList();
      List<Double> holm = Adjust.holm(p);
      List<Double> bh = Adjust.benjaminiHochberg(p);
      for (int a = 0; a < 8; a++) {
        assertThat(holm.get(a)).isBetween(bh.get(a), 1.0);
        assertThat(bh.get(a)).isGreaterThanOrEqualTo(p.get(a));
        for (int b = 0; b < 8; b++) {
          if (p.get(a) < p.get(b)) {
            assertThat(holm.get(a)).isLessThanOrEqualTo(holm.get(b));
            assertThat(bh.get(a)).isLessThanOrEqualTo(bh.get(b));
          }
        }
      }
    }
    assertThat(Adjust.holm(List.of())).isEmpty();
    assertThat(Adjust.holm(List.of(0.03))).containsExactly(0.03);
    assertThatThrownBy(() -> Adjust.holm(List.of(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void powerGrowsWithItemsAndIsWhatTheSizeWasMadeFor() {
    MeanPower of = new MeanPower(0.17, 2.5, 0.05);
    double before = 0;
    for (MeanPower.Point point : of.curve(0.8, 50, 200, 800, 3200)) {
      double power = of.power(point.n(), 0.03);
      assertThat(power).isGreaterThan(before);
      before = power;
      assertThat(of.power(point.n(), point.detectable())).isCloseTo(0.8, within(1e-3));
    }
    assertThat(of.detectable((int) of.wholeItems(0.03, 0.8), 0.8)).isCloseTo(0.03, within(1e-4));
    // Without an effect the test is wrong as often as it may be.
    assertThat(of.power(100, 0)).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void exactPowerIsTheShareOfTrialsTheExactTestFinds() {
    McNemarPower of = new McNemarPower(0.2, 0.08, 0.05);
    int found = 0;
    int trials = 20_000;
    for (int i = 0; i < trials; i++) {
      int b = 0;
      int c = 0;
      for (int item = 0; item < 120; item++) {
        double u = random.nextDouble();
        b += u < 0.2 ? 1 : 0;
        c += u >= 0.2 && u < 0.28 ? 1 : 0;
      }
      found += new McNemar(b, c).exact() <= 0.05 ? 1 : 0;
    }
    assertThat((double) found / trials).isCloseTo(of.exact(120), within(0.012));
    assertThat(new McNemarPower(0.1, 0.1, 0.05).exact(400)).isLessThan(0.05);
  }

  @Test
  void agreementIsOneWhenAllAgreeAndNothingWhenTheyCannotDisagree() {
    long[][] same = {{5, 0, 0}, {0, 7, 0}, {0, 0, 2}};
    for (Kappa.Weights weights : Kappa.Weights.values()) {
      assertThat(Kappa.of(same, weights).orElseThrow().value()).isCloseTo(1, within(1e-12));
    }
    assertThat(Kappa.of(new long[][] {{9, 0}, {0, 0}}, Kappa.Weights.NONE)).isEmpty();
    for (Krippendorff.Level level : Krippendorff.Level.values()) {
      assertThat(Krippendorff.alpha(List.of(List.of(1., 1.), List.of(2., 2.)), level)).hasValue(1);
      assertThat(Krippendorff.alpha(List.of(List.of(1., 1.), List.of(2.)), level)).isEmpty();
    }
  }

  @Test
  void aJudgeThatTellsNothingIsNotTrusted() {
    double[] people = random.doubles(50).map(Math::rint).toArray();
    double[] constant = new double[50];
    PredictionPowered of = PredictionPowered.of(people, constant, new double[500]);
    assertThat(of.tunedLambda()).isZero();
    assertThat(of.tuned().value()).isCloseTo(Mean.of(people).value(), within(1e-15));
    PredictionPowered perfect =
        PredictionPowered.of(people, people, random.doubles(5000).map(Math::rint).toArray());
    assertThat(perfect.tuned().standardError()).isLessThan(of.tuned().standardError() / 5);
  }

  @Test
  void theCorrectedShareOfAJudgeThatErrsHoldsTheTruthAsOftenAsItSays() {
    int held = 0;
    int trials = 2000;
    for (int i = 0; i < trials; i++) {
      // True share 0.3; the judge finds 90 % of those and is wrong about 15 % of the others.
      RoganGladen of =
          new RoganGladen(
              new Proportion(successes(400, 0.3 * 0.9 + 0.7 * 0.15), 400),
              new Proportion(successes(60, 0.9), 60),
              new Proportion(successes(60, 0.85), 60));
      held += of.interval(0.95).orElseThrow().contains(0.3) ? 1 : 0;
    }
    assertThat(held / (double) trials).isBetween(0.93, 0.99);
    assertThat(RoganGladen.rate(0.5, 0.4, 0.5)).isEmpty();
  }

  @Test
  void strengthsNeedEveryOneToHaveWonAndLost() {
    assertThat(BradleyTerry.strengths(new double[][] {{0, 3}, {0, 0}})).isEmpty();
    assertThat(BradleyTerry.strengths(new double[][] {{0, 3}, {1, 0}}).orElseThrow().getFirst())
        .isCloseTo(Math.log(3), within(1e-12));
  }

  @Test
  void quantilesAndTailsTurnEachOtherBack() {
    for (double degrees : new double[] {1, 3, 19, 76, 1e5}) {
      for (double p : new double[] {1e-9, 0.001, 0.3, 0.6, 0.975}) {
        double t = Quantiles.t(p, degrees);
        assertThat(Tails.tBothSides(t, degrees))
            .isCloseTo(2 * Math.min(p, 1 - p), within(1e-8 * Math.min(p, 1 - p)));
        assertThat(t < 0).isEqualTo(p < 0.5);
      }
    }
  }

  private int successes(int n, double p) {
    return (int) random.doubles(n).filter(u -> u < p).count();
  }

  private PairedProportions counts() {
    int size = 1 + random.nextInt(random.nextBoolean() ? 10 : 60);
    return new PairedProportions(
        random.nextInt(size), random.nextInt(size), random.nextInt(size), 1 + random.nextInt(size));
  }

  private double[] values(int n) {
    return random.doubles(n).toArray();
  }

  private static void nested(double estimate, Interval... intervals) {
    for (int i = 0; i < intervals.length; i++) {
      assertThat(intervals[i].low()).isLessThanOrEqualTo(estimate + 1e-12);
      assertThat(intervals[i].high()).isGreaterThanOrEqualTo(estimate - 1e-12);
      if (i > 0) {
        assertThat(intervals[i].low()).isLessThanOrEqualTo(intervals[i - 1].low() + 1e-12);
        assertThat(intervals[i].high()).isGreaterThanOrEqualTo(intervals[i - 1].high() - 1e-12);
      }
    }
  }

  private static void same(Interval a, Interval b, double off) {
    assertThat(a.low()).isCloseTo(b.low(), within(off));
    assertThat(a.high()).isCloseTo(b.high(), within(off));
  }
}
