package dev.yourbrief.playbook.prices;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Days in a row that can all have had the same price, or the same part of the list price, once the
 * rounding of the bill is allowed for. A new run begins on the first day that cannot go with the
 * ones before it: what changes then has changed in steps. If there are many runs, it has not.
 */
final class Runs {

  private static final int FEW = 4;

  private Runs() {}

  static List<List<PricedDay>> of(List<PricedDay> days, Function<PricedDay, Span> span) {
    List<List<PricedDay>> runs = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    for (PricedDay day : days) {
      Span its = span.apply(day);
      if (!runs.isEmpty() && spans.getLast().meets(its)) {
        runs.getLast().add(day);
        spans.set(spans.size() - 1, spans.getLast().common(its));
      } else {
        runs.add(new ArrayList<>(List.of(day)));
        spans.add(its);
      }
    }
    return runs;
  }

  /** Whether these are steps, and not a price that is another every few days. */
  static boolean areSteps(List<List<PricedDay>> runs, int days) {
    return runs.size() <= FEW || runs.size() * 7 <= days;
  }
}
