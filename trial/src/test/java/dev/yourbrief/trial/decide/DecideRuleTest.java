package dev.yourbrief.trial.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must be true of the rule on any scores. */
final class DecideRuleTest {

  private static final Rules RULES = new Rules(0, 0.05, 0.8, 3, 400, Optional.empty(), Family.HOLM);
  private static final Fault FAULT = new Fault(Fault.Code.PEEKED, "Looked at before the end.");

  private final Random random = new Random(20261128);

  @Test
  void aLargerMarginNeverMakesAWinNorTakesALossBack() {
    for (int i = 0; i < 60; i++) {
      List<PairedScore> scores = Scores.any(random);
      Verdict before = Verdict.WIN;
      for (double margin : new double[] {0, 0.02, 0.05, 0.1, 0.3, 0.9}) {
        Verdict now = verdict(scores, RULES.withMargin(margin));
        assertThat(now).isNotEqualTo(Verdict.INVALID);
        if (before == Verdict.INCONCLUSIVE) {
          assertThat(now).isNotEqualTo(Verdict.WIN);
        } else if (before == Verdict.LOSE) {
          assertThat(now).isEqualTo(Verdict.LOSE);
        }
        before = now;
      }
    }
  }

  @Test
  void changingTheArmsOverTurnsAWinIntoALossAndTheNumbersRound() {
    int wins = 0;
    for (int i = 0; i < 80; i++) {
      List<PairedScore> scores = Scores.any(random);
      List<PairedScore> swapped = Scores.swapped(scores);
      if (verdict(scores, RULES) == Verdict.WIN) {
        wins++;
        assertThat(verdict(swapped, RULES)).isEqualTo(Verdict.LOSE);
      }
      Comparison one = Comparison.of(scores, RULES);
      Comparison two = Comparison.of(swapped, RULES);
      assertThat(one.difference()).isCloseTo(-two.difference(), within(1e-12));
      for (IntervalKind kind : one.intervals().keySet()) {
        assertThat(one.interval(kind).orElseThrow().low())
            .as("%s", kind)
            .isCloseTo(two.interval(kind).orElseThrow().negated().low(), within(1e-9));
      }
      for (TestKind kind : one.tests().keySet()) {
        assertThat(one.p(kind).orElseThrow())
            .as("%s", kind)
            .isCloseTo(two.p(kind).orElseThrow(), within(1e-9));
      }
    }
    assertThat(wins).isGreaterThan(5);
  }

  @Test
  void anyFaultMakesAnyTrialInvalidAndComesFirst() {
    for (int i = 0; i < 30; i++) {
      List<PairedScore> scores = Scores.any(random);
      Ruling ruling =
          Decide.one(new Contest("a", scores, Optional.empty(), List.of(), List.of(FAULT)), RULES);
      assertThat(ruling.verdict()).isEqualTo(Verdict.INVALID);
      assertThat(ruling.reasons().getFirst().code()).isEqualTo(Reason.Code.FAULT);
      assertThat(ruling.comparison()).isPresent();
    }
  }

  @Test
  void moreCandidatesNeverMakeAWin() {
    for (int i = 0; i < 30; i++) {
      Contest one = Contest.of("one", Scores.any(random));
      Contest two = Contest.of("two", Scores.any(random));
      Verdict alone = Decide.one(one, RULES).verdict();
      Verdict beside = Decide.all(List.of(one, two), RULES).getFirst().verdict();
      if (alone != Verdict.WIN) {
        assertThat(beside).isEqualTo(alone);
      }
      assertThat(beside == Verdict.LOSE).isEqualTo(alone == Verdict.LOSE);
    }
  }

  @Test
  void aWinHasItsTestAndItsIntervalOnItsSide() {
    for (int i = 0; i < 80; i++) {
      Ruling ruling = Decide.one(Contest.of("a", Scores.any(random)), RULES);
      Comparison of = ruling.comparison().orElseThrow();
      if (ruling.verdict() == Verdict.WIN) {
        assertThat(of.registered().low()).isPositive();
        assertThat(ruling.adjustedP().orElseThrow()).isLessThanOrEqualTo(0.05);
      }
      assertThat(of.tests().values()).allMatch(p -> p >= 0 && p <= 1);
      assertThat(of.registered().contains(of.difference())).isTrue();
    }
  }

  @Test
  void theOrderOfTheCasesDoesNotDecide() {
    for (int i = 0; i < 30; i++) {
      List<PairedScore> scores = Scores.any(random);
      List<PairedScore> shuffled = new ArrayList<>(scores);
      Collections.shuffle(shuffled, random);
      assertThat(verdict(shuffled, RULES)).isEqualTo(verdict(scores, RULES));
    }
  }

  @Test
  void clustersOfOneAreAsGoodAsNone() {
    List<PairedScore> scores = Scores.counted(200, 70, 30, 100);
    Comparison single = Comparison.of(scores, RULES);
    Comparison clustered = Comparison.of(Scores.clustered(scores, scores.size()), RULES);
    assertThat(clustered.registered().low())
        .isCloseTo(single.interval(IntervalKind.PAIRED_T).orElseThrow().low(), within(1e-12));
    assertThat(clustered.p(TestKind.SIGN_FLIP).orElseThrow())
        .isCloseTo(single.p(TestKind.MCNEMAR_EXACT).orElseThrow(), within(1e-12));
    assertThat(clustered.designEffect().orElseThrow()).isCloseTo(1, within(1e-9));
  }

  @Test
  void falseWinsUnderNoDifferenceAreAsRareAsAlphaSays() {
    // Half of alpha each way; the exact test keeps below it.
    Rules quick = new Rules(0, 0.05, 0.8, 1, 0, Optional.empty(), Family.NONE);
    int wins = 0;
    int trials = 2000;
    for (int i = 0; i < trials; i++) {
      int b = 0;
      int c = 0;
      for (int item = 0; item < 150; item++) {
        double u = random.nextDouble();
        b += u < 0.1 ? 1 : 0;
        c += u > 0.9 ? 1 : 0;
      }
      wins += verdict(Scores.counted(150 - b - c, b, c, 0), quick) == Verdict.WIN ? 1 : 0;
    }
    assertThat(wins / (double) trials).isBetween(0.005, 0.03);
  }

  private static Verdict verdict(List<PairedScore> scores, Rules rules) {
    return Decide.one(Contest.of("a", scores), rules).verdict();
  }
}
