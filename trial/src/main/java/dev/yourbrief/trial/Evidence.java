package dev.yourbrief.trial;

import dev.yourbrief.trial.Contestant.Role;
import dev.yourbrief.trial.TrialResult.ContestResult;
import dev.yourbrief.trial.TrialResult.PowerPoint;
import dev.yourbrief.trial.TrialResult.Row;
import dev.yourbrief.trial.arm.LearnerRespondent;
import dev.yourbrief.trial.arm.TrainedHead;
import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.decide.ArmMean;
import dev.yourbrief.trial.decide.Comparison;
import dev.yourbrief.trial.decide.Contest;
import dev.yourbrief.trial.decide.Decide;
import dev.yourbrief.trial.decide.Family;
import dev.yourbrief.trial.decide.Fault;
import dev.yourbrief.trial.decide.Guard;
import dev.yourbrief.trial.decide.IntervalKind;
import dev.yourbrief.trial.decide.PairedScore;
import dev.yourbrief.trial.decide.Rules;
import dev.yourbrief.trial.decide.Ruling;
import dev.yourbrief.trial.decide.SliceTable;
import dev.yourbrief.trial.plan.Plan;
import dev.yourbrief.trial.statistics.MeanPower;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Puts the scores of a trial before its rules: who is compared with whom on which cases, and what
 * makes the trial invalid.
 */
final class Evidence {

  private static final int CURVE = 40;

  private final Plan plan;
  private final Rules rules;
  private final List<Contestant> contestants;
  private final Scores scores;
  private final List<Case> all;
  private final Optional<Set<String>> leaked;
  private final List<Case> deciding;
  private final Map<String, Optional<Comparison>> againstBaseline = new HashMap<>();

  /**
   * The evidence of a trial.
   *
   * @param leaked the ids of the cases that are known from the training data; empty when nobody
   *     looked
   */
  Evidence(
      Plan plan,
      Rules rules,
      List<Contestant> contestants,
      Scores scores,
      List<Case> all,
      Optional<Set<String>> leaked) {
    this.plan = plan;
    this.rules = rules;
    this.contestants = contestants;
    this.scores = scores;
    this.all = all;
    this.leaked = leaked;
    this.deciding = decidesOnClean() ? clean() : all;
  }

  private boolean decidesOnClean() {
    return leaked.isPresent() && plan.limits().decide() == Plan.Decide.CLEAN;
  }

  private List<Case> clean() {
    Set<String> out = new HashSet<>(leaked.orElse(Set.of()));
    return all.stream().filter(c -> !out.contains(c.id())).toList();
  }

  List<Case> deciding() {
    return deciding;
  }

  /** Which cases the verdict rests on, in words. */
  String decidedOn() {
    return decidesOnClean() ? "the cases that no training case gives away" : "all cases";
  }

  /**
   * The verdict on every candidate.
   *
   * @param faults what is wrong with the trial as a whole
   * @param guards makes the guards of a candidate
   */
  List<ContestResult> contests(List<Fault> faults, GuardScores guards) {
    List<Contest> contests = new ArrayList<>();
    List<Integer> unpaired = new ArrayList<>();
    for (String candidate : plan.candidates()) {
      List<PairedScore> pairs = pairs(candidate, deciding);
      int missing = deciding.size() - pairs.size();
      unpaired.add(missing);
      List<Fault> own = new ArrayList<>(faults);
      pairing(candidate, missing).ifPresent(own::add);
      tuning(candidate).ifPresent(own::add);
      own.addAll(weak(candidate));
      List<Guard> held =
          plan.guards().values().stream()
              .map(guard -> guards.of(guard, candidate, deciding))
              .toList();
      contests.add(
          new Contest(candidate, pairs, decidesOnClean() ? Optional.empty() : leaked, held, own));
    }
    List<Ruling> rulings = Decide.all(contests, rules);
    List<ContestResult> results = new ArrayList<>();
    for (int i = 0; i < rulings.size(); i++) {
      Ruling ruling = rulings.get(i);
      results.add(
          new ContestResult(
              ruling,
              decidesOnClean()
                  ? comparison(pairs(ruling.candidate(), all), rules)
                  : Optional.empty(),
              unpaired.get(i)));
    }
    return results;
  }

  private List<PairedScore> pairs(String arm, List<Case> cases) {
    return scores.pairs(arm, plan.baseline(), cases, plan.data().cluster(), plan.data().slices());
  }

  /** An arm against the baseline on the cases that decide; reckoned once, since it is resampled. */
  private Optional<Comparison> againstBaseline(String arm) {
    return againstBaseline.computeIfAbsent(arm, name -> comparison(pairs(name, deciding), rules));
  }

  private Optional<Fault> pairing(String candidate, int missing) {
    double allowed = plan.limits().unpaired().doubleValue();
    if (missing <= allowed * deciding.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new Fault(
            Fault.Code.PAIRING,
            String.format(
                Locale.ROOT,
                "%,d of %,d cases have no score of both arms (%s lacks %,d, %s lacks %,d); the plan"
                    + " allows %s.",
                missing,
                deciding.size(),
                candidate,
                deciding.size() - scores.count(candidate, deciding),
                plan.baseline(),
                deciding.size() - scores.count(plan.baseline(), deciding),
                percent(allowed))));
  }

