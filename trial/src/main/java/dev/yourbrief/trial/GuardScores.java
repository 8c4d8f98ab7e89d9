package dev.yourbrief.trial;

import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.decide.Guard;
import dev.yourbrief.trial.decide.Scale;
import dev.yourbrief.trial.grade.Grade;
import dev.yourbrief.trial.grade.Grader;
import dev.yourbrief.trial.grade.Refusals;
import dev.yourbrief.trial.plan.GuardPlan;
import dev.yourbrief.trial.plan.Plan;
import dev.yourbrief.trial.run.Answer;
import dev.yourbrief.trial.run.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What may not get worse, as scores of both arms: more is better, so money and time count below 0.
 */
final class GuardScores {

  private final Plan plan;
  private final Map<String, Scores> byGuard = new LinkedHashMap<>();

  /**
   * Scores of all guards.
   *
   * @param graders the graders of those guards that have one, by the guard's name
   */
  GuardScores(
      Plan plan, Map<String, Grader> graders, Scoring scoring, Map<Question, Answer> answers)
      throws InterruptedException {
    this.plan = plan;
    for (GuardPlan guard : plan.guards().values()) {
      Scores scores = new Scores();
      if (guard instanceof GuardPlan.Graded) {
        Grader grader = graders.get(guard.name());
        if (grader == null) {
          throw new IllegalArgumentException("no grader for the guard '" + guard.name() + "'");
        }
        for (Map.Entry<Question, Grade> g : scoring.all(grader, answers).entrySet()) {
          scores.add(g.getKey().arm(), g.getKey().of().id(), g.getValue().score());
        }
      } else {
        answers.forEach((question, answer) -> measured(guard, question, answer, scores));
      }
      byGuard.put(guard.name(), scores);
    }
  }

  private static void measured(GuardPlan guard, Question question, Answer answer, Scores scores) {
    if (!(answer.outcome() instanceof Answer.Said said)) {
      return;
    }
    String arm = question.arm();
    String id = question.of().id();
    switch (guard) {
      case GuardPlan.Refusal _ -> scores.add(arm, id, isRefusal(said) ? 0 : 1);
      case GuardPlan.Cost _ ->
          answer.usd().ifPresent(usd -> scores.add(arm, id, -usd.doubleValue()));
      case GuardPlan.Latency _ -> {
        // Answers that were not timed, such as those of a file, say nothing about time.
        if (answer.seconds() > 0) {
          scores.add(arm, id, -answer.seconds());
        }
      }
      case GuardPlan.Graded _ -> {}
    }
  }

  /** Whether the provider or the answer says no. */
  static boolean isRefusal(Answer.Said said) {
    return said.finish() == ChatReply.Finish.REFUSED || Refusals.isRefusal(said.text());
  }

  Guard of(GuardPlan guard, String candidate, List<Case> cases) {
    Scores scores = byGuard.getOrDefault(guard.name(), new Scores());
    Scale scale =
        switch (guard) {
          case GuardPlan.Refusal _, GuardPlan.Graded _ -> Scale.POINTS;
          case GuardPlan.Cost _ -> Scale.USD;
          case GuardPlan.Latency _ -> Scale.SECONDS;
        };
    return new Guard(
        guard.name(),
        guard.allow().doubleValue(),
        scores.pairs(candidate, plan.baseline(), cases, plan.data().cluster(), List.of()),
        scale);
  }
}
