package dev.yourbrief.trial;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.provider.TokenPrices;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.trial.arm.GivenRespondent;
import dev.yourbrief.trial.grade.GraderSpec;
import dev.yourbrief.trial.grade.JudgeSpec;
import dev.yourbrief.trial.plan.ArmPlan;
import dev.yourbrief.trial.plan.JudgePlan;
import dev.yourbrief.trial.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be told to be wrong before anything is locked or asked: files that cannot be read, gaps
 * of prompts that nothing fills, a budget nobody can keep.
 */
final class Preflight {

  /** A call of any size, to see whether its tokens have prices. */
  private static final Usage ANY = new Usage(1, 0, 0, 0, 1, 0);

  private final Trial trial;
  private final Plan plan;
  private final List<Problem> problems = new ArrayList<>();

  private Preflight(Trial trial) {
    this.trial = trial;
    this.plan = trial.plan();
  }

  /**
   * Looks at everything a run will need.
   *
   * @throws InputException with all that is wrong
   */
  static void check(Trial trial, Materials materials) {
    Preflight preflight = new Preflight(trial);
    for (ArmPlan arm : trial.plan().arms().values()) {
      try {
        preflight.arm(arm, materials);
      } catch (InputException e) {
        preflight.problems.addAll(e.problems());
      }
    }
    preflight.judges(trial.metric());
    trial.guardGraders().values().forEach(preflight::judges);
    if (!preflight.problems.isEmpty()) {
      throw new InputException(preflight.problems.stream().distinct().toList());
    }
  }

  private void arm(ArmPlan arm, Materials materials) {
    switch (arm) {
      case ArmPlan.Model model -> {
        var _ = ModelArms.promptings(plan, materials, (to, count) -> List.of(), model);
        priced("arm '" + arm.name() + "'", Optional.ofNullable(trial.prices().get(arm.name())));
      }
      case ArmPlan.Answers answers -> {
        var _ = GivenRespondent.read(answers);
      }
      case ArmPlan.Command _, ArmPlan.Neighbours _, ArmPlan.Head _, ArmPlan.Majority _ -> {}
    }
  }

  private void judges(GraderSpec spec) {
    if (spec instanceof GraderSpec.Judged(JudgeSpec judge)) {
      JudgePlan planned = plan.judges().get(judge.model());
      if (planned != null) {
        String who = "judge '" + planned.name() + "'";
        priced(who, Optional.ofNullable(trial.judgePrices().get(planned.name())));
        if (plan.budgetUsd().isPresent() && judge.decoding().maxOutputTokens().isEmpty()) {
          problem(
              "the " + who + " may write answers of any length",
              "With a budget, say the most under its metric: 'max tokens: 300'");
        }
        planned
            .human()
            .ifPresent(file -> {
              var _ = JudgeCheck.human(file, LockParts.nameOf(plan.folder(), file));
            });
      }
    }
    spec.nested().forEach(this::judges);
  }

  private void priced(String who, Optional<TokenPrices> prices) {
    if (plan.budgetUsd().isPresent() && prices.flatMap(p -> p.cost(ANY)).isEmpty()) {
      problem(
          "there is a budget, and what the " + who + " costs is not known",
          "Say it: 'price: {input: 0.15 USD/Mtok, output: 0.60 USD/Mtok}', or take out 'budget:'");
    }
  }

  private void problem(String what, String fix) {
    problems.add(Problem.of(Location.of(Plan.FILE), what, fix));
  }
}
