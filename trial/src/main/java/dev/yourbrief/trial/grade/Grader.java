package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;

/** Says what an answer is worth. */
public interface Grader {

  /**
   * Grades one answer.
   *
   * @param of the case that was asked
   * @param expected the answer that was wanted, as the data has it; empty when it has none
   * @param answer what an arm answered
   * @throws GradeException when no grade can be given, which is not the same as a bad grade
   * @throws InterruptedException when the waiting thread was interrupted
   */
  Grade grade(Case of, String expected, String answer) throws GradeException, InterruptedException;
}
