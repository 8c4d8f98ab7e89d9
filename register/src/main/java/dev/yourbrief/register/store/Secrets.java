package dev.yourbrief.register.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Names and secrets that nobody can guess. Of a secret only its hash is kept. */
public final class Secrets {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 32;
  private static final int ID_BYTES = 12;

  private Secrets() {}

  /** A new secret of 256 bits, as it may stand in an address. */
  public static String secret() {
    return random(SECRET_BYTES);
  }

  /** A new name of 96 bits. */
  public static String id() {
    return random(ID_BYTES);
  }

  private static String random(int bytes) {
    byte[] drawn = new byte[bytes];
    RANDOM.nextBytes(drawn);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
  }

  /** What is kept of a secret: enough, since nobody can try all of them. */
  public static String hash(String secret) {
    return Contents.hash(secret.getBytes(StandardCharsets.UTF_8));
  }
}
