package dev.yourbrief.server.http;

/** What was to be changed is not any more what whoever asks believes it is. */
public final class Stale extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** In a sentence that a person can be shown. */
  public Stale(String what) {
    super(what);
  }
}
