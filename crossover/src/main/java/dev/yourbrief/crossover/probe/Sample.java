package dev.yourbrief.crossover.probe;

import java.util.Optional;

/**
 * What one request gave. Times are nanoseconds of the clock.
 *
 * @param warmUp whether it only brought the server up to load
 * @param sent when its first byte was sent
 * @param arrivals when the pieces of its answer came
 * @param ended when it was over
 * @param usage the server's count of its tokens, if there is one
 * @param outcome how it ended
 */
record Sample(
    boolean warmUp,
    long sent,
    Arrivals arrivals,
    long ended,
    Optional<Usage> usage,
    Outcome outcome) {

  /** How a request ended. */
  sealed interface Outcome {}

  /** With its whole answer. */
  record Done() implements Outcome {}

  /** Stopped by us, as the time was over; what came until then was as it should be. */
  record Cut() implements Outcome {}

  /**
   * Without its whole answer.
   *
   * @param reason why, in words that are the same for every such failure
   * @param detail what the server said, redacted and short
   */
  record Failed(String reason, String detail) implements Outcome {}

  boolean isDone() {
    return outcome instanceof Done;
  }

  boolean isCut() {
    return outcome instanceof Cut;
  }
}
