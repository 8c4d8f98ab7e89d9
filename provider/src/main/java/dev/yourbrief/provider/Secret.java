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
  public boolean equals(Object other) {
    return other instanceof Secret secret && value.equals(secret.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
