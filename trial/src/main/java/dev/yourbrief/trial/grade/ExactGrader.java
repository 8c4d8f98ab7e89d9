package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;

/** The same text, to the character; only white space around it does not count. */
final class ExactGrader implements Grader {

  @Override
  public Grade grade(Case of, String expected, String answer) {
    return Grade.rightIf(
        expected.strip().equals(answer.strip()), "is not " + Words.quoted(expected));
  }
}
