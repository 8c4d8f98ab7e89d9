package dev.yourbrief.trial.decide;

import dev.yourbrief.trial.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Decides on one candidate. */
final class Deciding {

  private final Contest contest;
  private final Rules rules;
  private final Optional<Comparison> comparison;
  private final double adjustedP;
  private final List<PairedScore> cleanScores;
  private final Optional<Comparison> clean;
  private final List<Reason> reasons = new ArrayList<>();
  private Optional<Long> needed = Optional.empty();

  Deciding(Contest contest, Rules rules, Optional<Comparison> comparison, double adjustedP) {
    this.contest = contest;
    this.rules = rules;
    this.comparison = comparison;
    this.adjustedP = adjustedP;
    cleanScores =
        contest.scores().stream()
            .filter(score -> contest.leaked().map(ids -> !ids.contains(score.id())).orElse(true))
            .toList();
    clean =
        contest.leaked().isPresent() && comparison.isPresent()
            ? Decide.comparison(cleanScores, rules)
            : Optional.empty();
  }

  Ruling ruling() {
    List<Fault> faults = new ArrayList<>(contest.faults());
    Pairs.fault(contest.scores(), rules).ifPresent(faults::add);
    Verdict verdict = faults.isEmpty() ? decided(comparison.orElseThrow()) : invalid(faults);
    return new Ruling(
        contest.candidate(),
        verdict,
        reasons,
        faults,
        comparison,
        clean,
        comparison.isPresent() ? OptionalDouble.of(adjustedP) : OptionalDouble.empty(),
        needed);
  }

  private Verdict invalid(List<Fault> faults) {
    faults.forEach(fault -> say(Reason.Code.FAULT, fault.sentence()));
    return Verdict.INVALID;
  }

  private Verdict decided(Comparison of) {
    Interval interval = of.registered();
    if (interval.high() < 0) {
      say(Reason.Code.MEASURABLY_WORSE, seen(of) + ": measurably worse.");
      return Verdict.LOSE;
    }
    if (rules.margin() > 0 && interval.high() <= rules.margin()) {
      say(
          Reason.Code.WIN_RULED_OUT,
          seen(of)
              + ": a win of "
              + rules.scale().size(rules.margin())
              + ", the least worth having, is ruled out.");
      return Verdict.LOSE;
    }
    // Each is asked, so that a reader sees all that stands in the way.
    boolean above = aboveMargin(of);
    boolean sure = significant(of);
    boolean cleanToo = ahead();
    boolean guarded = true;
    for (Guard guard : contest.guards()) {
      guarded &= held(guard);
    }
    if (above && sure && cleanToo && guarded) {
      return Verdict.WIN;
    }
    powered(of);
    return Verdict.INCONCLUSIVE;
  }

  private String seen(Comparison of) {
    return "The difference is "
        + rules.scale().signed(of.difference())
        + ", "
        + of.interval().words()
        + " "
        + rules.scale().interval(of.registered());
  }

  private boolean aboveMargin(Comparison of) {
    boolean above = of.registered().low() > rules.margin();
    String than = rules.margin() == 0 ? "0" : "the margin of " + rules.scale().size(rules.margin());
    say(
        above ? Reason.Code.ABOVE_MARGIN : Reason.Code.NOT_ABOVE_MARGIN,
        seen(of) + (above ? ": all of it above " : ": not all of it above ") + than + ".");
    return above;
  }

  private boolean significant(Comparison of) {
    boolean sure = adjustedP <= rules.alpha();
    String adjusted = adjustedP == of.p() ? "" : ", adjusted for several candidates";
    say(
        sure ? Reason.Code.SIGNIFICANT : Reason.Code.NOT_SIGNIFICANT,
        "The "
            + of.test().words()
            + (sure ? " finds a difference: " : " finds no difference: ")
            + Words.p(adjustedP)
            + adjusted
            + ".");
    return sure;
  }

  private boolean ahead() {
    if (contest.leaked().isEmpty()) {
      return true;
    }
    int left = cleanScores.size();
    if (left == 0) {
      say(Reason.Code.CLEAN_EMPTY, "Every case leaked; nothing is left to tell by.");
      return false;
    }
    double mean = cleanScores.stream().mapToDouble(PairedScore::difference).sum() / left;
    boolean ahead = mean > 0;
    say(
        ahead ? Reason.Code.CLEAN_AGREES : Reason.Code.CLEAN_DISAGREES,
        "On the "
            + Words.count(left)
            + " cases that did not leak the difference is "
            + rules.scale().signed(mean)
            + (ahead ? ", ahead as well." : ", not ahead."));
    return ahead;
  }

  /** Whether the guard does not stand in the way of a win. */
  private boolean held(Guard guard) {
    Rules own = rules.withInterval(Optional.empty()).withoutBootstrap();
    Optional<Comparison> compared = Decide.comparison(guard.scores(), own);
    if (compared.isEmpty()) {
      say(Reason.Code.GUARD_UNTOLD, guard.name() + " cannot be compared on its cases.");
      return true;
    }
    Comparison of = compared.get();
    Interval interval = of.registered();
    boolean broken = interval.high() < -guard.allowance();
    Reason.Code code =
        broken
            ? Reason.Code.GUARD_BROKEN
            : interval.low() >= -guard.allowance()
                ? Reason.Code.GUARD_HELD
                : Reason.Code.GUARD_UNTOLD;
    String found =
        switch (code) {
          case GUARD_BROKEN -> "measurably worse than the ";
          case GUARD_HELD -> "not worse than the ";
          default -> "it cannot be told whether it is worse than the ";
        };
    say(
        code,
        guard.name()
            + ": "
            + guard.scale().interval(interval)
            + ", "
            + found
            + guard.scale().size(guard.allowance())
            + " it may lose.");
    return !broken;
  }

  private void powered(Comparison of) {
    double worth = rules.margin() > 0 ? rules.margin() : Math.abs(of.difference());
    if (of.detectable().isEmpty() || of.detectable().getAsDouble() <= worth) {
      return;
    }
    needed = of.casesFor(worth);
    String cases =
        needed
            .map(n ->
                " "
                    + rules.scale().size(worth)
                    + " would need about "
                    + Words.count(n)
                    + such(of)
                    + ".")
            .orElse("");
    say(
        Reason.Code.NOT_POWERED,
        "Not powered: with "
            + Words.count(of.n())
            + " cases the smallest difference likely to be found is "
            + rules.scale().size(of.detectable().getAsDouble())
            + "."
            + cases);
  }

  private static String such(Comparison of) {
    return of.clusters().isPresent() ? " cases, in more clusters of this size" : " cases";
  }

  private void say(Reason.Code code, String sentence) {
    reasons.add(new Reason(code, sentence));
  }
}
