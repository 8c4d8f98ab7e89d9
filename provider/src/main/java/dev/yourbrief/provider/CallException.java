package dev.yourbrief.provider;

import java.time.Duration;
import java.util.Optional;

/** A call that gave no answer. Its message is for people and holds no key and no prompt. */
public final class CallException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What kept the answer away. */
  public enum Kind {
    /** Too many calls or tokens (429): later it may go. */
    RATE_LIMITED,
    /** The provider is busy or broken (5xx, 529): later it may go. */
    UNAVAILABLE,
    /** No answer in time. */
    TIMEOUT,
    /** No connection, or one that broke. */
    UNREACHABLE,
    /**
     * The key is missing, wrong or may not do this (401, 403); or nothing is left to spend (402).
     */
    NOT_ALLOWED,
    /** The provider will not take this request (other 4xx): it will not go later either. */
    REJECTED,
    /** An answer came that cannot be read. */
    UNREADABLE
  }

  private final Kind kind;
  private final Optional<Duration> retryAfter;

  public CallException(Kind kind, String message, Optional<Duration> retryAfter) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  public Kind kind() {
    return kind;
  }

  /** How long the provider asks us to wait, if it said. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** Whether the same call may succeed later. */
  public boolean isPassing() {
    return switch (kind) {
      case RATE_LIMITED, UNAVAILABLE, TIMEOUT, UNREACHABLE -> true;
      case NOT_ALLOWED, REJECTED, UNREADABLE -> false;
    };
  }
}
