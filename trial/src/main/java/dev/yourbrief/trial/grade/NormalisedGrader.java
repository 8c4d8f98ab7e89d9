package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;

/** The same text in its {@linkplain TextForm normal form}. */
record NormalisedGrader(Accepted accepted) implements Grader {

  @Override
  public Grade grade(Case of, String expected, String answer) throws GradeException {
    String given = TextForm.normal(answer);
    for (String wanted : accepted.of(expected)) {
      if (given.equals(TextForm.normal(wanted))) {
        return Grade.RIGHT;
      }
    }
    return Grade.wrong("is not " + Words.quoted(expected));
  }
}
