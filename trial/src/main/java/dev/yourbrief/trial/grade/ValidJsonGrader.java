package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;

/** A guard of the format: the answer is an object or list in JSON, with nothing around it. */
final class ValidJsonGrader implements Grader {

  @Override
  public Grade grade(Case of, String expected, String answer) {
    return Grade.rightIf(
        JsonText.read(answer).filter(node -> node.isContainer()).isPresent(),
        "is not JSON and nothing else");
  }
}
