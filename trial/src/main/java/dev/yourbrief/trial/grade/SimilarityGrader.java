package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;
import java.util.List;

/**
 * How near the answer is in meaning to the expected text: the cosine of their vectors, 0 where it
 * is negative. It says what is alike, not what is true: "is" and "is not" are near.
 */
record SimilarityGrader(Similarity similarity) implements Grader {

  @Override
  public Grade grade(Case of, String expected, String answer) throws GradeException {
    if (expected.isBlank()) {
      throw new GradeException("there is no expected text to be near to");
    }
    if (answer.isBlank()) {
      return Grade.wrong("is empty");
    }
    double cosine = similarity.cosine(List.of(expected, answer));
    if (Double.isNaN(cosine)) {
      throw new GradeException("the model of meaning gave no number");
    }
    // Rounding in the model can put the cosine of a text with itself a hair above 1.
    double score = Math.clamp(cosine, 0, 1);
    return new Grade(score, "cosine " + Words.score(score));
  }
}
