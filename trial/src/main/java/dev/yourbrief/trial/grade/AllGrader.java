package dev.yourbrief.trial.grade;

import dev.yourbrief.trial.data.Case;
import java.util.List;

/**
 * The lowest (all must be met) or highest (one is enough) of several grades. As soon as nothing can
 * change any more the rest are not asked, so put those that cost something last.
 *
 * @param all whether all must be met
 */
record AllGrader(boolean all, List<Grader> graders) implements Grader {

  @Override
  public Grade grade(Case of, String expected, String answer)
      throws GradeException, InterruptedException {
    Grade result = graders.getFirst().grade(of, expected, answer);
    for (Grader grader : graders.subList(1, graders.size())) {
      if (all ? result.score() <= 0 : result.isRight()) {
        return result;
      }
      Grade next = grader.grade(of, expected, answer);
      boolean counts = all ? next.score() < result.score() : next.score() > result.score();
      result = counts ? next : result;
    }
    return result;
  }
}
