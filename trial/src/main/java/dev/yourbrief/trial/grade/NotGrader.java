package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;

/** What another grader takes away, and the other way round. */
record NotGrader(Grader of) implements Grader {

  @Override
  public Grade grade(Case of, String expected, String answer)
      throws GradeException, InterruptedException {
    Grade grade = this.of.grade(of, expected, answer);
    return new Grade(1 - grade.score(), grade.isRight() ? "it should not" : "");
  }
}
