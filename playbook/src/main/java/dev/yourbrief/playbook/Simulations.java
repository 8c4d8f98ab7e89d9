package dev.yourbrief.playbook;

import dev.yourbrief.crossover.Crossover;
import dev.yourbrief.crossover.CrossoverCase;
import dev.yourbrief.crossover.CrossoverResult;
import java.util.HashMap;
import java.util.Map;

/**
 * Simulations already run, by the case they ran: a what-if that changes no input of one does not
 * run it again.
 */
final class Simulations {

  private final Map<CrossoverCase, CrossoverResult> results = new HashMap<>();

  CrossoverResult of(CrossoverCase wanted) {
    return results.computeIfAbsent(wanted, Crossover::of);
  }
}
