package dev.yourbrief.crossover;

import java.util.Comparator;
import java.util.List;

/** One-at-a-time sensitivity of the stable crossing (the data of a tornado chart). */
final class Sensitivity {

  private Sensitivity() {}

  static List<Swing> of(CrossoverCase c, Inputs inputs, boolean withOpen) {
    double middle = bill(World.of(c, inputs.middle(), 0), withOpen);
    return inputs.uncertain().stream()
        .map(name ->
            new Swing(
                name,
                inputs.quantile(name, 0.1),
                inputs.quantile(name, 0.5),
                inputs.quantile(name, 0.9),
                bill(World.of(c, inputs.with(name, 0.1), 0), withOpen),
                middle,
                bill(World.of(c, inputs.with(name, 0.9), 0), withOpen)))
        .sorted(Comparator.comparingDouble(Swing::spread).reversed().thenComparing(Swing::input))
        .toList();
  }

  private static double bill(World world, boolean withOpen) {
    return Crossover.times(world.stairs().stable(world.rented(withOpen)), world.bill());
  }
}
