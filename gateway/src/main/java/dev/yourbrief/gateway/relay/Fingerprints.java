package dev.yourbrief.gateway.relay;

import dev.yourbrief.figure.source.Hash;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fingerprints of prompts: the same prompt has the same one, and without the ledger's salt nobody
 * can tell a prompt from it by trying. Remembers for a while who asked what. Safe for many threads.
 */
final class Fingerprints {

  private static final int BYTES = 15;
  private static final int REMEMBERED = 8_192;
  private static final Duration WHILE = Duration.ofMinutes(10);

  private final byte[] salt;
  private final Map<String, Instant> asked =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };

  Fingerprints(byte[] salt) {
    this.salt = salt.clone();
  }

  /** Of the parts of a body that make its prompt; empty when there are none. */
  String of(Envelope envelope) {
    if (envelope.prompt().isEmpty()) {
      return "";
    }
    MessageDigest digest = Hash.sha256();
    digest.update(salt);
    for (Envelope.Range range : envelope.prompt()) {
      digest.update(envelope.body(), range.from(), range.to() - range.from());
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(digest.digest(), BYTES));
  }

  /** Whether this key asked the same not long before; from now on it has. */
  boolean isAgain(String key, String fingerprint, Instant now) {
    synchronized (asked) {
      Instant before = asked.put(key + " " + fingerprint, now);
      return before != null && before.plus(WHILE).isAfter(now);
    }
  }
}
