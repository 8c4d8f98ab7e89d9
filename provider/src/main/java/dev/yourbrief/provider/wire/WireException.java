package dev.yourbrief.provider.wire;

/** What came is not what its format says. */
public final class WireException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient WireError error;

  public WireException(WireError error) {
    super(error.message());
    this.error = error;
  }

  public WireError error() {
    return error;
  }
}
