package dev.yourbrief.trial;

import dev.yourbrief.trial.run.Respondent;
import java.util.Optional;

/**
 * An arm, ready to be asked.
 *
 * @param name what the trial calls it
 * @param role what it is in the trial
 * @param about what it is and how it was tuned, in a few words
 * @param settings how many settings were tried for it on the dev cases; empty when nobody can tell
 * @param repeats how often each case is asked of it
 * @param respondent who answers
 */
record Contestant(
    String name,
    Role role,
    String about,
    Optional<Integer> settings,
    int repeats,
    Respondent respondent) {

  /** What an arm is in a trial. */
  enum Role {
    /** The one to beat. */
    BASELINE,
    /** One that may beat it. */
    CANDIDATE,
    /** Planned, and decides nothing. */
    OTHER,
    /** Always there, because it costs nothing and shows a weak baseline. */
    CHEAP
  }
}
