package dev.yourbrief.trial.decide;

/** What a trial comes to. */
public enum Verdict {
  /** Something is wrong with the trial itself; its numbers say nothing. */
  INVALID,
  /** It cannot be told from these cases. */
  INCONCLUSIVE,
  /** The candidate is better by more than the margin. */
  WIN,
  /** The candidate is worse, or not better by the margin. */
  LOSE
}
