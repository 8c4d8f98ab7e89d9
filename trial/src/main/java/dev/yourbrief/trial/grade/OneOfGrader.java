package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;
import java.util.List;

/**
 * A guard of the format: the answer is one of the labels and nothing else, but for white space
 * around it. What it should have been does not matter.
 */
record OneOfGrader(List<String> labels) implements Grader {

  @Override
  public Grade grade(Case of, String expected, String answer) {
    return Grade.rightIf(
        labels.contains(answer.strip()), Words.quoted(answer) + " is none of the labels");
  }
}
