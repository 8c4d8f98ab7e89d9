package dev.yourbrief.trial.run;

import dev.yourbrief.figure.source.Hash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** The key an answer is kept under: the hash of everything that could have changed it. */
public final class CallKey {

  private CallKey() {}

  /**
   * A key.
   *
   * @param parts everything that matters, in a fixed order; each is hashed with its length, so that
   *     no two lists run into each other
   */
  public static String of(List<String> parts) {
    MessageDigest digest = Hash.sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
