package dev.yourbrief.publish.trial;

import dev.yourbrief.publish.DataTable;
import dev.yourbrief.publish.DataTable.Cell;
import dev.yourbrief.publish.DataTable.Head;
import dev.yourbrief.publish.trial.VerdictWords.Fact;
import dev.yourbrief.trial.TrialResult;
import dev.yourbrief.trial.TrialResult.ContestResult;
import dev.yourbrief.trial.decide.Comparison;
import dev.yourbrief.trial.decide.IntervalKind;
import dev.yourbrief.trial.decide.TestKind;
import dev.yourbrief.trial.statistics.Interval;
import dev.yourbrief.trial.statistics.PairedProportions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that was computed of one candidate against the baseline, so that a reader sees what
 * other intervals and tests would have said.
 */
record TestTables(
    TrialResult result, ContestResult contest, Comparison comparison, Numbers numbers) {

  private static final String RESTS = "the verdict rests on it";

  /** Those of each candidate that could be compared. */
  static List<TestTables> of(TrialResult result, Numbers numbers) {
    List<TestTables> all = new ArrayList<>();
    for (ContestResult contest : result.contests()) {
      contest
          .ruling()
          .comparison()
          .ifPresent(c -> all.add(new TestTables(result, contest, c, numbers)));
    }
    return all;
  }

  String candidate() {
    return contest.ruling().candidate();
  }

  String why() {
    return comparison.why();
  }

  List<String> warnings() {
    return comparison.warnings().stream().map(w -> Numbers.sentence(w.sentence())).toList();
  }

  DataTable intervals() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Map.Entry<IntervalKind, Interval> entry : comparison.intervals().entrySet()) {
      boolean isIt = entry.getKey() == comparison.interval();
      Interval of = entry.getValue();
      rows.add(
          List.of(
              Cell.of(capital(entry.getKey().words())).withNote(isIt ? RESTS : ""),
              Cell.of(numbers.bare(of.low())).strong(isIt),
              Cell.of(numbers.bare(of.high())).strong(isIt),
              Cell.of(side(of)).strong(isIt)));
    }
    return new DataTable(
        "Every interval of the difference",
        List.of(
            Head.of("Interval"),
            Head.of(numbers.head("From")),
            Head.of(numbers.head("To")),
            Head.prose("Where it lies")),
        rows);
  }

  /** What an interval says by itself, against nothing and the margin. */
  private String side(Interval of) {
    double margin = result.rules().margin();
    if (of.low() > margin) {
      return margin > 0 ? "above the margin" : "above 0";
    }
    if (of.high() < 0) {
      return "below 0";
    }
    if (margin > 0 && of.high() <= margin) {
      return "not above the margin";
    }
    return of.low() > 0 ? "above 0, holds the margin" : "holds 0";
  }

  DataTable tests() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Map.Entry<TestKind, Double> entry : comparison.tests().entrySet()) {
      boolean isIt = entry.getKey() == comparison.test();
      rows.add(
          List.of(
              Cell.of(capital(entry.getKey().words())).withNote(isIt ? RESTS : ""),
              Cell.of(Numbers.p(entry.getValue())).strong(isIt),
              Cell.of(isIt ? adjusted() : Numbers.DASH).strong(isIt)));
    }
    return new DataTable(
        "Every test that there is no difference, two-sided",
        List.of(Head.of("Test"), Head.of("p"), Head.of("Adjusted for all candidates")),
        rows);
  }

  private String adjusted() {
    return contest.ruling().adjustedP().isPresent()
        ? Numbers.p(contest.ruling().adjustedP().getAsDouble())
        : Numbers.DASH;
  }

  /** Right and wrong of both; empty when scores lie between. */
  Optional<DataTable> counts() {
    return comparison.counts().map(this::counts);
  }

  private DataTable counts(PairedProportions of) {
    String baseline = result.finding().baseline();
    return new DataTable(
        "Cases by who was right; only those where one was right and the other wrong tell anything",
        List.of(Head.of("Cases"), Head.of(baseline + " right"), Head.of(baseline + " wrong")),
        List.of(
            List.of(
                Cell.of(candidate() + " right"),
                Cell.of(Numbers.count(of.both())),
                Cell.of(Numbers.count(of.first())).strong(true)),
            List.of(
                Cell.of(candidate() + " wrong"),
                Cell.of(Numbers.count(of.second())).strong(true),
                Cell.of(Numbers.count(of.neither())))));
  }

  List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Standard error, cases one by one", numbers.size(comparison.naiveError())));
    if (comparison.clusteredError().isPresent()) {
      facts.add(
          new Fact(
              "Standard error over clusters",
              numbers.size(comparison.clusteredError().getAsDouble())));
      facts.add(new Fact("Design effect", Numbers.ratio(comparison.designEffect())));
    }
    facts.add(new Fact("Correlation of the two scores", Numbers.ratio(comparison.correlation())));
    comparison
        .counts()
        .ifPresent(
            c -> facts.add(new Fact("Cases that differ", Numbers.count(c.first() + c.second()))));
    facts.add(new Fact("Cases without a score of both", Numbers.count(contest.unpaired())));
    return facts;
  }

  static String capital(String words) {
    String bare = words.startsWith("the ") ? words.substring(4) : words;
    return bare.isEmpty()
        ? bare
        : bare.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + bare.substring(1);
  }
}
