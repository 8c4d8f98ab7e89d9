package dev.yourbrief.trial.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A system that was evaluated.
 *
 * @param label what its file calls it
 * @param outcomes what it did, by the id of the item, in the order of the items
 */
public record ImportedSystem(String label, Map<String, Outcome> outcomes) {

  public ImportedSystem {
    outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
  }

  public Optional<Outcome> outcome(String id) {
    return Optional.ofNullable(outcomes.get(id));
  }

  /** Whether every score is 0 or 1. */
  public boolean binary() {
    return outcomes.values().stream()
        .flatMap(outcome -> outcome.scores().stream())
        .allMatch(score -> score == 0 || score == 1);
  }

  /** The mean over items of the mean over attempts; empty when there is no score. */
  public OptionalDouble mean() {
    return outcomes.values().stream().flatMapToDouble(outcome -> outcome.mean().stream()).average();
  }

  /** Attempts that have no score, for a reason. */
  public long missing(Score.Why why) {
    return outcomes.values().stream()
        .flatMap(outcome -> outcome.attempts().stream())
        .filter(attempt -> attempt.score() instanceof Score.Missing m && m.why() == why)
        .count();
  }
}
