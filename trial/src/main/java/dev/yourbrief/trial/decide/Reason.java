package dev.yourbrief.trial.decide;

/**
 * One step of the way to a verdict.
 *
 * @param code what kind of step
 * @param sentence for people
 */
public record Reason(Code code, String sentence) {

  /** Kinds of reason. */
  public enum Code {
    /** Something is wrong with the trial. */
    FAULT,
    /** The whole interval lies above the margin. */
    ABOVE_MARGIN,
    /** It does not. */
    NOT_ABOVE_MARGIN,
    /** The whole interval lies below 0: the candidate is measurably worse. */
    MEASURABLY_WORSE,
    /** The whole interval lies at or below the margin: a win worth having is ruled out. */
    WIN_RULED_OUT,
    /** The test finds a difference, adjusted for there being several candidates. */
    SIGNIFICANT,
    /** It does not. */
    NOT_SIGNIFICANT,
    /** Without the leaked cases the candidate is ahead too. */
    CLEAN_AGREES,
    /** Without them it is not. */
    CLEAN_DISAGREES,
    /** Every case leaked. */
    CLEAN_EMPTY,
    /** Another score is not worse by more than its allowance. */
    GUARD_HELD,
    /** It is measurably worse than that. */
    GUARD_BROKEN,
    /** It cannot be told whether it is. */
    GUARD_UNTOLD,
    /** A difference worth having could have been missed with so few cases. */
    NOT_POWERED
  }
}
