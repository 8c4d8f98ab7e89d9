package dev.yourbrief.playbook;

import dev.yourbrief.crossover.economics.Case;
import dev.yourbrief.crossover.economics.Comparison;
import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Range;
import dev.yourbrief.figure.Sampler;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What has been drawn and simulated already, shared by an evaluation and its what-ifs: a what-if
 * that changes no input of a simulation does not run it again. Only the latest are kept: somebody
 * may move a slider all day.
 */
final class Simulations {

  private record Drawn(String stream, Range range) {}

  private final Sampler sampler;
  private final Map<Drawn, Draws> draws = latest(512);

  /** Each holds some ten megabytes of draws. */
  private final Map<Case, Comparison> results = latest(3);

  Simulations(Sampler sampler) {
    this.sampler = sampler;
  }

  private static <K, V> Map<K, V> latest(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
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
