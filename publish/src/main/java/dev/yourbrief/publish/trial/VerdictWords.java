package dev.yourbrief.publish.trial;

import dev.yourbrief.publish.DataTable;
import dev.yourbrief.publish.DataTable.Cell;
import dev.yourbrief.publish.DataTable.Head;
import dev.yourbrief.publish.Sheet;
import dev.yourbrief.trial.Finding;
import dev.yourbrief.trial.TrialResult;
import dev.yourbrief.trial.TrialResult.ContestResult;
import dev.yourbrief.trial.decide.ArmMean;
import dev.yourbrief.trial.decide.Comparison;
import dev.yourbrief.trial.decide.Reason;
import dev.yourbrief.trial.decide.Ruling;
import dev.yourbrief.trial.decide.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What stands on top: the verdict, and the few facts it needs to be believed. */
record VerdictWords(TrialResult result, Numbers numbers, Function<LocalDate, String> dates) {

  /** More candidates than these make a table. */
  private static final int BESIDE = 4;

  /** A fact with its name. */
  record Fact(String name, String words) {}

  /** One candidate of several. */
  record Candidate(String name, Verdict verdict, String words) {}

  private Contestants of() {
    return new Contestants(result);
  }

  Verdict verdict() {
    return of().verdict();
  }

  /** The shape that stands for a verdict; the word stands beside it. */
  static String shape(Verdict verdict) {
    return switch (verdict) {
      case WIN -> "cleared";
      case LOSE -> "failed";
      case INCONCLUSIVE -> "unproven";
      case INVALID -> "fired";
    };
  }

  /** The verdict as a sentence. */
  String headline() {
    Finding finding = result.finding();
    String candidate = finding.candidate();
    String baseline = finding.baseline();
    return switch (verdict()) {
      case WIN ->
          candidate
              + " beats "
              + baseline
              + (result.rules().margin() > 0 ? " by more than the margin." : ".");
      case LOSE ->
          of().first().map(ContestResult::ruling).filter(VerdictWords::isWorse).isPresent()
              ? candidate + " is measurably worse than " + baseline + "."
              : candidate + " does not beat " + baseline + " by the margin.";
      case INCONCLUSIVE ->
          "Whether " + candidate + " beats " + baseline + " cannot be told from these cases.";
      case INVALID -> "This trial tells nothing of " + candidate + " and " + baseline + ".";
    };
  }

  private static boolean isWorse(Ruling ruling) {
    return ruling.says(Reason.Code.MEASURABLY_WORSE);
  }

  /** What a reader of an invalid trial must not overlook; empty for any other. */
  String caution() {
    if (verdict() != Verdict.INVALID) {
      return "";
    }
    return of().comparison().isPresent()
        ? "The numbers below help to find the fault. They decide nothing."
        : "The scores could not be compared, so there is no difference to show.";
  }

  /** The weightiest reason. */
  String because() {
    return result.finding().reasons().stream().findFirst().map(Numbers::sentence).orElse("");
  }

  /** The difference, set large; empty when nothing could be compared or what was is worthless. */
  Optional<String> difference() {
    return verdict() == Verdict.INVALID
        ? Optional.empty()
        : of().comparison().map(c -> numbers.signed(c.difference()));
  }

  /** The interval that goes with it. */
  String interval() {
    return of().comparison().map(this::interval).orElse("");
  }

  private String interval(Comparison of) {
    return numbers.interval(of.registered().low(), of.registered().high())
        + " ("
        + of.interval().words()
        + ", "
        + Numbers.chosen(of().level())
        + ")";
  }

  List<Fact> facts() {
    Finding finding = result.finding();
    List<Fact> facts = new ArrayList<>();
    Optional<Comparison> of = of().comparison();
    facts.add(new Fact("Candidate", scored(finding.candidate(), of.map(Comparison::candidate))));
    facts.add(new Fact("Baseline", scored(finding.baseline(), of.map(Comparison::baseline))));
    if (verdict() == Verdict.INVALID) {
      facts.add(
          new Fact(
              "Difference",
              of.map(c -> numbers.signed(c.difference()) + ", " + interval(c))
                  .orElse("not compared")));
    }
    facts.add(new Fact("Margin", margin()));
    of.ifPresent(c -> facts.add(new Fact("Test", test(c))));
    facts.add(new Fact("Cases", cases(of)));
    facts.add(new Fact("Decided on", result.decidedOn()));
    facts.add(
        new Fact(
            "Plan",
            finding.planHash().isEmpty()
                ? Numbers.UNKNOWN
                : Sheet.shortHash(finding.planHash())
                    + ", locked on "
                    + dates.apply(finding.lockedOn())));
    facts.add(new Fact("Opened", opened()));
    return facts;
  }

