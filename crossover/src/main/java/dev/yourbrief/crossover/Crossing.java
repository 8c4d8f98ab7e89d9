package dev.yourbrief.crossover;

import dev.yourbrief.figure.Draws;
import java.util.List;

/**
 * Where self-hosting stops costing more than a rented option. Infinite means never.
 *
 * @param first the lowest multiple of today's volume at which it costs no more
 * @param stable the lowest multiple from which it never costs more again
 * @param shareNever the share of draws that have no stable crossing
 * @param firstBill the frontier bill at the first crossing, USD a month
 * @param stableBill the frontier bill at the stable crossing, USD a month
 * @param stableMtok input and output tokens at the stable crossing, millions a month
 * @param cheaperAgain with every input at its middle: the multiples beyond the first crossing at
 *     which renting is cheaper again, as far as the curve goes
 * @param swings what each uncertain input does to the stable crossing, the strongest first
 */
public record Crossing(
    Draws first,
    Draws stable,
    double shareNever,
    Draws firstBill,
    Draws stableBill,
    Draws stableMtok,
    List<Interval> cheaperAgain,
    List<Swing> swings) {

  public Crossing {
    cheaperAgain = List.copyOf(cheaperAgain);
    swings = List.copyOf(swings);
  }
}
