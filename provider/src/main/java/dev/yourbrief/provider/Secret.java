package dev.yourbrief.provider;

import dev.yourbrief.figure.source.Hash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A key. It is shown nowhere: only this package can open it, to send it. */
public final class Secret {

  private final String value;

  Secret(String value) {
    this.value = value;
  }

  String open() {
    return value;
  }

  /**
   * Whether somebody shows this key. Hashes are compared, so that the time it takes says nothing.
   */
  public boolean isShownAs(String presented) {
    return MessageDigest.isEqual(digest(value), digest(presented));
  }

  private static byte[] digest(String text) {
    return Hash.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
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