  private String scored(String name, Optional<ArmMean> mean) {
    return name + mean.map(m -> ", " + numbers.score(m.mean())).orElse("");
  }

  private String margin() {
    double margin = result.rules().margin();
    return margin == 0
        ? "none: any difference above nothing counts"
        : numbers.size(margin) + ", the least that is worth having";
  }

  private String test(Comparison of) {
    double adjusted = of().first().map(c -> c.ruling().adjustedP().orElse(of.p())).orElse(of.p());
    return of.test().words()
        + ", "
        + Numbers.pIs(adjusted)
        + (adjusted == of.p() ? "" : ", adjusted for several candidates");
  }

  private String cases(Optional<Comparison> of) {
    if (of.isEmpty()) {
      return Numbers.count(result.finding().cases(), "case", "cases");
    }
    String cases = Numbers.count(of.get().n(), "paired case", "paired cases");
    return of.get().clusters().isPresent()
        ? cases + " in " + Numbers.count(of.get().clusters().getAsInt(), "cluster", "clusters")
        : cases + ", drawn one by one";
  }

  private String opened() {
    int times = unlocks().size();
    return times == 0 ? "never opened" : Numbers.count(times, "time", "times") + ", see above";
  }

  /** Why earlier locks were opened. */
  List<String> unlocks() {
    return result.finding().unlocks().stream()
        .map(reason -> reason.isBlank() ? "no reason was given" : reason)
        .toList();
  }

  /** What heads them. */
  String unlocked() {
    int times = unlocks().size();
    return "The lock was opened "
        + (times == 1 ? "once" : Numbers.count(times) + " times")
        + " before this result";
  }

  /** Every candidate, where there are several and few enough to stand side by side. */
  List<Candidate> candidates() {
    int count = result.contests().size();
    return count < 2 || count > BESIDE
        ? List.of()
        : result.contests().stream().map(c -> candidate(c.ruling())).toList();
  }

  /** Every candidate, where there are many. */
  Optional<DataTable> many() {
    if (result.contests().size() <= BESIDE) {
      return Optional.empty();
    }
    return Optional.of(
        new DataTable(
            "Every candidate",
            List.of(
                Head.of("Candidate"),
                Head.prose("Verdict"),
                Head.of(numbers.head("Difference")),
                Head.of("From"),
                Head.of("To"),
                Head.of("p, adjusted")),
            result.contests().stream().map(c -> cells(c.ruling())).toList()));
  }

  private List<Cell> cells(Ruling ruling) {
    Optional<Comparison> of = ruling.comparison();
    return List.of(
        Cell.of(ruling.candidate()),
        Cell.of(ReasonGroups.words(ruling.verdict())).strong(ruling.verdict() == Verdict.WIN),
        Cell.of(of.map(c -> numbers.bare(c.difference())).orElse(Numbers.DASH)),
        Cell.of(of.map(c -> numbers.bare(c.registered().low())).orElse(Numbers.DASH)),
        Cell.of(of.map(c -> numbers.bare(c.registered().high())).orElse(Numbers.DASH)),
        Cell.of(
            ruling.adjustedP().isPresent()
                ? Numbers.p(ruling.adjustedP().getAsDouble())
                : Numbers.DASH));
  }

  private Candidate candidate(Ruling ruling) {
    String words =
        ruling
            .comparison()
            .map(c ->
                numbers.signed(c.difference())
                    + ", "
                    + numbers.bareInterval(c.registered().low(), c.registered().high())
                    + "; "
                    + Numbers.pIs(ruling.adjustedP().orElse(c.p()))
                    + (c.p() == ruling.adjustedP().orElse(c.p()) ? "" : " adjusted"))
            .orElse("not compared");
    return new Candidate(ruling.candidate(), ruling.verdict(), words);
  }
}
