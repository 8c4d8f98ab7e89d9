package dev.yourbrief.trial;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.trial.TrialResult.JudgeFacts;
import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.data.DataOptions;
import dev.yourbrief.trial.data.Dataset;
import dev.yourbrief.trial.decide.Fault;
import dev.yourbrief.trial.grade.Agreement;
import dev.yourbrief.trial.grade.Grade;
import dev.yourbrief.trial.grade.GraderSpec;
import dev.yourbrief.trial.grade.JudgeEvidence;
import dev.yourbrief.trial.grade.JudgeReport;
import dev.yourbrief.trial.grade.JudgeSpec;
import dev.yourbrief.trial.plan.JudgePlan;
import dev.yourbrief.trial.plan.Plan;
import dev.yourbrief.trial.run.Question;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether the judge can be trusted: its grades of this trial's answers beside those people gave
 * them, and what it says when it is asked again. A judge that agrees with people less than the plan
 * demands makes the trial invalid; one nobody checked is named.
 */
final class JudgeCheck {

  private static final DataOptions COLUMNS =
      new DataOptions(Optional.empty(), Optional.of("case"), Optional.of("score"));

  private final List<JudgeFacts> facts = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  /** Checks the judge that is the trial's metric, if one is. */
  static JudgeCheck of(
      Plan plan, GraderSpec metric, Map<Question, Grade> grades, List<List<Double>> repeats) {
    JudgeCheck check = new JudgeCheck();
    if (metric instanceof GraderSpec.Judged(JudgeSpec spec)) {
      check.check(plan, spec, grades, repeats);
    }
    return check;
  }

  List<JudgeFacts> facts() {
    return facts;
  }

  List<Fault> faults() {
    return faults;
  }

  private void check(
      Plan plan, JudgeSpec spec, Map<Question, Grade> grades, List<List<Double>> repeats) {
    List<String> sentences = new ArrayList<>();
    Optional<JudgePlan> judge = Optional.ofNullable(plan.judges().get(spec.model()));
    Optional<Path> file = judge.flatMap(JudgePlan::human);
    Map<String, Double> human =
        file.map(f -> human(f, LockParts.nameOf(plan.folder(), f))).orElse(Map.of());
    if (human.isEmpty()) {
      sentences.add("Nobody has checked it: no answer of this trial was scored by people.");
    } else {
      agreement(plan, spec, grades, human, sentences);
      for (String arm : List.of(plan.baseline(), plan.candidates().getFirst())) {
        corrected(arm, grades, human, sentences);
      }
    }
    JudgeReport.of(new JudgeEvidence(List.of(), List.of(), List.of(), repeats))
        .stability()
        .ifPresent(s ->
            sentences.add(
                String.format(
                    Locale.ROOT,
                    "Asked again about %,d answers, it gave the same score to %.1f %% of them.",
                    s.same().n(),
                    100 * s.same().rate())));
    facts.add(new JudgeFacts(spec.model(), sentences));
  }

  private void agreement(
      Plan plan,
      JudgeSpec spec,
      Map<Question, Grade> grades,
      Map<String, Double> human,
      List<String> sentences) {
    List<JudgeEvidence.Rating> ratings = new ArrayList<>();
    grades.forEach((question, grade) -> {
      Double said = question.repeat() == 0 ? human.get(key(question)) : null;
      if (said != null) {
        ratings.add(new JudgeEvidence.Rating(said, grade.score()));
      }
    });
    Optional<Agreement> agreement =
        JudgeReport.of(new JudgeEvidence(ratings, List.of(), List.of(), List.of())).agreement();
    if (agreement.isEmpty()) {
      sentences.add("People scored answers, but none of this trial.");
      return;
    }
    Agreement of = agreement.get();
    OptionalDouble kappa =
        of.kappa().map(k -> OptionalDouble.of(k.value())).orElse(OptionalDouble.empty());
    sentences.add(
        String.format(
            Locale.ROOT,
            "It gives the score people gave to %.1f %% of %,d answers%s%s.",
            100 * of.same().rate(),
            of.same().n(),
            kappa.isPresent()
                ? String.format(Locale.ROOT, ", kappa %.2f", kappa.getAsDouble())
                : "",
            of.alpha().isPresent()
                ? String.format(Locale.ROOT, ", alpha %.2f", of.alpha().getAsDouble())
                : ""));
    double least = plan.limits().judgeKappa().doubleValue();
    if (kappa.isPresent() && kappa.getAsDouble() < least) {
      faults.add(
          new Fault(
              Fault.Code.JUDGE_AGREEMENT,
              String.format(
                  Locale.ROOT,
                  "The judge '%s' agrees with people too little: kappa %.2f, and the plan demands"
                      + " %.2f.",
                  spec.model(),
                  kappa.getAsDouble(),
                  least)));
    }
  }

  private static void corrected(
      String arm, Map<Question, Grade> grades, Map<String, Double> human, List<String> sentences) {
    List<JudgeEvidence.Rating> ratings = new ArrayList<>();
    List<Double> rest = new ArrayList<>();
    grades.forEach((question, grade) -> {
      if (question.arm().equals(arm) && question.repeat() == 0) {
        Double said = human.get(key(question));
        if (said == null) {
          rest.add(grade.score());
        } else {
          ratings.add(new JudgeEvidence.Rating(said, grade.score()));
        }
      }
    });
    JudgeReport.of(new JudgeEvidence(ratings, rest, List.of(), List.of()))
        .corrected()
        .ifPresent(c ->
            sentences.add(
                String.format(
                    Locale.ROOT,
                    "Corrected by people's scores (PPI++), %s is at %.1f %% (%.1f to %.1f); by the"
                        + " judge alone at %.1f %%.",
                    arm,
                    100 * c.tuned().value(),
                    100 * c.tuned().interval(0.95).low(),
                    100 * c.tuned().interval(0.95).high(),
                    100 * c.judge())));
  }

  private static String key(Question question) {
    return question.arm() + "\n" + question.of().id();
  }

  /** People's scores by arm and case: a table {@code case,arm,score}, scores from 0 to 1. */
  static Map<String, Double> human(Path file, String name) {
    Map<String, Double> scores = new HashMap<>();
    for (Case row : Dataset.read(file, COLUMNS).cases()) {
      double score;
      try {
        score = Double.parseDouble(row.field("score").orElse(""));
      } catch (NumberFormatException e) {
        score = -1;
      }
      if (!(score >= 0 && score <= 1)) {
        throw new InputException(
            Problem.of(
                Location.of(name, row.line()),
                "there is no score from 0 to 1",
                "Write lines of case,arm,score"));
      }
      scores.put(row.field("arm").orElse("") + "\n" + row.field("case").orElse(""), score);
    }
    return scores;
  }
}
