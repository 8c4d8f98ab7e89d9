package dev.yourbrief.trial.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides. Faults come before everything: with any, the verdict is invalid. A win needs all of: the
 * registered interval above the margin; its test significant after adjusting for all candidates;
 * the candidate ahead without the leaked cases too; no guard measurably worse than its allowance.
 * It loses when the interval lies below 0, or at or below a margin above 0. Else nothing can be
 * told.
 */
public final class Decide {

  private Decide() {}

  /** One candidate by itself. */
  public static Ruling one(Contest contest, Rules rules) {
    return all(List.of(contest), rules).getFirst();
  }

  /**
   * Several candidates against the same baseline, in the order given. Every candidate counts in the
   * family, those that could not be compared with a p value of 1.
   */
  public static List<Ruling> all(List<Contest> contests, Rules rules) {
    List<Optional<Comparison>> comparisons = new ArrayList<>();
    List<Double> p = new ArrayList<>();
    for (Contest contest : contests) {
      Optional<Comparison> comparison = comparison(contest.scores(), rules);
      comparisons.add(comparison);
      p.add(comparison.map(Comparison::p).orElse(1.0));
    }
    List<Double> adjusted = rules.family().adjust(p);
    List<Ruling> rulings = new ArrayList<>();
    for (int i = 0; i < contests.size(); i++) {
      rulings.add(
          new Deciding(contests.get(i), rules, comparisons.get(i), adjusted.get(i)).ruling());
    }
    return rulings;
  }

  /** The comparison, if the scores can be compared. */
  static Optional<Comparison> comparison(List<PairedScore> scores, Rules rules) {
    return Pairs.fault(scores, rules).isPresent()
        ? Optional.empty()
        : Optional.of(Comparing.compare(Pairs.of(scores), rules));
  }
}
