package dev.yourbrief.provider;

/** A key. It is shown nowhere: only this package can open it, to send it. */
public final class Secret {

  private final String value;

  Secret(String value) {
    this.value = value;
  }

  String open() {
    return value;
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
