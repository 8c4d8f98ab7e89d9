package dev.yourbrief.trial.grade;

/**
 * What an answer is worth.
 *
 * @param score from 0 (worthless) to 1 (right)
 * @param why in a few words, for people; may be empty
 */
public record Grade(double score, String why) {

  /** Right, with nothing to add. */
  static final Grade RIGHT = new Grade(1, "");

  public Grade {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("a score is from 0 to 1, not " + score);
    }
  }

  static Grade wrong(String why) {
    return new Grade(0, why);
  }

  /** 1 when right; else 0, and why. */
  static Grade rightIf(boolean right, String whyNot) {
    return right ? RIGHT : wrong(whyNot);
  }

  /** Whether nothing is missing from the whole score. */
  boolean isRight() {
    return score >= 1;
  }
}
