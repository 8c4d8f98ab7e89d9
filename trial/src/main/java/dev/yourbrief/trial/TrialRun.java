package dev.yourbrief.trial;

import dev.yourbrief.trial.arm.Examples;
import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.format.Results;
import dev.yourbrief.trial.grade.Grade;
import dev.yourbrief.trial.grade.Grader;
import dev.yourbrief.trial.grade.GraderTools;
import dev.yourbrief.trial.grade.Graders;
import dev.yourbrief.trial.lock.LockEntry;
import dev.yourbrief.trial.plan.ArmPlan;
import dev.yourbrief.trial.plan.Plan;
import dev.yourbrief.trial.run.Answer;
import dev.yourbrief.trial.run.Budget;
import dev.yourbrief.trial.run.Journal;
import dev.yourbrief.trial.run.Question;
import dev.yourbrief.trial.run.Respondent;
import dev.yourbrief.trial.run.Runner;
import dev.yourbrief.trial.run.StoppedException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of a locked trial: learn, tune, ask, grade, decide. It goes on where the last one
 * stopped, since every answer is kept; no score is shown before all of them are there.
 */
public final class TrialRun {

  /** What a run came to. */
  public sealed interface Outcome {}

  /**
   * It came to its end.
   *
   * @param results every answer and its score, for other programs
   * @param whole whether every line of data could be read and every answer came
   */
  public record Finished(TrialResult result, Results results, boolean whole) implements Outcome {}

  /**
   * It stopped before its end, and there is no verdict.
   *
   * @param why what stopped it
   * @param usd what calls have cost, as far as known
   */
  public record Stopped(StoppedException why, BigDecimal usd) implements Outcome {}

  private final Trial trial;
  private final Plan plan;
  private final Setup setup;
  private volatile @Nullable Runner runner;
  private volatile boolean isStopped;

  public TrialRun(Trial trial) {
    this.trial = trial;
    this.plan = trial.plan();
    this.setup = trial.setup();
  }

  /** Ends the run soon, from another thread. */
  public void stop() {
    isStopped = true;
    Runner now = runner;
    if (now != null) {
      now.stop();
    }
  }

  /**
   * Runs.
   *
   * @param at the time that is written into the log
   * @throws dev.yourbrief.figure.source.InputException if the trial is not locked, is not what was
   *     locked, or cannot be read
   */
  public Outcome run(Instant at) throws InterruptedException {
    LockEntry lock = trial.held();
    Materials materials = Materials.of(plan);
    Preflight.check(trial, materials);
    try (Journal journal = Journal.open(plan.folder())) {
      return run(at, lock, materials, journal);
    }
  }

  private Outcome run(Instant at, LockEntry lock, Materials materials, Journal journal)
      throws InterruptedException {
    Budget budget = new Budget(plan.budgetUsd(), journal.spent());
    try (Providers providers =
            new Providers(plan.providers(), setup.environment(), journal, budget);
        Meaning meaning = new Meaning(plan.folder(), setup)) {
      boolean runs = plan.arms().values().stream().anyMatch(ArmPlan.Command.class::isInstance);
      journal.begin(providers.width() + (runs ? setup.threads() : 0));
      try {
        Graded graded = ask(materials, journal, budget, providers, meaning);
        TrialResult result = new Conclusion(trial, lock, graded).result();
        finish(at, result);
        return new Finished(result, graded.results(plan.title()), isWhole(materials, result));
      } catch (StoppedException e) {
        return new Stopped(e, budget.spent());
      } finally {
        journal.end();
      }
    }
  }

  private static boolean isWhole(Materials materials, TrialResult result) {
    return materials.problems().isEmpty()
        && result.arms().stream().allMatch(a -> a.failed() == 0 && a.ungraded() == 0);
  }

  /** Learns, tunes, asks and grades. */
  private Graded ask(
      Materials materials, Journal journal, Budget budget, Providers providers, Meaning meaning)
      throws StoppedException, InterruptedException {
    Optional<LeakFinder.Found> leaks = LeakFinder.find(plan, materials, setup.steps());
    Optional<Learners> learners = Learners.from(materials, plan.rules().seed(), meaning, setup);
    Judges judges = new Judges(trial, providers);
    GraderTools tools =
        new GraderTools(plan.folder(), Optional.of(meaning), judges.models(), judges);
    Grader grader = Graders.of(trial.metric(), tools);
    Examples examples = learners.map(Learners::examples).orElse((to, count) -> List.of());
    ModelArms models =
        new ModelArms(
            plan,
            materials,
            examples,
            providers,
            trial.prices(),
            grader,
            setup.steps(),
            this::stoppable);
    Contestants all = new Contestants(plan, materials, learners, models, journal, setup);
    List<Contestant> contestants = all.all();
    Map<Question, Answer> answers = ask(contestants, materials.test(), budget);
    Scoring scoring = new Scoring(materials, setup.steps(), judges.width(setup.threads()));
    Map<Question, Grade> grades = scoring.all(grader, answers);
    Map<String, Grader> guardGraders = new LinkedHashMap<>();
    trial.guardGraders().forEach((name, spec) -> guardGraders.put(name, Graders.of(spec, tools)));
    GuardScores guards = new GuardScores(plan, guardGraders, scoring, answers);
    if (judges.stopped().isPresent()) {
      throw judges.stopped().get();
    }
    return new Graded(
        materials,
        contestants,
        all.notes(),
        answers,
        grades,
        guards,
        judges,
        leaks,
        journal.cutOff());
  }

  private Map<Question, Answer> ask(List<Contestant> contestants, List<Case> cases, Budget budget)
      throws StoppedException, InterruptedException {
    Map<String, Respondent> respondents = new LinkedHashMap<>();
    contestants.forEach(c -> respondents.put(c.name(), c.respondent()));
    List<Question> questions = new ArrayList<>();
    for (Case of : cases) {
      for (Contestant contestant : contestants) {
        for (int repeat = 0; repeat < contestant.repeats(); repeat++) {
          questions.add(new Question(contestant.name(), of, repeat));
        }
      }
    }
    Runner asking =
        new Runner(
            respondents,
            (done, total, _) -> setup.steps().at("Asking" + money(budget.spent()), done, total));
    Runner.Outcome outcome = stoppable(asking).run(questions);
    if (outcome.stopped().isPresent()) {
      StoppedException why = outcome.stopped().get();
      throw new StoppedException(
          why.reason(),
          String.format(
              Locale.ROOT,
              "%s; %,d of %,d answers are there",
              why.getMessage(),
              outcome.answers().size(),
              questions.size()));
    }
    return outcome.answers();
  }

  /** The same, once {@link #stop} reaches it. */
  private Runner stoppable(Runner asking) {
    runner = asking;
    if (isStopped) {
      asking.stop();
    }
    return asking;
  }

  private static String money(BigDecimal usd) {
    return usd.signum() == 0 ? "" : String.format(Locale.ROOT, " ($%.2f so far)", usd);
  }

  /**
   * Writes into the log what came of it, unless it says so already, and then the result: a result
   * that the log does not speak of shows that the log was cut.
   */
  private void finish(Instant at, TrialResult result) {
    Map<String, String> parts =
        Map.of(FindingFile.FILE, ResultFiles.prepare(plan.folder(), result));
    var log = trial.log();
    if (log.finished().filter(f -> f.parts().equals(parts)).isEmpty()) {
      var _ = log.finish(at, parts);
    }
    ResultFiles.publish(plan.folder());
  }
}
