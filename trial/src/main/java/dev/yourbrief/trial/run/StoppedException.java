package dev.yourbrief.trial.run;

/** The run goes no further. What was answered is kept; the same command goes on from there. */
public final class StoppedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why a run stops. */
  public enum Reason {
    /** The next call might cost more than is left. */
    BUDGET,
    /** The provider will not answer any call of ours, or none for a while. */
    PROVIDER,
    /** Somebody asked it to. */
    ASKED
  }

  private final Reason reason;

  public StoppedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
