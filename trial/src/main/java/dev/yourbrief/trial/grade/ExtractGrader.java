package dev.yourbrief.trial.grade;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.yourbrief.trial.data.Case;

/**
 * Takes a part out of the answer and has that graded: the first group of the pattern's last match,
 * or the whole match when it has no group. An answer without a match is worth nothing.
 */
record ExtractGrader(Pattern pattern, Grader then) implements Grader {

  @Override
  public Grade grade(Case of, String expected, String answer)
      throws GradeException, InterruptedException {
    Matcher matcher = pattern.matcher(answer);
    boolean found = false;
    String part = "";
    while (matcher.find()) {
      found = true;
      String match = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
      part = match == null ? "" : match;
    }
    return found
        ? then.grade(of, expected, part)
        : Grade.wrong("nothing in it matches " + Words.quoted(pattern.pattern()));
  }
}
