package dev.yourbrief.trial.grade;

/** No grade could be given: the grader itself failed. Its message is for people. */
public final class GradeException extends Exception {

  private static final long serialVersionUID = 1L;

  public GradeException(String message) {
    super(message);
  }
}
