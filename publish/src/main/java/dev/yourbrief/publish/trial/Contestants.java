package dev.yourbrief.publish.trial;

import dev.yourbrief.trial.TrialResult;
import dev.yourbrief.trial.TrialResult.ContestResult;
import dev.yourbrief.trial.decide.Comparison;
import dev.yourbrief.trial.decide.Verdict;
import java.util.Locale;
import java.util.Optional;

/** Where things stand in a result. */
record Contestants(TrialResult result) {

  static final String CHEAP = "cheap";
  static final String CANDIDATE = "candidate";

  /** The candidate that the finding speaks of. */
  Optional<ContestResult> first() {
    return result.contests().stream().findFirst();
  }

  Optional<Comparison> comparison() {
    return first().flatMap(c -> c.ruling().comparison());
  }

  /** The verdict of the finding; what is not one says nothing, as an invalid trial does. */
  Verdict verdict() {
    for (Verdict verdict : Verdict.values()) {
      if (verdict.name().equals(result.finding().verdict().toUpperCase(Locale.ROOT))) {
        return verdict;
      }
    }
    return Verdict.INVALID;
  }

  /** How sure intervals are. */
  double level() {
    return 1 - result.rules().alpha();
  }

  /** All cases, whichever decide. */
  static Optional<Comparison> onAll(ContestResult contest) {
    return contest.full().or(() -> contest.ruling().comparison());
  }

  /** Those without a twin in the training data; empty when nobody looked or too few are left. */
  static Optional<Comparison> onClean(ContestResult contest) {
    return contest.full().isPresent() ? contest.ruling().comparison() : contest.ruling().clean();
  }
}
