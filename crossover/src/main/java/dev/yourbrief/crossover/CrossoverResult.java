package dev.yourbrief.crossover;

import dev.yourbrief.figure.Draws;
import java.util.List;
import java.util.Optional;

/**
 * What the simulation found. Draw {@code i} of everything in it belongs to the same world.
 *
 * @param frontierName what the frontier option is called
 * @param openName what the open option is called, if there is one
 * @param selfHostName what the self-host option is called
 * @param vsFrontier where self-hosting crosses the frontier bill
 * @param vsCheapestRented where it crosses the cheaper of the rented options; without an open
 *     option the same as {@code vsFrontier}
 * @param today every option at today's volume
 * @param scales every option at the scales asked for
 * @param selfHostFloor what self-hosting costs with nothing to serve, USD a month
 * @param curve the cost curves, from the lowest multiple to the highest
 */
public record CrossoverResult(
    String frontierName,
    Optional<String> openName,
    String selfHostName,
    Crossing vsFrontier,
    Crossing vsCheapestRented,
    ScaleRow today,
    List<ScaleRow> scales,
    Draws selfHostFloor,
    List<CurvePoint> curve) {

  public CrossoverResult {
    scales = List.copyOf(scales);
    curve = List.copyOf(curve);
  }

  /** The options' names: frontier, open if there is one, self-host. */
  public List<String> optionNames() {
    return today.options().stream().map(OptionCost::option).toList();
  }

  /** {@link Crossing#cheaperAgain()} against the frontier bill. */
  public List<Interval> cheaperAgain() {
    return vsFrontier.cheaperAgain();
  }

  /** {@link Crossing#swings()} against the frontier bill. */
  public List<Swing> swings() {
    return vsFrontier.swings();
  }
}
