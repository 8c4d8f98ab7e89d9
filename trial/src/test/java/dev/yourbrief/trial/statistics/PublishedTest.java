package dev.yourbrief.trial.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Worked examples from papers, books and the tests of other programs, to their printed digits. */
final class PublishedTest {

  private static final Offset<Double> FOUR = within(5.0001e-5);

  /** statsmodels, test_nonparametric.py: by R's mcnemar.test and vassarstats.net. */
  @Test
  void mcNemarAsRAndVassarPrintIt() {
    McNemar test = new McNemar(121, 59);
    assertThat(test.exact()).isCloseTo(4.4344492637551645e-06, within(1e-18));
    assertThat(test.chiSquared()).isCloseTo(21.35556, within(5e-6));
    assertThat(test.chiSquaredP()).isCloseTo(3.815136e-06, within(5e-13));
    assertThat(test.corrected()).isCloseTo(20.67222, within(5e-6));
    assertThat(test.correctedP()).isCloseTo(5.450095e-06, within(5e-13));
  }

  /** Fagerland, Lydersen and Laake 2013: airway hyper-responsiveness. */
  @Test
  void midPOfFewPairs() {
    McNemar test = new McNemar(1, 7);
    assertThat(test.exact()).isCloseTo(0.0703125, within(1e-15));
    assertThat(test.midP()).isCloseTo(0.0390625, within(1e-15));
    assertThat(test.chiSquaredP()).isCloseTo(0.0339, FOUR);
  }

  /** A fine-tuned model against an API on 500 function calls (finetune-vs-api, MIT, 2026). */
  @Test
  void aFineTuneAgainstAnApi() {
    assertThat(new McNemar(29, 50).exact()).isCloseTo(0.023819792858001267, within(1e-15));
    assertThat(new McNemar(20, 84).exact()).isCloseTo(1.638050151166579e-10, within(1e-22));
  }

  /** Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I. */
  @Test
  void wilsonAndExactIntervals() {
    Proportion of = new Proportion(81, 263);
    ends(of.wilson(0.95), 0.2553, 0.3662, FOUR);
    ends(of.exact(0.95), 0.2527, 0.3676, FOUR);
    ends(new Proportion(0, 20).wilson(0.95), 0, 0.1611, within(1e-4));
    ends(new Proportion(0, 20).exact(0.95), 0, 0.1684, FOUR);
    ends(new Proportion(1, 29).wilson(0.95), 0.0061, 0.1718, FOUR);
    ends(new Proportion(1, 29).exact(0.95), 0.0009, 0.1776, FOUR);
  }

  /** Bowyer, Aitchison and Ivanova 2025: the notebook beside the paper (MIT). */
  @Test
  void credibleIntervalsOfTwenty() {
    ends(new Proportion(20, 20).credible(0.95), 0.838902, 0.998795, within(5e-7));
    ends(new Proportion(12, 20).credible(0.95), 0.384354, 0.781803, within(5e-7));
  }

  /** contingencytables (R), chapter 8: complete response before and after therapy. */
  @Test
  void newcombesIntervalOfAPairedDifference() {
    ends(new PairedProportions(59, 6, 16, 80).newcombe(0.95), -0.1186, -0.0046, FOUR);
  }

  /**
   * Fagerland, Lydersen and Laake, Recommended tests and intervals for paired proportions, 2014.
   */
  @Test
  void tangosIntervalOfAPairedDifference() {
    ends(new PairedProportions(1, 1, 7, 12).tango(0.95), -0.517, -0.026, within(5e-4));
    ends(new PairedProportions(1, 1, 7, 12).newcombe(0.95), -0.507, -0.026, within(5e-4));
  }

  /** Benjamini and Hochberg 1995: fifteen questions of a trial; theirs finds four, Bonferroni 3. */
  @Test
  void fifteenQuestionsOfOneTrial() {
    List<Double> p =
        List.of(
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
            0.5719, 0.6528, 0.7590, 1.0);
    assertThat(Adjust.benjaminiHochberg(p).stream().filter(v -> v <= 0.05)).hasSize(4);
    assertThat(Adjust.holm(p).stream().filter(v -> v <= 0.05)).hasSize(3);
  }

  /** Miller 2024, section 5. */
  @Test
  void sizesOfTrials() {
    MeanPower of = new MeanPower(1.0 / 9, 1, 0.05);
    assertThat(of.wholeItems(0.03, 0.8)).isEqualTo(969);
    assertThat(of.detectable(20, 0.8)).isCloseTo(0.209, within(5e-4));
    double once = MeanPower.repeated(1.0 / 12, 1.0 / 6, 1, 0, 1);
    assertThat(MeanPower.repeated(1.0 / 12, 1.0 / 6, 4, 0, 1) / once).isCloseTo(0.5, within(1e-15));
  }

