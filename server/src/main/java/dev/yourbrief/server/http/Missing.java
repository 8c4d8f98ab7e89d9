package dev.yourbrief.server.http;

/** What was asked for is not there, or not for whoever asks. */
public final class Missing extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** In a sentence that a person can be shown. */
  public Missing(String what) {
    super(what);
  }
}
