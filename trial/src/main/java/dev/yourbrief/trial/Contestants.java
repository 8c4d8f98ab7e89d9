package dev.yourbrief.trial;

import dev.yourbrief.figure.source.Hash;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.trial.Contestant.Role;
import dev.yourbrief.trial.arm.CheapArm;
import dev.yourbrief.trial.arm.CommandRespondent;
import dev.yourbrief.trial.arm.Fit;
import dev.yourbrief.trial.arm.GivenRespondent;
import dev.yourbrief.trial.arm.LearnerRespondent;
import dev.yourbrief.trial.plan.ArmPlan;
import dev.yourbrief.trial.plan.Plan;
import dev.yourbrief.trial.run.Journal;
import dev.yourbrief.trial.run.StoppedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the arms of a plan, and adds the cheap ones that the plan does not have. */
final class Contestants {

  private final Plan plan;
  private final Materials materials;
  private final Optional<Learners> learners;
  private final ModelArms models;
  private final Journal journal;
  private final Setup setup;
  private final List<String> notes = new ArrayList<>();

  Contestants(
      Plan plan,
      Materials materials,
      Optional<Learners> learners,
      ModelArms models,
      Journal journal,
      Setup setup) {
    this.plan = plan;
    this.materials = materials;
    this.learners = learners;
    this.models = models;
    this.journal = journal;
    this.setup = setup;
  }

  /** What is to be said of arms that are not there. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * All arms: the baseline, the candidates, the others, the cheap ones.
   *
   * @throws StoppedException when tuning one on the dev cases could not be finished
   */
  List<Contestant> all() throws StoppedException, InterruptedException {
    List<Contestant> all = new ArrayList<>();
    all.add(planned(plan.arm(plan.baseline()), Role.BASELINE));
    for (String candidate : plan.candidates()) {
      all.add(planned(plan.arm(candidate), Role.CANDIDATE));
    }
    for (ArmPlan arm : plan.arms().values()) {
      if (!arm.name().equals(plan.baseline()) && !plan.candidates().contains(arm.name())) {
        all.add(planned(arm, Role.OTHER));
      }
    }
    if (learners.isPresent()) {
      Learners learnt = learners.get();
      cheap(all, learnt.majority(), ArmPlan.Majority.class);
      cheap(all, learnt.neighbours(), ArmPlan.Neighbours.class);
      cheap(all, learnt.head(), ArmPlan.Head.class);
    } else {
      notes.add(
          "There are no training cases, so the cheap arms did not run and leaks were not looked"
              + " for.");
    }
    return all;
  }

  private void cheap(List<Contestant> all, Fit fit, Class<? extends ArmPlan> kind) {
    if (plan.arms().values().stream().anyMatch(kind::isInstance)) {
      return;
    }
    switch (fit) {
      case Fit.Fitted(CheapArm arm) -> {
        String name = plan.arms().containsKey(arm.name()) ? arm.name() + "-cheap" : arm.name();
        all.add(learner(name, Role.CHEAP, arm));
      }
      case Fit.NotApplicable(String name, String why) ->
          notes.add("The cheap arm “" + name + "” did not run: " + why + ".");
    }
  }

  private Contestant planned(ArmPlan arm, Role role) throws StoppedException, InterruptedException {
    return switch (arm) {
      case ArmPlan.Model model -> models.contestant(model, role);
      case ArmPlan.Neighbours _ -> learner(arm, role, learnt().neighbours());
      case ArmPlan.Head _ -> learner(arm, role, learnt().head());
      case ArmPlan.Majority _ -> learner(arm, role, learnt().majority());
      case ArmPlan.Answers answers ->
          new Contestant(
              arm.name(),
              role,
              "answers made elsewhere, " + LockParts.nameOf(plan.folder(), answers.file()),
              Optional.empty(),
              1,
              GivenRespondent.read(answers));
      case ArmPlan.Command command ->
          new Contestant(
              arm.name(),
              role,
              "the command " + String.join(" ", command.command()),
              Optional.empty(),
              plan.rules().repeats(),
              new CommandRespondent(
                  command,
                  plan.folder(),
                  LockParts.programs(command.command(), plan.folder()).stream()
                      .map(Hash::of)
                      .toList(),
                  materials.expected(),
                  journal,
                  setup.threads()));
    };
  }

  private Learners learnt() {
    return learners.orElseThrow(() ->
        new InputException(
            Problem.of(
                Location.of(Plan.FILE),
                "no training case has an answer to learn from",
                "Check 'train:' and 'expected:' under data")));
  }

  private Contestant learner(ArmPlan arm, Role role, Fit fit) {
    return switch (fit) {
      case Fit.Fitted(CheapArm of) -> learner(arm.name(), role, of);
      case Fit.NotApplicable(_, String why) ->
          throw new InputException(
              Problem.of(
                  Location.of(Plan.FILE),
                  "the arm '" + arm.name() + "' cannot be: " + why,
                  "Take it out of the plan, or change the data"));
    };
  }

  private Contestant learner(String name, Role role, CheapArm arm) {
    return new Contestant(
        name,
        role,
        arm.about(),
        Optional.of(arm.tried()),
        1,
        new LearnerRespondent(name, arm, materials.input(), setup.threads()));
  }
}
