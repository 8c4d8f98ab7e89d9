package dev.yourbrief.playbook;

import dev.yourbrief.crossover.Crossover;
import dev.yourbrief.crossover.CrossoverCase;
import dev.yourbrief.crossover.CrossoverResult;
import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Range;
import dev.yourbrief.figure.Sampler;
import java.util.HashMap;
import java.util.Map;

/**
 * What has been drawn and simulated already, shared by an evaluation and its what-ifs: a what-if
 * that changes no input of a simulation does not run it again.
 */
final class Simulations {

  private record Drawn(String stream, Range range) {}

  private final Sampler sampler;
  private final Map<Drawn, Draws> draws = new HashMap<>();
  private final Map<CrossoverCase, CrossoverResult> results = new HashMap<>();

  Simulations(Sampler sampler) {
    this.sampler = sampler;
  }

  Sampler sampler() {
    return sampler;
  }

  Draws draw(String stream, Range range) {
    return draws.computeIfAbsent(new Drawn(stream, range), d -> sampler.draw(d.stream, d.range));
  }

  CrossoverResult of(CrossoverCase wanted) {
    return results.computeIfAbsent(wanted, Crossover::of);
  }
}
