package dev.yourbrief.trial;

import dev.yourbrief.trial.format.Results;
import dev.yourbrief.trial.grade.Grade;
import dev.yourbrief.trial.run.Answer;
import dev.yourbrief.trial.run.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a verdict is drawn from: all answers are there and graded.
 *
 * @param materials the cases
 * @param contestants the arms, in their order
 * @param notes what is to be said of arms that are not there
 * @param answers by question, in the order asked
 * @param grades by question; an answer without one is not in it
 * @param guards scores of what may not get worse
 * @param judges the models that graded
 * @param leaks test cases that are known from the training data; empty when nobody looked
 * @param cutOff how many calls may have been under way when an earlier run was cut off
 */
record Graded(
    Materials materials,
    List<Contestant> contestants,
    List<String> notes,
    Map<Question, Answer> answers,
    Map<Question, Grade> grades,
    GuardScores guards,
    Judges judges,
    Optional<LeakFinder.Found> leaks,
    int cutOff) {

  /** The metric's scores by arm and case. */
  Scores scores() {
    Scores scores = new Scores();
    grades.forEach((q, grade) -> scores.add(q.arm(), q.of().id(), grade.score()));
    return scores;
  }

  /** The same for other programs. */
  Results results(String title) {
    return Answers.results(title, materials, contestants, answers, grades, scores());
  }
}
