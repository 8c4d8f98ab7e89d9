package dev.yourbrief.trial;

import dev.yourbrief.trial.TrialResult.ArmResult;
import dev.yourbrief.trial.TrialResult.ContestResult;
import dev.yourbrief.trial.TrialResult.Spending;
import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.decide.Comparison;
import dev.yourbrief.trial.decide.Family;
import dev.yourbrief.trial.decide.Fault;
import dev.yourbrief.trial.decide.Rules;
import dev.yourbrief.trial.lock.LockEntry;
import dev.yourbrief.trial.plan.Plan;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From graded answers to all that a trial came to. It asks nobody and writes nothing. */
final class Conclusion {

  private final Trial trial;
  private final Plan plan;
  private final LockEntry lock;
  private final Graded graded;

  Conclusion(Trial trial, LockEntry lock, Graded graded) {
    this.trial = trial;
    this.plan = trial.plan();
    this.lock = lock;
    this.graded = graded;
  }

  TrialResult result() {
    Rules rules = rules();
    Evidence evidence =
        new Evidence(
            plan,
            rules,
            graded.contestants(),
            graded.scores(),
            graded.materials().test(),
            graded.leaks().map(LeakFinder.Found::ids));
    JudgeCheck judged =
        JudgeCheck.of(plan, trial.metric(), graded.grades(), graded.judges().repeats());
    List<Fault> faults = faults();
    faults.addAll(judged.faults());
    List<ContestResult> contests = evidence.contests(faults, graded.guards());
    List<Case> deciding = evidence.deciding();
    List<ArmResult> arms =
        graded.contestants().stream()
            .map(c ->
                ArmSummary.of(
                    c, graded.answers(), graded.grades(), evidence.mean(c.name()), deciding))
            .toList();
    Spending spending = spending(arms);
    Optional<Comparison> first = contests.getFirst().ruling().comparison();
    return new TrialResult(
        finding(contests.getFirst(), evidence, spending),
        plan.question(),
        rules,
        evidence.decidedOn(),
        arms,
        contests,
        evidence.forest(),
        graded.leaks().map(LeakFinder.Found::facts),
        evidence.slices(),
        first.map(c -> Evidence.power(c, rules)).orElse(List.of()),
        judged.facts(),
        notes(evidence),
        trial.log().entries().stream().filter(e -> e.event() != LockEntry.Event.FINISHED).toList(),
        spending);
  }

  private List<String> notes(Evidence evidence) {
    List<String> notes = new ArrayList<>(graded.notes());
    notes.addAll(evidence.remarks());
    graded
        .materials()
        .problems()
        .forEach(p -> notes.add("Left out: " + p.where() + ", " + p.what() + "."));
    if (graded.cutOff() > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "An earlier run was cut off; up to %d calls under way then may have been billed"
                  + " twice.",
              graded.cutOff()));
    }
    long retries = graded.answers().values().stream().mapToLong(a -> a.attempts() - 1L).sum();
    if (retries > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "Calls that got no answer were tried again, %,d times in all.",
              retries));
    }
    return notes;
  }

  private Spending spending(List<ArmResult> arms) {
    return new Spending(
        graded.answers().size(),
        cost().add(graded.judges().spent()),
        arms.stream().mapToLong(ArmResult::usdUnknown).sum() + graded.judges().unknown(),
        plan.budgetUsd());
  }

  private BigDecimal cost() {
    return graded.answers().values().stream()
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

  private List<Fault> faults() {
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
      graded
          .leaks()
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

  private Finding finding(ContestResult contest, Evidence evidence, Spending spending) {
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
}
