package dev.yourbrief.cli;

import java.util.Optional;

/** What to say of long steps where no bar can move: a line at each quarter, of large files only. */
final class PlainSteps {

  private static final long LARGE = 64L << 20;
  private static final int QUARTERS = 4;

  private String last = "";
  private long told;

  /** The line to print, if it is time for one. */
  synchronized Optional<String> line(String step, long done, long total) {
    if (total < LARGE) {
      return Optional.empty();
    }
    if (!step.equals(last)) {
      last = step;
      told = 0;
    }
    long quarter = Math.min(QUARTERS, done * QUARTERS / total);
    if (quarter <= told) {
      return Optional.empty();
    }
    told = quarter;
    return Optional.of(step + ": " + quarter * 100 / QUARTERS + " %");
  }
}
