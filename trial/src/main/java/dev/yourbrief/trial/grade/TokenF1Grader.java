package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much the answer and the expected text have in common: the harmonic mean of the share of the
 * answer's words that were wanted and the share of wanted words that it has, each word as often as
 * it stands there (SQuAD's F1; Rajpurkar et al. 2016). With several accepted answers, the best.
 */
record TokenF1Grader(Accepted accepted) implements Grader {

  @Override
  public Grade grade(Case of, String expected, String answer) throws GradeException {
    double best = 0;
    for (String wanted : accepted.of(expected)) {
      best = Math.max(best, f1(wanted, answer));
    }
    return new Grade(best, best == 1 ? "" : "F1 of words " + Words.score(best));
  }

  /** From 0 (no word in common) to 1 (the same words); symmetric. */
  static double f1(String one, String other) {
    List<String> a = TextForm.tokens(one);
    List<String> b = TextForm.tokens(other);
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() && b.isEmpty() ? 1 : 0;
    }
    Map<String, Integer> left = new HashMap<>();
    a.forEach(token -> left.merge(token, 1, Integer::sum));
    int common = 0;
    for (String token : b) {
      if (left.merge(token, -1, Integer::sum) >= 0) {
        common++;
      }
    }
    return 2.0 * common / (a.size() + b.size());
  }
}
