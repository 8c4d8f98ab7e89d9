package dev.yourbrief.publish.trial;

import dev.yourbrief.trial.decide.Comparison;

/**
 * A line of a forest plot.
 *
 * @param name what is compared
 * @param kind how it is drawn: {@code candidate}, {@code other} or {@code cheap}
 * @param role what that is called in the table
 * @param comparison with the baseline
 * @param p the p value to show
 */
record ForestRow(String name, String kind, String role, Comparison comparison, double p) {

  double low() {
    return comparison.registered().low();
  }

  double high() {
    return comparison.registered().high();
  }

  boolean isCheap() {
    return kind.equals(Contestants.CHEAP);
  }

  boolean isCandidate() {
    return kind.equals(Contestants.CANDIDATE);
  }
}
