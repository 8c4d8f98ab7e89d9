package dev.yourbrief.trial.format;

/** What an answer was worth, or why nobody knows. Missing is neither wrong nor nothing. */
public sealed interface Score {

  /**
   * A score.
   *
   * @param value any finite number, as the program has it; mostly from 0 to 1
   */
  record Given(double value) implements Score {
    public Given {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a score is a finite number, not " + value);
      }
    }
  }

  /**
   * No score.
   *
   * @param words what the program says about it; may be empty
   */
  record Missing(Why why, String words) implements Score {}

  /** Why there is no score. */
  enum Why {
    /** The call or the grader failed. */
    ERROR,
    /** It was not run, or not graded. */
    SKIPPED,
    /** There is a score, but it is no number. */
    UNREADABLE
  }
}
