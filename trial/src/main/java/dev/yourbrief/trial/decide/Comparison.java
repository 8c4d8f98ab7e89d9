package dev.yourbrief.trial.decide;

import dev.yourbrief.trial.statistics.Interval;
import dev.yourbrief.trial.statistics.PairedProportions;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Two arms on the same cases.
 *
 * @param n how many cases
 * @param clusters how many clusters; empty when cases were drawn one by one
 * @param candidate the candidate by itself
 * @param baseline the baseline by itself
 * @param difference the candidate's mean less the baseline's
 * @param naiveError the paired standard error, cases taken one by one
 * @param clusteredError the same over clusters, corrected by G / (G - 1)
 * @param correlation of the two scores over the cases; empty when one never varies
 * @param designEffect clustered over naive variance; empty without clusters or spread
 * @param counts when all scores are 0 or 1: right by both, by the candidate only, by the baseline
 *     only, by neither
 * @param intervals of the difference, every kind these cases allow, of level 1 - alpha
 * @param tests p values, every kind these cases allow
 * @param interval the one the verdict rests on
 * @param test the one that goes with it
 * @param why the verdict rests on that interval, in a sentence
 * @param detectable the smallest true difference that so many such cases would show, with the power
 *     of the rules; empty when the differences have no spread to tell by
 * @param warnings what else to know
 */
public record Comparison(
    int n,
    OptionalInt clusters,
    ArmMean candidate,
    ArmMean baseline,
    double difference,
    double naiveError,
    OptionalDouble clusteredError,
    OptionalDouble correlation,
    OptionalDouble designEffect,
    Optional<PairedProportions> counts,
    Map<IntervalKind, Interval> intervals,
    Map<TestKind, Double> tests,
    IntervalKind interval,
    TestKind test,
    String why,
    OptionalDouble detectable,
    List<Warning> warnings) {

  public Comparison {
    intervals = Collections.unmodifiableMap(new EnumMap<>(intervals));
    tests = Collections.unmodifiableMap(new EnumMap<>(tests));
    warnings = List.copyOf(warnings);
  }

  /**
   * Compares.
   *
   * @throws IllegalArgumentException when the scores cannot be compared by the rules; {@link
   *     Decide} says that as a {@link Fault} instead
   */
  public static Comparison of(List<PairedScore> scores, Rules rules) {
    Optional<Fault> fault = Pairs.fault(scores, rules);
    if (fault.isPresent()) {
      throw new IllegalArgumentException(fault.get().sentence());
    }
    return Comparing.compare(Pairs.of(scores), rules);
  }

  /** The interval the verdict rests on. */
  public Interval registered() {
    return interval(interval).orElseThrow();
  }

  /** The p value of the test that goes with it, not adjusted. */
  public double p() {
    return p(test).orElseThrow();
  }

  public Optional<Interval> interval(IntervalKind kind) {
    return Optional.ofNullable(intervals.get(kind));
  }

  public OptionalDouble p(TestKind kind) {
    Double p = tests.get(kind);
    return p == null ? OptionalDouble.empty() : OptionalDouble.of(p);
  }

  /**
   * How many such cases (in clusters such as these) would show a difference of this size; empty
   * when there is nothing to tell by.
   */
  public Optional<Long> casesFor(double effect) {
    if (effect <= 0 || detectable.isEmpty()) {
      return Optional.empty();
    }
    double times = detectable.getAsDouble() / effect;
    return Optional.of((long) Math.ceil(n * times * times));
  }
}
