package dev.yourbrief.trial;

import dev.yourbrief.trial.TrialResult.Leaks;
import dev.yourbrief.trial.TrialResult.Pair;
import dev.yourbrief.trial.data.LabelledText;
import dev.yourbrief.trial.leak.Leak;
import dev.yourbrief.trial.leak.LeakCheck;
import dev.yourbrief.trial.leak.LeakOptions;
import dev.yourbrief.trial.leak.LeakReport;
import dev.yourbrief.trial.leak.Method;
import dev.yourbrief.trial.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Test cases that are known from the training data. What is searched for examples is the training
 * split too, so one check serves both.
 */
final class LeakFinder {

  private static final int SHOWN = 20;

  /**
   * What was found.
   *
   * @param ids the test cases it concerns
   */
  record Found(Leaks facts, Set<String> ids) {}

  private LeakFinder() {}

  /** Looks; empty when there are no training cases to look in. */
  static Optional<Found> find(Plan plan, Materials materials, Steps steps) {
    List<LabelledText> seen = new ArrayList<>(materials.texts(materials.train()));
    seen.addAll(materials.texts(materials.dev()));
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    steps.at("Looking for test cases in the training data", 0, 1);
    LeakOptions options = LeakOptions.DEFAULT.twinFrom(plan.limits().twinAt().doubleValue());
    List<LabelledText> tests = materials.texts(materials.test());
    LeakReport report = LeakCheck.between(seen, tests, options);
    LeakReport within = LeakCheck.within(tests, options);
    int exact = report.by(Method.EXACT);
    return Optional.of(
        new Found(
            new Leaks(
                report.tests(),
                exact,
                report.leaks().size() - exact,
                report.sameLabel(),
                report.tooShort().size(),
                within.leaks().size(),
                how(report, options),
                report.leaks().stream()
                    .sorted(Comparator.comparingDouble(Leak::similarity).reversed())
                    .limit(SHOWN)
                    .map(l -> new Pair(l.test().id(), l.row().id(), l.similarity(), l.givesAway()))
                    .toList()),
            isFree(seen) ? report.twinIds() : report.leakedIds()));
  }

  /** Where answers are free text, a twin with another answer may still give this one away. */
  private static boolean isFree(List<LabelledText> seen) {
    return seen.stream().map(LabelledText::label).distinct().count() > seen.size() / 3;
  }

  private static String how(LeakReport report, LeakOptions options) {
    return report.methods().stream()
        .map(method ->
            switch (method) {
              case EXACT -> "the same text but for case and punctuation";
              case CHARACTERS ->
                  "runs of three to five characters, TF-IDF cosine from " + options.twin();
              case SHINGLES ->
                  "runs of "
                      + options.shingle()
                      + " words, Jaccard similarity from "
                      + options.jaccard();
              case RUN -> "the same " + report.run() + " words in a row";
            })
        .collect(Collectors.joining("; "));
  }
}
