package dev.yourbrief.trial.decide;

import dev.yourbrief.trial.statistics.Bootstrap;
import dev.yourbrief.trial.statistics.ClusteredMean;
import dev.yourbrief.trial.statistics.Interval;
import dev.yourbrief.trial.statistics.Mean;
import dev.yourbrief.trial.statistics.PairedDifference;
import dev.yourbrief.trial.statistics.PairedProportions;
import dev.yourbrief.trial.statistics.Proportion;
import dev.yourbrief.trial.statistics.Quantiles;
import dev.yourbrief.trial.statistics.Replicates;
import dev.yourbrief.trial.statistics.SignFlip;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Works out a comparison. */
final class Comparing {

  /** From here on the normal's intervals hold for single cases too. */
  static final int MANY_CASES = 300;

  private final Pairs pairs;
  private final Rules rules;
  private final double[] differences;
  private final PairedDifference paired;
  private final Optional<ClusteredMean> clustered;
  private final Optional<PairedProportions> counts;

  private Comparing(Pairs pairs, Rules rules) {
    this.pairs = pairs;
    this.rules = rules;
    differences = pairs.differences();
    paired = PairedDifference.of(pairs.candidate(), pairs.baseline());
    clustered =
        pairs.clustered()
            ? Optional.of(ClusteredMean.of(differences, pairs.cluster()))
            : Optional.empty();
    counts = pairs.binary() ? Optional.of(counts(pairs)) : Optional.empty();
  }

  static Comparison compare(Pairs pairs, Rules rules) {
    return new Comparing(pairs, rules).comparison();
  }

  private Comparison comparison() {
    IntervalKind interval = rules.interval().orElse(pairs.usual());
    Mean mean = paired.difference();
    return new Comparison(
        pairs.n(),
        pairs.clusters(),
        arm(pairs.candidate()),
        arm(pairs.baseline()),
        mean.value(),
        mean.standardError(),
        clustered.isPresent()
            ? OptionalDouble.of(clustered.get().standardError())
            : OptionalDouble.empty(),
        paired.correlation(),
        clustered.isPresent() ? clustered.get().designEffect() : OptionalDouble.empty(),
        counts,
        intervals(),
        tests(),
        interval,
        test(interval),
        why(interval),
        detectable(interval),
        Warnings.of(pairs, paired.difference(), clustered, rules.alpha()));
  }

  private static PairedProportions counts(Pairs pairs) {
    long[] of = new long[4];
    for (int i = 0; i < pairs.n(); i++) {
      of[(pairs.candidate()[i] == 1 ? 0 : 2) + (pairs.baseline()[i] == 1 ? 0 : 1)]++;
    }
    return new PairedProportions(of[0], of[1], of[2], of[3]);
  }

  private ArmMean arm(double[] scores) {
    if (pairs.clustered()) {
      ClusteredMean of = ClusteredMean.of(scores, pairs.cluster());
      Interval interval = within(scores, of.t(rules.level()));
      return new ArmMean(of.mean().value(), of.standardError(), interval);
    }
    Mean of = Mean.of(scores);
    if (pairs.binary()) {
      Proportion share = new Proportion(Math.round(of.value() * pairs.n()), pairs.n());
      return new ArmMean(share.rate(), share.standardError(), share.wilson(rules.level()));
    }
    return new ArmMean(of.value(), of.standardError(), within(scores, of.t(rules.level())));
  }

  private static Interval within(double[] scores, Interval interval) {
    return Arrays.stream(scores).allMatch(s -> s >= 0 && s <= 1) ? interval.within(0, 1) : interval;
  }

