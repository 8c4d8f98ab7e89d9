package dev.yourbrief.gateway.key;

import java.time.Duration;
import java.util.Optional;

/** Whether a request may go on. */
public sealed interface Admission {

  /** It may; what was set aside for it must be settled once. */
  record Granted(Reservation reservation) implements Admission {}

  /**
   * It may not.
   *
   * @param message what a client is told, a sentence without a full stop
   * @param retryAfter when it may be worth asking again; empty when time alone does not help
   */
  record Refused(Reason reason, String message, Optional<Duration> retryAfter)
      implements Admission {}

  /** Why not. */
  enum Reason {
    /** The key is not for this model. */
    MODEL_NOT_ALLOWED,
    /** The key has ended. */
    EXPIRED,
    /** Too many requests in a minute. */
    REQUESTS,
    /** Too many tokens in a minute. */
    TOKENS,
    /** Too many requests at once. */
    CONCURRENT,
    /** The budget has no room for what this may cost. */
    BUDGET,
    /** The key has a budget and the model no known price: what cannot be counted has no bound. */
    PRICE_UNKNOWN;

    /** The name in rows, metrics and answers. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
