package dev.yourbrief.trial.grade;

/**
 * What an answer is worth.
 *
 * @param score from 0 (worthless) to 1 (right)
 * @param why in a few words, for people; may be empty
 */
public record Grade(double score, String why) {

  public Grade {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("a score is from 0 to 1, not " + score);
    }
  }
}
