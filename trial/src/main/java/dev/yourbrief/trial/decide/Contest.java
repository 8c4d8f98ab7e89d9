package dev.yourbrief.trial.decide;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One candidate against the baseline, with all that decides it.
 *
 * @param candidate its name
 * @param scores the primary score of both arms
 * @param leaked the ids of cases that leaked; empty when nobody looked
 * @param guards scores that must not get worse
 * @param faults what others found wrong with the trial
 */
public record Contest(
    String candidate,
    List<PairedScore> scores,
    Optional<Set<String>> leaked,
    List<Guard> guards,
    List<Fault> faults) {

  public Contest {
    scores = List.copyOf(scores);
    leaked = leaked.map(Set::copyOf);
    guards = List.copyOf(guards);
    faults = List.copyOf(faults);
  }

  /** Scores alone. */
  public static Contest of(String candidate, List<PairedScore> scores) {
    return new Contest(candidate, scores, Optional.empty(), List.of(), List.of());
  }
}
