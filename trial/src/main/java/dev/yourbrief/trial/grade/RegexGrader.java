package dev.yourbrief.trial.grade;

import com.google.re2j.Pattern;
import dev.yourbrief.trial.data.Case;
import java.util.Optional;

/**
 * A pattern that the answer must match.
 *
 * @param pattern the pattern; when empty, the expected text is one
 * @param whole whether the whole answer must match, not only a part of it
 */
record RegexGrader(Optional<Pattern> pattern, boolean whole) implements Grader {

  @Override
  public Grade grade(Case of, String expected, String answer) throws GradeException {
    Pattern wanted = pattern.isPresent() ? pattern.get() : Patterns.compile(expected.strip());
    boolean right = whole ? wanted.matches(answer.strip()) : wanted.matcher(answer).find();
    return Grade.rightIf(right, "does not match " + Words.quoted(wanted.pattern()));
  }
}
