package dev.yourbrief.trial.decide;

import java.util.List;

/**
 * Another score that a win must not be paid for with.
 *
 * @param name for people
 * @param allowance how much worse it may be, 0 or more
 * @param scores both arms' scores; more is better
 */
public record Guard(String name, double allowance, List<PairedScore> scores) {

  public Guard {
    if (!(allowance >= 0)) {
      throw new IllegalArgumentException(name + ": an allowance of " + allowance);
    }
    scores = List.copyOf(scores);
  }
}
