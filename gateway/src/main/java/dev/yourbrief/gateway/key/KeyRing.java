package dev.yourbrief.gateway.key;

import dev.yourbrief.figure.source.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds whose key a client shows. Only hashes are kept, and only hashes are compared, so that how
 * long a comparison takes says nothing about a key. Immutable.
 */
public final class KeyRing {

  /** Longer than any key; nothing longer is hashed. */
  private static final int MOST_CHARS = 256;

  private final Map<Digest, VirtualKey> keys;

  private KeyRing(Map<Digest, VirtualKey> keys) {
    this.keys = keys;
  }

  /**
   * A ring of keys.
   *
   * @throws IllegalArgumentException if a hash is no SHA-256 in hexadecimal, or stands there twice
   */
  public static KeyRing of(List<VirtualKey> keys) {
    Map<Digest, VirtualKey> byHash = new HashMap<>();
    for (VirtualKey key : keys) {
      if (byHash.put(Digest.of(HexFormat.of().parseHex(key.sha256())), key) != null) {
        throw new IllegalArgumentException("two keys have the same hash: " + key.name());
      }
    }
    return new KeyRing(byHash);
  }

  /** Whose key this is; empty for nobody's. */
  public Optional<VirtualKey> find(String presented) {
    if (presented.isEmpty() || presented.length() > MOST_CHARS) {
      return Optional.empty();
    }
    return Optional.ofNullable(keys.get(Digest.of(digest(presented))));
  }

  /** The hash of a key, as the configuration holds it: 64 hex digits. */
  public static String hash(String key) {
    return HexFormat.of().formatHex(digest(key));
  }

  private static byte[] digest(String key) {
    return Hash.sha256().digest(key.getBytes(StandardCharsets.UTF_8));
  }

  /** The 32 bytes of a SHA-256, compared without an early end. */
  private record Digest(long a, long b, long c, long d) {

    static Digest of(byte[] bytes) {
      if (bytes.length != 4 * Long.BYTES) {
        throw new IllegalArgumentException("a SHA-256 has 64 hex digits");
      }
      ByteBuffer in = ByteBuffer.wrap(bytes);
      return new Digest(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Digest o && ((a ^ o.a) | (b ^ o.b) | (c ^ o.c) | (d ^ o.d)) == 0;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(a);
    }
  }
}
