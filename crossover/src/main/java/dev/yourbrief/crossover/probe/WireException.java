package dev.yourbrief.crossover.probe;

import java.io.IOException;

/**
 * A request that failed for a reason worth counting by: what went wrong in general, and what the
 * server said of it.
 */
final class WireException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String detail;

  WireException(String reason, String detail) {
    super(reason);
    this.detail = detail;
  }

  /** What went wrong, in the same words for every request that it happened to. */
  String reason() {
    return String.valueOf(getMessage());
  }

  /** What the server said; may be empty, and may hold anything. */
  String detail() {
    return detail;
  }
}
