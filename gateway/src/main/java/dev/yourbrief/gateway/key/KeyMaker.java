package dev.yourbrief.gateway.key;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Makes keys to give out. */
public final class KeyMaker {

  /** What every key begins with, so that a key that was published by mistake can be found. */
  public static final String PREFIX = "yb-";

  private static final int BYTES = 32;

  private KeyMaker() {}

  /**
   * A new key.
   *
   * @param key the key: {@code yb-} and 43 characters of base64url, 256 random bits; shown once and
   *     kept nowhere
   * @param sha256 its hash, which goes into the configuration
   */
  public record Made(String key, String sha256) {

    /** Without the key. */
    @Override
    public String toString() {
      return "Made[sha256=" + sha256 + "]";
    }
  }

  /**
   * Makes one.
   *
   * @param random a {@link java.security.SecureRandom}, except in tests
   */
  public static Made make(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new Made(key, KeyRing.hash(key));
  }
}
