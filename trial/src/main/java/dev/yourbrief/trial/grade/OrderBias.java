package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.statistics.Proportion;
import java.util.List;
import java.util.Optional;

/**
 * What the order of two answers does to a judge's choice. A judge that looks at the answers alone
 * chooses the same one in both orders, and so each place half of the time.
 *
 * @param consistent how many pairs got the same winner in both orders, and of how many; the others
 *     are ties
 * @param firstAmongTies how many of those ties went to the first place both times; the others went
 *     to the second. Half of them is no preference. Empty when there are no ties
 * @param firstShare the share of all choices that fell on the first place, from 0 to 1; 0.5 is no
 *     preference
 */
public record OrderBias(
    Proportion consistent, Optional<Proportion> firstAmongTies, double firstShare) {

  /** Empty when there are no comparisons. */
  static Optional<OrderBias> of(List<JudgeEvidence.Comparison> comparisons) {
    if (comparisons.isEmpty()) {
      return Optional.empty();
    }
    int consistent = 0;
    int first = 0;
    for (JudgeEvidence.Comparison comparison : comparisons) {
      consistent += comparison.preference().isConsistent() ? 1 : 0;
      first += comparison.preference().firstChosen();
    }
    int ties = comparisons.size() - consistent;
    // Each consistent pair chose the first place once; what is left came in twos.
    int firstTies = (first - consistent) / 2;
    return Optional.of(
        new OrderBias(
            new Proportion(consistent, comparisons.size()),
            ties == 0 ? Optional.empty() : Optional.of(new Proportion(firstTies, ties)),
            first / (2.0 * comparisons.size())));
  }
}
