package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;
import java.util.Optional;

/** The right letter of a question with choices. */
record ChoiceGrader(Choices choices) implements Grader {

  @Override
  public Grade grade(Case of, String expected, String answer) throws GradeException {
    Optional<String> wanted = choices.in(expected);
    if (wanted.isEmpty()) {
      throw new GradeException("the expected text is no choice: " + Words.quoted(expected));
    }
    Optional<String> given = choices.in(answer);
    if (given.isEmpty()) {
      return Grade.wrong("no single choice can be made out");
    }
    return Grade.rightIf(given.equals(wanted), given.get() + " is not " + wanted.get());
  }
}
