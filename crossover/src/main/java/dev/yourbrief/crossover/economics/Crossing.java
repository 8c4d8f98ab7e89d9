package dev.yourbrief.crossover.economics;

import dev.yourbrief.figure.Draws;
import java.util.List;

/**
 * Where an option stops costing more than its rivals. Infinite means never.
 *
 * @param option the id of the option
 * @param rivals the ids of what it is compared with; the cheapest of them counts
 * @param first the lowest multiple of today's volume at which it costs no more
 * @param stable the lowest multiple from which it never costs more again
 * @param shareNever the share of draws that have no stable crossing
 * @param firstBill what the baseline costs at the first crossing, USD a month
 * @param stableBill what the baseline costs at the stable crossing, USD a month
 * @param firstMtok tokens at the first crossing, millions a month
 * @param stableMtok tokens at the stable crossing, millions a month
 * @param cheaperAgain with every input at its middle: the multiples beyond the first crossing at
 *     which a rival is cheaper again, as far as a chart goes
 */
public record Crossing(
    String option,
    List<String> rivals,
    Draws first,
    Draws stable,
    double shareNever,
    Draws firstBill,
    Draws stableBill,
    Draws firstMtok,
    Draws stableMtok,
    List<Interval> cheaperAgain) {

  public Crossing {
    rivals = List.copyOf(rivals);
    cheaperAgain = List.copyOf(cheaperAgain);
  }

  Crossing with(List<Interval> gaps) {
    return new Crossing(
        option,
        rivals,
        first,
        stable,
        shareNever,
        firstBill,
        stableBill,
        firstMtok,
        stableMtok,
        gaps);
  }
}
