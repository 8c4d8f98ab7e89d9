package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Texts that must stand in the answer as whole words, in their {@linkplain TextForm normal form}:
 * "art" does not stand in "party".
 *
 * @param all whether all of them must, or one is enough
 * @param texts the texts; when there are none, those that are expected
 * @param accepted how the expected text is read
 */
record ContainsGrader(boolean all, List<String> texts, Accepted accepted) implements Grader {

  @Override
  public Grade grade(Case of, String expected, String answer) throws GradeException {
    List<String> wanted = texts.isEmpty() ? accepted.of(expected) : texts;
    List<String> missing = new ArrayList<>();
    for (String text : wanted) {
      if (!holds(answer, text)) {
        missing.add(Words.quoted(text));
      } else if (!all) {
        return Grade.RIGHT;
      }
    }
    return Grade.rightIf(missing.isEmpty(), "lacks " + Words.list(missing));
  }

  private static boolean holds(String answer, String text) throws GradeException {
    List<String> wanted = TextForm.tokens(text);
    if (wanted.isEmpty()) {
      throw new GradeException("an empty text stands in every answer: nothing can be graded");
    }
    return Collections.indexOfSubList(TextForm.tokens(answer), wanted) >= 0;
  }
}
