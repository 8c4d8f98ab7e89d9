package dev.yourbrief.trial.decide;

import java.util.List;

/**
 * Another score that a win must not be paid for with.
 *
 * @param name for people
 * @param allowance how much worse it may be, 0 or more
 * @param scores both arms' scores; more is better
 * @param scale what they are counted in
 */
public record Guard(String name, double allowance, List<PairedScore> scores, Scale scale) {

  public Guard {
    if (!(allowance >= 0)) {
      throw new IllegalArgumentException(name + ": an allowance of " + allowance);
    }
    scores = List.copyOf(scores);
  }

  /** Of scores from 0 to 1. */
  public Guard(String name, double allowance, List<PairedScore> scores) {
    this(name, allowance, scores, Scale.POINTS);
  }
}