  private Map<IntervalKind, Interval> intervals() {
    Map<IntervalKind, Interval> all = new EnumMap<>(IntervalKind.class);
    double level = rules.level();
    all.put(IntervalKind.NAIVE_Z, paired.difference().z(level));
    all.put(IntervalKind.PAIRED_T, paired.difference().t(level));
    clustered.ifPresent(of -> all.put(IntervalKind.CLUSTERED_T, of.t(level)));
    if (rules.draws() > 0) {
      Bootstrap bootstrap = new Bootstrap(rules.seed(), rules.draws());
      Replicates drawn =
          pairs.clustered()
              ? bootstrap.clusteredMean(differences, pairs.cluster())
              : bootstrap.mean(differences);
      all.put(IntervalKind.BCA, drawn.bca(level));
    }
    counts.ifPresent(of -> all.put(IntervalKind.SCORE, of.tango(level)));
    return all;
  }

  private Map<TestKind, Double> tests() {
    Map<TestKind, Double> all = new EnumMap<>(TestKind.class);
    all.put(TestKind.Z, paired.difference().zP());
    all.put(TestKind.PAIRED_T, paired.difference().tP());
    clustered.ifPresent(of -> all.put(TestKind.CLUSTERED_T, of.tP()));
    counts.ifPresent(of -> {
      all.put(TestKind.MCNEMAR_EXACT, of.mcNemar().exact());
      all.put(TestKind.MCNEMAR_MID_P, of.mcNemar().midP());
    });
    int draws = rules.draws() == 0 ? Rules.DRAWS : rules.draws();
    all.put(
        TestKind.SIGN_FLIP,
        pairs.clustered()
            ? SignFlip.clusters(differences, pairs.cluster(), rules.seed(), draws)
            : SignFlip.items(differences, rules.seed(), draws));
    return all;
  }

  /** The test that asks what the interval asks. */
  private TestKind test(IntervalKind interval) {
    boolean overClusters =
        interval == IntervalKind.CLUSTERED_T || (interval == IntervalKind.BCA && pairs.clustered());
    // Without spread t and z are sure of anything; flipped signs are not.
    if (error(interval) == 0) {
      return TestKind.SIGN_FLIP;
    }
    if (overClusters) {
      return TestKind.CLUSTERED_T;
    }
    if (interval == IntervalKind.NAIVE_Z) {
      return TestKind.Z;
    }
    if (pairs.binary()) {
      return TestKind.MCNEMAR_EXACT;
    }
    // Flipped signs go by clusters where there are any, which these rules chose not to.
    return pairs.clustered() ? TestKind.PAIRED_T : TestKind.SIGN_FLIP;
  }

  private String why(IntervalKind interval) {
    if (rules.interval().isPresent()) {
      return "The rules rest on " + interval.words() + ".";
    }
    return switch (interval) {
      case CLUSTERED_T ->
          "Cases were drawn in "
              + pairs.clusters().orElseThrow()
              + " clusters, so what counts is how clusters differ: the clustered t interval.";
      case SCORE ->
          "Right or wrong on fewer than "
              + MANY_CASES
              + " cases: the score interval, with the exact test.";
      default ->
          pairs.binary()
              ? "Cases were drawn one by one and there are "
                  + MANY_CASES
                  + " or more: the paired t interval, with the exact test."
              : "Cases were drawn one by one and scores lie between 0 and 1: the paired t interval,"
                  + " with the sign-flip test.";
    };
  }

  private double error(IntervalKind interval) {
    return switch (interval) {
      case CLUSTERED_T -> clustered.orElseThrow().standardError();
      case BCA ->
          clustered.map(ClusteredMean::standardError).orElse(paired.difference().standardError());
      case NAIVE_Z, PAIRED_T, SCORE -> paired.difference().standardError();
    };
  }

  /** Miller's equation 9 with Student's t for the normal: clusters may be few. */
  private OptionalDouble detectable(IntervalKind interval) {
    double error = error(interval);
    if (error == 0) {
      return OptionalDouble.empty();
    }
    boolean overClusters =
        interval == IntervalKind.CLUSTERED_T || (interval == IntervalKind.BCA && pairs.clustered());
    double degrees = (overClusters ? pairs.clusters().orElseThrow() : pairs.n()) - 1.0;
    double reach =
        Quantiles.t(1 - rules.alpha() / 2, degrees) + Quantiles.t(rules.power(), degrees);
    return OptionalDouble.of(reach * error);
  }
}
