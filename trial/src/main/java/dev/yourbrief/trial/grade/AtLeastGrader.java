package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;

/** Right when another grader gives at least so much; else worth nothing. */
record AtLeastGrader(Grader of, double least) implements Grader {

  @Override
  public Grade grade(Case of, String expected, String answer)
      throws GradeException, InterruptedException {
    Grade grade = this.of.grade(of, expected, answer);
    return new Grade(grade.score() >= least ? 1 : 0, grade.why());
  }
}
