package dev.yourbrief.publish.trial;

import dev.yourbrief.publish.trial.VerdictWords.Fact;
import dev.yourbrief.trial.TrialResult;
import dev.yourbrief.trial.TrialResult.Spending;
import dev.yourbrief.trial.decide.Comparison;
import dev.yourbrief.trial.decide.Family;
import dev.yourbrief.trial.decide.IntervalKind;
import dev.yourbrief.trial.decide.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How it was decided and computed, by whose methods, and what it cost. */
record Methods(TrialResult result, Numbers numbers) {

  /** The rules that were fixed before anything was seen. */
  List<Fact> rules() {
    Rules rules = result.rules();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Margin", numbers.size(rules.margin())));
    facts.add(new Fact("False alarms allowed", Numbers.chosen(rules.alpha()) + ", two-sided"));
    facts.add(new Fact("Power asked for", Numbers.chosen(rules.power())));
    facts.add(new Fact("Level of intervals", Numbers.chosen(1 - rules.alpha())));
    facts.add(
        new Fact(
            "Interval",
            rules
                .interval()
                .map(IntervalKind::words)
                .orElse("follows from the cases, by a rule fixed beforehand")));
    facts.add(
        new Fact(
            "Several candidates",
            switch (rules.family()) {
              case HOLM -> "adjusted by Holm";
              case BH -> "adjusted by Benjamini and Hochberg";
              case NONE -> "not adjusted";
            }));
    facts.add(
        new Fact(
            "Draws",
            rules.draws() == 0
                ? "no bootstrap"
                : Numbers.count(rules.draws()) + ", from the seed " + rules.seed()));
    return facts;
  }

  /** Whose methods these are. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Scores are compared case by case: the mean difference, with the error of the differences"
            + (isClustered()
                ? " over clusters and Student's t for as many clusters as there are"
                : "")
            + " (Miller, Adding Error Bars to Evals, arXiv 2411.00640). Below a few hundred cases"
            + " the normal is too sure of itself (Bowyer, Aitchison and Ivanova, arXiv"
            + " 2503.01747), so exact and score methods take its place: McNemar's exact and mid-p"
            + " tests (Fagerland, Lydersen and Laake 2013), Tango's score interval (1998),"
            + " Wilson's interval of one arm's score (1927), and flipped signs (Fisher 1935).");
    if (hasBootstrap()) {
      sentences.add(
          "The bootstrap draws "
              + (isClustered() ? "whole clusters" : "cases")
              + ", and its interval is bias-corrected and accelerated (Efron and Tibshirani"
              + " 1993).");
    }
    sentences.add(
        (result.rules().family() == Family.NONE
                ? "Several candidates would be adjusted for by Holm (1979); these rules do not."
                : "Several candidates are adjusted for by "
                    + (result.rules().family() == Family.HOLM
                        ? "Holm (1979)"
                        : "Benjamini and Hochberg (1995)")
                    + (result.slices().isEmpty()
                        ? "."
                        : ", slices by Benjamini and Hochberg (1995)."))
            + " The same plan, cases and answers give the same report, to the byte.");
    return sentences;
  }

  private boolean isClustered() {
    return comparisons().stream().anyMatch(c -> c.clusters().isPresent());
  }

  private boolean hasBootstrap() {
    return comparisons().stream().anyMatch(c -> c.interval(IntervalKind.BCA).isPresent());
  }

  private List<Comparison> comparisons() {
    return result.contests().stream()
        .map(c -> c.ruling().comparison())
        .flatMap(Optional::stream)
        .toList();
  }

  List<Fact> spending() {
    Spending of = result.spending();
    String spent =
        of.unknown() == 0
            ? Numbers.usd(of.usd())
            : of.usd().signum() == 0
                ? Numbers.UNKNOWN
                : Numbers.usd(of.usd()) + ", as far as known";
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Answers", Numbers.count(of.calls())));
    facts.add(new Fact("Spent, tuning and judging included", spent));
    facts.add(
        new Fact(
            "Calls whose cost nobody knows",
            of.unknown() == 0 ? "none" : Numbers.count(of.unknown())));
    facts.add(new Fact("Budget", of.budget().map(Numbers::usd).orElse("none was set")));
    return facts;
  }
}
