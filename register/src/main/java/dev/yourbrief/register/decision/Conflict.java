package dev.yourbrief.register.decision;

/** Somebody else was quicker, or what is asked for stands against what the record says. */
public final class Conflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** In a sentence that a person can be shown. */
  public Conflict(String what) {
    super(what);
  }
}
