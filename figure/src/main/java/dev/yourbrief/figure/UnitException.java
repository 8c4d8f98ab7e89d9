package dev.yourbrief.figure;

/**
 * A unit that is not known, or two amounts whose units do not go together. The message is for
 * people.
 */
public final class UnitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnitException(String message) {
    super(message);
  }
}
