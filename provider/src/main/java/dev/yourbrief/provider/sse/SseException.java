package dev.yourbrief.provider.sse;

/** A stream goes beyond what is allowed of it. */
public final class SseException extends Exception {

  private static final long serialVersionUID = 1L;

  public SseException(String message) {
    super(message);
  }
}
