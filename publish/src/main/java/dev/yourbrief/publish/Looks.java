package dev.yourbrief.publish;

import dev.yourbrief.crossover.economics.Findings;
import java.util.ArrayList;
import java.util.List;

/**
 * How the line of each option is told from the others, in every chart of a report: by colour,
 * dashes and its name beside it. What is done today is ink, the option the question is about has
 * the accent.
 */
record Looks(Findings findings) {

  private static final String BASELINE = "rent";
  private static final String FOCUS = "own";
  private static final int OTHERS = 4;

  /** The style of an option. */
  String of(String option) {
    if (isBaseline(option)) {
      return BASELINE;
    }
    if (option.equals(findings.focus())) {
      return FOCUS;
    }
    return "o" + (1 + others().indexOf(option) % OTHERS);
  }

  boolean isBaseline(String option) {
    return option.equals(findings.options().getFirst().id());
  }

  private List<String> others() {
    List<String> others =
        new ArrayList<>(findings.options().stream().skip(1).map(Findings.Who::id).toList());
    others.remove(findings.focus());
    return others;
  }
}
