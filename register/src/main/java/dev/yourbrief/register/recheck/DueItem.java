package dev.yourbrief.register.recheck;

import java.time.LocalDate;

/**
 * Something that is due.
 *
 * @param decision the id of its decision
 * @param title the decision, in the team's words
 * @param id what it is called within its decision: {@code recheck-}, {@code step-}, {@code
 *     prediction-} or {@code escalation-} and its own name
 * @param due the day; of an escalation, the day it was raised
 * @param what what is to be done, on one line
 * @param who who it is for: the owner of a step, whoever is asked; empty: nobody in particular
 * @param more what one needs to know that day: when a step is done, why a second look; may be empty
 */
public record DueItem(
    Kind kind,
    String decision,
    String title,
    String id,
    LocalDate due,
    String what,
    String who,
    String more) {

  /** What kind of thing is due. */
  public enum Kind {
    /** A second look at a decision. */
    RECHECK,
    /** A next step of a brief. */
    STEP,
    /** To say whether what was predicted came true. */
    PREDICTION,
    /** To answer what was escalated. */
    ESCALATION
  }

  /** Whether it is off the list once somebody says that it is done. */
  public boolean canBeTaken() {
    return kind == Kind.RECHECK || kind == Kind.STEP;
  }
}