  /** Fleiss 1971 by way of a much copied worked example; Cohen's by three two-by-two tables. */
  @Test
  void kappas() {
    assertThat(kappa(new long[][] {{20, 5}, {10, 15}})).isCloseTo(0.4, within(1e-12));
    assertThat(kappa(new long[][] {{45, 15}, {25, 15}})).isCloseTo(0.1304, FOUR);
    assertThat(kappa(new long[][] {{25, 35}, {5, 35}})).isCloseTo(0.2593, FOUR);
    long[][] raters = {
      {0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
      {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}
    };
    assertThat(FleissKappa.of(raters).orElseThrow()).isCloseTo(0.20993070442, within(1e-10));
  }

  /** A judge held against people on 100 answers (rag-vs-finetune, MIT, 2026). */
  @Test
  void aJudgeAgainstPeople() {
    long[][] table = {{44, 11, 7}, {5, 13, 10}, {0, 0, 10}};
    assertThat(kappa(table)).isCloseTo(0.4518, FOUR);
    assertThat(Kappa.of(table, Kappa.Weights.LINEAR).orElseThrow().value()).isCloseTo(0.5112, FOUR);
  }

  /** Krippendorff 2011, example of four observers with ratings left out. */
  @Test
  void fourObservers() {
    List<List<Double>> units =
        List.of(
            List.of(1., 1., 1.),
            List.of(2., 2., 3., 2.),
            List.of(3., 3., 3., 3.),
            List.of(3., 3., 3., 3.),
            List.of(2., 2., 2., 2.),
            List.of(1., 2., 3., 4.),
            List.of(4., 4., 4., 4.),
            List.of(1., 1., 2., 1.),
            List.of(2., 2., 2., 2.),
            List.of(5., 5., 5.),
            List.of(1., 1.),
            List.of(3.));
    assertThat(alpha(units, Krippendorff.Level.NOMINAL)).isCloseTo(0.743, within(5e-4));
    assertThat(alpha(units, Krippendorff.Level.ORDINAL)).isCloseTo(0.815, within(5e-4));
    assertThat(alpha(units, Krippendorff.Level.INTERVAL)).isCloseTo(0.849, within(5e-4));
    assertThat(alpha(units, Krippendorff.Level.RATIO)).isCloseTo(0.797, within(5e-4));
  }

  /** Agresti, Categorical Data Analysis: the American League East of 1987. */
  @Test
  void sevenTeams() {
    double[][] wins = {
      {0, 7, 9, 7, 7, 9, 11},
      {6, 0, 7, 5, 11, 9, 9},
      {4, 6, 0, 7, 7, 8, 12},
      {6, 8, 6, 0, 6, 7, 10},
      {6, 2, 6, 7, 0, 7, 12},
      {4, 4, 5, 6, 6, 0, 6},
      {2, 4, 1, 3, 1, 7, 0}
    };
    List<Double> published = List.of(1.58, 1.44, 1.29, 1.25, 1.11, 0.68, 0.0);
    List<Double> ours = BradleyTerry.strengths(wins).orElseThrow();
    for (int i = 0; i < 7; i++) {
      assertThat(ours.get(i)).isCloseTo(published.get(i), within(5e-3));
    }
  }

  /** Efron and Tibshirani 1993, table 14.2: the variance of 26 children's test results. */
  @Test
  void theVarianceOfSpatialTests() {
    double[] x = {
      48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26,
      30, 41
    };
    Replicates drawn =
        new Bootstrap(1, 20_000)
            .of(
                x.length,
                items -> {
                  double sum = 0;
                  double squares = 0;
                  for (int item : items) {
                    sum += x[item];
                    squares += x[item] * x[item];
                  }
                  double n = items.length;
                  return squares / n - (sum / n) * (sum / n);
                });
    assertThat(drawn.estimate()).isCloseTo(171.5, within(0.05));
    assertThat(drawn.acceleration()).isCloseTo(0.061, within(5e-4));
    ends(drawn.bca(0.9), 115.8, 259.6, within(3.0));
    ends(drawn.percentile(0.9), 100.8, 233.9, within(4.0));
  }

  /** Outputs of ppi_py on the 100 answers above, binarised, with 300 the judge alone scored. */
  @Test
  void predictionPoweredAsPpiPyHasIt() {
    double[] people = new double[100];
    double[] judge = new double[100];
    for (int i = 0; i < 27; i++) {
      people[i] = i < 10 ? 1 : 0;
      judge[i] = 1;
    }
    double[] alone = new double[300];
    java.util.Arrays.fill(alone, 0, 120, 1);
    PredictionPowered of = PredictionPowered.of(people, judge, alone);
    ends(of.estimate(1).interval(0.95), 0.1378400007999419, 0.3221599992000581, within(1e-12));
    assertThat(of.tuned().value()).isCloseTo(0.13054376058723888, within(1e-12));
    ends(of.tuned().interval(0.95), 0.07832125500262058, 0.18276626617185718, within(1e-12));
  }

  private static double kappa(long[][] table) {
    return Kappa.of(table, Kappa.Weights.NONE).orElseThrow().value();
  }

  private static double alpha(List<List<Double>> units, Krippendorff.Level level) {
    return Krippendorff.alpha(units, level).orElseThrow();
  }

  private static void ends(Interval ours, double low, double high, Offset<Double> off) {
    assertThat(ours.low()).isCloseTo(low, off);
    assertThat(ours.high()).isCloseTo(high, off);
  }
}