  private Optional<Fault> tuning(String candidate) {
    Optional<Integer> ours = contestant(candidate).settings();
    Optional<Integer> theirs = contestant(plan.baseline()).settings();
    double most = plan.limits().tuning().doubleValue();
    if (ours.isEmpty() || theirs.isEmpty() || ours.get() <= most * Math.max(1, theirs.get())) {
      return Optional.empty();
    }
    return Optional.of(
        new Fault(
            Fault.Code.UNEQUAL_TUNING,
            String.format(
                Locale.ROOT,
                "%s was tuned with %d settings and %s with %d; the plan allows %s times as many.",
                candidate,
                ours.get(),
                plan.baseline(),
                theirs.get(),
                plan.limits().tuning().toPlainString())));
  }

  /**
   * The baseline is no fair opponent when mere retrieval or the commonest answer measurably beats
   * it. A trained head that does so is no fault: it shows that training helps.
   */
  private List<Fault> weak(String candidate) {
    List<Fault> faults = new ArrayList<>();
    for (Contestant cheap : contestants) {
      boolean retrieves = isRetrieval(cheap);
      if (!retrieves || cheap.name().equals(candidate) || cheap.role() == Role.BASELINE) {
        continue;
      }
      againstBaseline(cheap.name())
          .filter(c -> c.registered().low() > 0 && c.p() <= rules.alpha())
          .ifPresent(c ->
              faults.add(
                  new Fault(
                      Fault.Code.WEAK_BASELINE,
                      String.format(
                          Locale.ROOT,
                          "The baseline is weak: %s, which costs nothing, beats %s by %s (%s).",
                          cheap.name(),
                          plan.baseline(),
                          rules.scale().signed(c.difference()),
                          rules.scale().interval(c.registered())))));
    }
    return faults;
  }

  private boolean isRetrieval(Contestant arm) {
    return arm.respondent() instanceof LearnerRespondent learner
        && !(learner.arm() instanceof TrainedHead);
  }

  private Contestant contestant(String name) {
    return contestants.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  /** How an arm did by itself; empty when too few of its answers have a score. */
  Optional<ArmMean> mean(String arm) {
    return comparison(
            scores.pairs(arm, arm, deciding, plan.data().cluster(), List.of()),
            rules.withoutBootstrap())
        .map(Comparison::candidate);
  }

  /** Every arm against the baseline. */
  List<Row> forest() {
    List<Row> rows = new ArrayList<>();
    for (Contestant arm : contestants) {
      if (arm.role() != Role.BASELINE) {
        againstBaseline(arm.name())
            .ifPresent(c -> rows.add(new Row(arm.name(), lower(arm.role()), c)));
      }
    }
    return rows;
  }

  /** What the forest says that a reader should not overlook. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    for (Row row : forest()) {
      if (!row.role().equals("cheap") || isRetrieval(contestant(row.arm()))) {
        continue;
      }
      for (String candidate : plan.candidates()) {
        comparison(
                scores.pairs(candidate, row.arm(), deciding, plan.data().cluster(), List.of()),
                rules)
            .filter(c -> c.registered().low() <= 0)
            .ifPresent(c ->
                remarks.add(
                    String.format(
                        Locale.ROOT,
                        "%s is not measurably better than the %s, which costs nothing: %s.",
                        candidate,
                        row.arm(),
                        rules.scale().interval(c.registered()))));
      }
    }
    return remarks;
  }

  List<SliceTable> slices() {
    List<PairedScore> pairs = pairs(plan.candidates().getFirst(), deciding);
    // A slice may lie within one cluster; its own cases are then all there is to tell by.
    return plan.data().slices().stream()
        .map(slice -> SliceTable.of(slice, pairs, rules, Family.BH, SliceTable.LEAST))
        .toList();
  }

  /** How likely true differences were to be found, from none to twice the smallest detectable. */
  static List<PowerPoint> power(Comparison of, Rules rules) {
    if (of.detectable().isEmpty() || of.detectable().getAsDouble() == 0) {
      return List.of();
    }
    double error = of.clusteredError().orElse(of.naiveError());
    MeanPower power = new MeanPower(error * error * of.n(), 1, rules.alpha());
    double most = 2 * of.detectable().getAsDouble();
    return IntStream.rangeClosed(0, CURVE)
        .mapToObj(i -> most * i / CURVE)
        .map(d -> new PowerPoint(d, d == 0 ? rules.alpha() : power.power(of.n(), d)))
        .toList();
  }

  /** The registered interval of a comparison, at another level. */
  Optional<Comparison> at(String candidate, double level) {
    IntervalKind kind =
        againstBaseline(candidate).map(Comparison::interval).orElse(IntervalKind.PAIRED_T);
    Rules other = rules.withAlpha(1 - level).withInterval(Optional.of(kind));
    return comparison(pairs(candidate, deciding), other);
  }

  private static Optional<Comparison> comparison(List<PairedScore> pairs, Rules rules) {
    try {
      return Optional.of(Comparison.of(pairs, rules));
    } catch (IllegalArgumentException e) {
      // Said as a fault where it matters.
      return Optional.empty();
    }
  }

  static String percent(double share) {
    return new BigDecimal(share)
            .movePointRight(2)
            .round(new MathContext(3))
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }

  static String lower(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
