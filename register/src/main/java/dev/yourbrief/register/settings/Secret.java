package dev.yourbrief.register.settings;

/** A password or key. It is shown nowhere. */
public final class Secret {

  private final String value;

  Secret(String value) {
    this.value = value;
  }

  /** The secret, to be handed to what asks for it and nowhere else. */
  public String open() {
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
