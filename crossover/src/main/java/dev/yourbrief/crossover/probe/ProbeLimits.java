package dev.yourbrief.crossover.probe;

import java.time.Duration;

/**
 * How much is measured, and how much at most.
 *
 * @param minRequests a rung has at least so many answers, and two for each of its users
 * @param minTime a rung takes at least so long
 * @param rungTime a rung takes no longer
 * @param totalTime the whole takes no longer
 * @param maxRequests no more requests are sent
 * @param maxTokens no more tokens are read and written together
 * @param idle how long a server may say nothing
 */
public record ProbeLimits(
    int minRequests,
    Duration minTime,
    Duration rungTime,
    Duration totalTime,
    long maxRequests,
    long maxTokens,
    Duration idle) {

  /** A few minutes, and about as many tokens as a long novel has, ten times. */
  public static final ProbeLimits DEFAULT =
      new ProbeLimits(
          8,
          Duration.ofSeconds(5),
          Duration.ofSeconds(45),
          Duration.ofMinutes(3),
          2_000,
          2_000_000,
          Duration.ofSeconds(60));
}
