package dev.yourbrief.provider;

import java.time.Duration;

/**
 * How much a call may take.
 *
 * @param connect the longest wait for a connection
 * @param total the longest wait for the whole answer, its last byte included
 * @param answerBytes the most bytes of an answer's body
 */
public record Limits(Duration connect, Duration total, int answerBytes) {

  /** Room for a model that reasons for minutes. */
  public static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(10), Duration.ofMinutes(10), 16 << 20);

  public Limits {
    if (!connect.isPositive() || !total.isPositive() || answerBytes < 1) {
      throw new IllegalArgumentException("limits of a call are above 0");
    }
  }
}
