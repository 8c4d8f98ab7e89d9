package dev.yourbrief.trial.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class DecideTest {

  private static final Rules RULES = Rules.usual(0, 7);

  @Test
  void aClearWinSaysWhatItRestsOn() {
    Ruling ruling = decide(Scores.counted(300, 60, 20, 120), RULES);
    assertThat(ruling.verdict()).isEqualTo(Verdict.WIN);
    assertThat(ruling.reasons())
        .extracting(Reason::sentence)
        .containsExactly(
            "The difference is +8.0 points, the paired t interval +4.6 to +11.4 points: all of it"
                + " above 0.",
            "The exact McNemar test finds a difference: p < 0.0001.");
    assertThat(ruling.comparison().orElseThrow().interval()).isEqualTo(IntervalKind.PAIRED_T);
    assertThat(ruling.casesNeeded()).isEmpty();
  }

  @Test
  void theSameDifferenceInFewClustersCannotBeTold() {
    // All of the gain is in one of twenty clusters.
    List<PairedScore> scores = new ArrayList<>();
    for (PairedScore of : Scores.counted(300, 60, 20, 120)) {
      String cluster = of.difference() > 0 ? "one" : "other " + scores.size() % 19;
      scores.add(
          new PairedScore(of.id(), of.candidate(), of.baseline(), Optional.of(cluster), Map.of()));
    }
    Ruling ruling = decide(scores, RULES);
    assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(codes(ruling))
        .containsExactly(
            Reason.Code.NOT_ABOVE_MARGIN, Reason.Code.NOT_SIGNIFICANT, Reason.Code.NOT_POWERED);
    Comparison of = ruling.comparison().orElseThrow();
    assertThat(of.interval()).isEqualTo(IntervalKind.CLUSTERED_T);
    assertThat(of.designEffect().orElseThrow()).isGreaterThan(5);
    assertThat(of.warnings()).extracting(Warning::code).contains(Warning.Code.FEW_CLUSTERS);
    assertThat(ruling.casesNeeded().orElseThrow()).isGreaterThan(500);
  }

  @Test
  void fewCasesRestOnTheScoreIntervalAndTheExactTest() {
    // The normal's interval would have called this a win: five to none of twenty.
    List<PairedScore> scores = Scores.counted(10, 5, 0, 5);
    Ruling ruling = decide(scores, RULES);
    Comparison of = ruling.comparison().orElseThrow();
    assertThat(of.interval(IntervalKind.NAIVE_Z).orElseThrow().low()).isPositive();
    assertThat(of.interval()).isEqualTo(IntervalKind.SCORE);
    assertThat(of.test()).isEqualTo(TestKind.MCNEMAR_EXACT);
    assertThat(of.warnings())
        .extracting(Warning::code)
        .containsExactly(Warning.Code.FEW_CASES, Warning.Code.FEW_DIFFER);
    assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(ruling.says(Reason.Code.NOT_SIGNIFICANT)).isTrue();
  }

  @Test
  void worseAndNotWorthItAreTwoWaysToLose() {
    Ruling worse = decide(Scores.counted(300, 20, 60, 120), RULES);
    assertThat(worse.verdict()).isEqualTo(Verdict.LOSE);
    assertThat(codes(worse)).containsExactly(Reason.Code.MEASURABLY_WORSE);
    Ruling small = decide(Scores.counted(1500, 22, 20, 458), RULES.withMargin(0.03));
    assertThat(small.verdict()).isEqualTo(Verdict.LOSE);
    assertThat(codes(small)).containsExactly(Reason.Code.WIN_RULED_OUT);
    assertThat(small.reasons().getFirst().sentence())
        .contains("3.0 points, the least worth having, is ruled out");
    // Better for sure, and not by as much as is worth having.
    Ruling better = decide(Scores.counted(4000, 90, 20, 890), RULES.withMargin(0.03));
    assertThat(better.comparison().orElseThrow().registered().low()).isPositive();
    assertThat(codes(better)).containsExactly(Reason.Code.WIN_RULED_OUT);
  }

  @Test
  void aWinThatIsGoneWithoutTheLeakedCasesIsNone() {
    List<PairedScore> scores = Scores.counted(300, 60, 20, 120);
    Set<String> won =
        scores.stream()
            .filter(score -> score.difference() > 0)
            .map(PairedScore::id)
            .collect(Collectors.toSet());
    Ruling ruling = decide(scores, RULES, Optional.of(won));
    assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(ruling.says(Reason.Code.CLEAN_DISAGREES)).isTrue();
    assertThat(ruling.clean().orElseThrow().n()).isEqualTo(440);
    assertThat(decide(scores, RULES, Optional.of(Set.of("case 0"))).verdict())
        .isEqualTo(Verdict.WIN);
    Set<String> all = scores.stream().map(PairedScore::id).collect(Collectors.toSet());
    assertThat(decide(scores, RULES, Optional.of(all)).says(Reason.Code.CLEAN_EMPTY)).isTrue();
  }

  @Test
  void aWinPaidForWithAnotherScoreIsNone() {
    Guard broken = new Guard("Refusals", 0.02, Scores.counted(300, 10, 80, 110));
    Guard held = new Guard("Format", 0.02, Scores.counted(480, 10, 5, 5));
    Guard untold = new Guard("Speed", 0.02, Scores.counted(20, 4, 5, 3));
    Ruling ruling = guarded(broken);
    assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(ruling.says(Reason.Code.GUARD_BROKEN)).isTrue();
    assertThat(guarded(held).verdict()).isEqualTo(Verdict.WIN);
    assertThat(guarded(held).says(Reason.Code.GUARD_HELD)).isTrue();
    assertThat(guarded(untold).verdict()).isEqualTo(Verdict.WIN);
    assertThat(guarded(untold).says(Reason.Code.GUARD_UNTOLD)).isTrue();
    assertThat(guarded(new Guard("Nothing", 0, List.of())).says(Reason.Code.GUARD_UNTOLD)).isTrue();
  }

  @Test
  void faultsThatTheScoresThemselvesShow() {
    assertThat(fault(List.of())).isEqualTo(Fault.Code.TOO_FEW_CASES);
    assertThat(fault(Scores.counted(1, 0, 0, 0))).isEqualTo(Fault.Code.TOO_FEW_CASES);
    assertThat(fault(Scores.clustered(Scores.counted(5, 5, 5, 5), 1)))
        .isEqualTo(Fault.Code.ONE_CLUSTER);
    List<PairedScore> mixed = new ArrayList<>(Scores.clustered(Scores.counted(5, 5, 5, 5), 3));
    mixed.add(PairedScore.of("single", 1, 0));
    assertThat(fault(mixed)).isEqualTo(Fault.Code.CLUSTERS_MISSING);
    List<PairedScore> twice = new ArrayList<>(Scores.counted(5, 5, 5, 5));
    twice.add(twice.getFirst());
    assertThat(fault(twice)).isEqualTo(Fault.Code.SAME_CASE_TWICE);
    Rules score = RULES.withInterval(Optional.of(IntervalKind.SCORE));
    List<PairedScore> between =
        List.of(PairedScore.of("a", 0.5, 0.4), PairedScore.of("b", 0.5, 0.3));
    assertThat(decide(between, score).faults())
        .extracting(Fault::code)
        .containsExactly(Fault.Code.RULE_DOES_NOT_FIT);
  }

  @Test
  void clustersThatAllShowTheSameAreNoProof() {
    // Two clusters, each with the same gain: no spread at all, and no more than two clusters.
    List<PairedScore> scores = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      scores.add(
          new PairedScore(
              "case " + i, i < 20 ? 1 : 0, 0, Optional.of("cluster " + i % 2), Map.of()));
    }
    Ruling ruling = decide(scores, RULES);
    assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    Comparison of = ruling.comparison().orElseThrow();
    assertThat(of.test()).isEqualTo(TestKind.SIGN_FLIP);
    assertThat(of.p()).isCloseTo(0.5, within(1e-12));
    assertThat(of.warnings()).extracting(Warning::code).contains(Warning.Code.NO_SPREAD);
    assertThat(of.detectable()).isEmpty();
  }

  @Test
  void armsThatNeverDifferCannotBeTold() {
    Ruling ruling = decide(Scores.counted(30, 0, 0, 20), RULES);
    assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(ruling.comparison().orElseThrow().warnings())
        .extracting(Warning::code)
        .contains(Warning.Code.ALL_TIED);
  }

  @Test
  void severalCandidatesAreAdjustedForTogether() {
    // p = 0.031 by itself; beside two others it is no longer sure.
    List<PairedScore> close = Scores.counted(300, 40, 22, 138);
    assertThat(decide(close, RULES).verdict()).isEqualTo(Verdict.WIN);
    Contest sure = Contest.of("sure", Scores.counted(300, 60, 20, 120));
    Contest none = Contest.of("none", Scores.counted(300, 30, 31, 139));
    Contest missing = Contest.of("missing", List.of());
    List<Ruling> rulings = Decide.all(List.of(none, Contest.of("close", close), sure), RULES);
    assertThat(rulings)
        .extracting(Ruling::verdict)
        .containsExactly(Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE, Verdict.WIN);
    assertThat(rulings.get(1).reasons().get(1).sentence())
        .contains("adjusted for several candidates");
    // One that has no scores was asked about all the same.
    assertThat(Decide.all(List.of(missing, Contest.of("close", close)), RULES))
        .extracting(Ruling::verdict)
        .containsExactly(Verdict.INVALID, Verdict.INCONCLUSIVE);
  }

  private static Ruling decide(List<PairedScore> scores, Rules rules) {
    return Decide.one(Contest.of("candidate", scores), rules);
  }

  private static Ruling decide(
      List<PairedScore> scores, Rules rules, Optional<Set<String>> leaked) {
    return Decide.one(new Contest("candidate", scores, leaked, List.of(), List.of()), rules);
  }

  private static Ruling guarded(Guard guard) {
    List<PairedScore> scores = Scores.counted(300, 60, 20, 120);
    return Decide.one(
        new Contest("candidate", scores, Optional.empty(), List.of(guard), List.of()), RULES);
  }

  private static Fault.Code fault(List<PairedScore> scores) {
    Ruling ruling = decide(scores, RULES);
    assertThat(ruling.verdict()).isEqualTo(Verdict.INVALID);
    return ruling.faults().getFirst().code();
  }

  private static List<Reason.Code> codes(Ruling ruling) {
    return ruling.reasons().stream().map(Reason::code).toList();
  }
}
