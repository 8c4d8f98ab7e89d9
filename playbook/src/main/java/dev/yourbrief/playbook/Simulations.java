package dev.yourbrief.playbook;

import dev.yourbrief.crossover.economics.Case;
import dev.yourbrief.crossover.economics.Comparison;
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
  private final Map<Case, Comparison> results = new HashMap<>();

  Simulations(Sampler sampler) {
    this.sampler = sampler;
  }

  Sampler sampler() {
    return sampler;
  }

  Draws draw(String stream, Range range) {
    return draws.computeIfAbsent(new Drawn(stream, range), d -> sampler.draw(d.stream, d.range));
  }

  Comparison of(Case wanted) {
    return results.computeIfAbsent(wanted, Comparison::of);
  }
}
