package dev.yourbrief.trial;

import dev.yourbrief.trial.TrialResult.ContestResult;
import dev.yourbrief.trial.TrialResult.Spending;
import dev.yourbrief.trial.arm.Examples;
import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.decide.Comparison;
import dev.yourbrief.trial.decide.Family;
import dev.yourbrief.trial.decide.Fault;
import dev.yourbrief.trial.decide.Rules;
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
import dev.yourbrief.trial.run.Runner;
import dev.yourbrief.trial.run.StoppedException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
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
   * @param answered how many answers are there
   * @param total how many are wanted
   * @param usd what calls have cost, as far as known
   */
  public record Stopped(StoppedException why, int answered, int total, BigDecimal usd)
      implements Outcome {}

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
      Optional<LeakFinder.Found> leaks = LeakFinder.find(plan, materials, setup.steps());
      Optional<Learners> learners = Learners.from(materials, plan.rules().seed(), meaning, setup);
      Judges judges = new Judges(trial, providers);
      GraderTools tools =
          new GraderTools(plan.folder(), Optional.of(meaning), judges.models(), judges);
      Grader grader = Graders.of(trial.metric(), tools);
      boolean runs = plan.arms().values().stream().anyMatch(ArmPlan.Command.class::isInstance);
      journal.begin(providers.width() + (runs ? setup.threads() : 0));
      try {
        return conduct(
            at, lock, materials, journal, budget, providers, leaks, learners, judges, tools,
            grader);
      } catch (StoppedException e) {
        return new Stopped(e, 0, 0, budget.spent());
      } finally {
        journal.end();
      }
    }
  }

  private Outcome conduct(
      Instant at,
      LockEntry lock,
      Materials materials,
      Journal journal,
      Budget budget,
      Providers providers,
      Optional<LeakFinder.Found> leaks,
      Optional<Learners> learners,
      Judges judges,
      GraderTools tools,
      Grader grader)
      throws StoppedException, InterruptedException {
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
    Scores scores = new Scores();
    grades.forEach((q, grade) -> scores.add(q.arm(), q.of().id(), grade.score()));
    Rules rules = rules();
    Evidence evidence =
        new Evidence(
            plan, rules, contestants, scores, materials.test(), leaks.map(LeakFinder.Found::ids));
    JudgeCheck judged = JudgeCheck.of(plan, trial.metric(), grades, judges.repeats());
    List<Fault> faults = faults(lock, leaks);
    faults.addAll(judged.faults());
    List<ContestResult> contests = evidence.contests(faults, guards);
    List<String> notes = new ArrayList<>(all.notes());
    notes.addAll(evidence.remarks());
    materials.problems().forEach(p -> notes.add("Left out: " + p.where() + ", " + p.what() + "."));
    if (journal.cutOff() > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "An earlier run was cut off; up to %d calls under way then may have been billed"
                  + " twice.",
              journal.cutOff()));
    }
    long retries = answers.values().stream().mapToLong(a -> a.attempts() - 1L).sum();
    if (retries > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "Calls that got no answer were tried again, %,d times in all.",
              retries));
    }
    List<Case> deciding = evidence.deciding();
    List<TrialResult.ArmResult> arms =
        contestants.stream()
            .map(c -> ArmSummary.of(c, answers, grades, evidence.mean(c.name()), deciding))
            .toList();
    Spending spending =
        new Spending(
            answers.size(),
            cost(answers).add(judges.spent()),
            arms.stream().mapToLong(TrialResult.ArmResult::usdUnknown).sum() + judges.unknown(),
            plan.budgetUsd());
    Finding finding = finding(contests.getFirst(), evidence, lock, spending);
    TrialResult result =
        new TrialResult(
            finding,
            plan.question(),
            rules,
            evidence.decidedOn(),
            arms,
            contests,
            evidence.forest(),
            leaks.map(LeakFinder.Found::facts),
            evidence.slices(),
            contests
                .getFirst()
                .ruling()
                .comparison()
                .map(c -> Evidence.power(c, rules))
                .orElse(List.of()),
            judged.facts(),
            notes,
            trial.log().entries().stream()
                .filter(e -> e.event() != LockEntry.Event.FINISHED)
                .toList(),
            spending);
    boolean whole =
        materials.problems().isEmpty()
            && arms.stream().allMatch(a -> a.failed() == 0 && a.ungraded() == 0);
    finish(at, result);
    return new Finished(
        result,
        Answers.results(plan.title(), materials, contestants, answers, grades, scores),
        whole);
  }

  private Map<Question, Answer> ask(List<Contestant> contestants, List<Case> cases, Budget budget)
      throws StoppedException, InterruptedException {
    Map<String, dev.yourbrief.trial.run.Respondent> respondents = new LinkedHashMap<>();
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

  private static BigDecimal cost(Map<Question, Answer> answers) {
    return answers.values().stream()
        .flatMap(a -> a.usd().stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Rules rules() {
    Plan.RulesPlan rules = plan.rules();
    return new Rules(
        rules.margin().doubleValue(),
        rules.alpha().doubleValue(),
        rules.power().doubleValue(),
        rules.seed(),
        Rules.DRAWS,
        Optional.empty(),
        Family.valueOf(rules.family().toUpperCase(Locale.ROOT)));
  }

  private List<Fault> faults(LockEntry lock, Optional<LeakFinder.Found> leaks) {
    List<Fault> faults = new ArrayList<>();
    trial
        .seenBefore(lock)
        .ifPresent(seen ->
            faults.add(
                new Fault(
                    Fault.Code.PEEKED,
                    "These test cases were looked at before under another plan, on "
                        + seen.at().atZone(ZoneOffset.UTC).toLocalDate()
                        + "; a plan that was changed after its result proves nothing on them. Use"
                        + " new test cases.")));
    if (plan.limits().decide() == Plan.Decide.ALL) {
      leaks
          .map(LeakFinder.Found::facts)
          .filter(l -> l.all() > plan.limits().leaked().doubleValue() * l.tests())
          .ifPresent(l ->
              faults.add(
                  new Fault(
                      Fault.Code.LEAK,
                      String.format(
                          Locale.ROOT,
                          "%,d of %,d test cases (%s) stand in the training data; the plan allows"
                              + " %s.",
                          l.all(),
                          l.tests(),
                          Evidence.percent((double) l.all() / l.tests()),
                          Evidence.percent(plan.limits().leaked().doubleValue())))));
    }
    return faults;
  }

  private Finding finding(
      ContestResult contest, Evidence evidence, LockEntry lock, Spending spending) {
    var ruling = contest.ruling();
    Optional<Comparison> comparison = ruling.comparison();
    Optional<Comparison> ninety = comparison.flatMap(_ -> evidence.at(ruling.candidate(), 0.9));
    return new Finding(
        plan.title(),
        ruling.verdict().name().toLowerCase(Locale.ROOT),
        ruling.reasons().stream().map(r -> r.sentence()).toList(),
        ruling.candidate(),
        plan.baseline(),
        comparison.map(Comparison::n).orElse(0),
        comparison.filter(c -> c.clusters().isPresent()).map(c -> (long) c.clusters().getAsInt()),
        comparison.map(c -> c.candidate().mean()).orElse(0.0),
        comparison.map(c -> c.baseline().mean()).orElse(0.0),
        comparison.map(Comparison::difference).orElse(0.0),
        span(comparison, 1 - plan.rules().alpha().doubleValue()),
        span(ninety, 0.9),
        plan.rules().margin().doubleValue(),
        lock.hash(),
        lock.at().atZone(ZoneOffset.UTC).toLocalDate(),
        trial.log().unlocks().stream().map(LockEntry::reason).toList(),
        spending.unknown() == 0 ? Optional.of(spending.usd()) : Optional.empty());
  }

  private static Finding.Span span(Optional<Comparison> of, double level) {
    return of.map(c -> new Finding.Span(c.registered().low(), c.registered().high(), level))
        .orElse(new Finding.Span(0, 0, level));
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
