package dev.yourbrief.register.store;

import dev.yourbrief.figure.source.Hash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Bytes by their hash, in parts of a MiB. The same bytes are kept once, however often they are
 * given; what was kept never changes. So giving them again after a cut connection does no harm.
 */
public final class Contents {

  private static final int PART = 1 << 20;

  private final Store store;

  public Contents(Store store) {
    this.store = store;
  }

  /** Keeps a file's bytes. */
  public Content put(Path file) {
    String sha256 = Hash.of(file);
    try (InputStream in = Files.newInputStream(file)) {
      return store.write(h -> put(h, sha256, in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps bytes. */
  public Content put(byte[] bytes) {
    return store.write(h -> put(h, bytes));
  }

  /** Keeps bytes, as part of a transaction. */
  public static Content put(Handle h, byte[] bytes) {
    return put(h, hash(bytes), new ByteArrayInputStream(bytes));
  }

  /** The hash of bytes, in lower-case hexadecimal. */
  public static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(Hash.sha256().digest(bytes));
  }

  /**
   * Keeps what is read, as part of a transaction.
   *
   * @param sha256 the hash it has; if what is read has another, the transaction fails
   */
  public static Content put(Handle h, String sha256, InputStream in) {
    Optional<Content> known = find(h, sha256);
    if (known.isPresent()) {
      return known.get();
    }
    // Size follows; two who bring the same bytes at once meet here, and one waits.
    int mine =
        h.execute(
            "INSERT INTO content (sha256, size) VALUES (?, 0) ON CONFLICT (sha256) DO NOTHING",
            sha256);
    if (mine == 0) {
      return find(h, sha256).orElseThrow();
    }
    MessageDigest digest = Hash.sha256();
    long size = 0;
    try {
      byte[] part = in.readNBytes(PART);
      for (int n = 0; part.length > 0 || n == 0; n++) {
        digest.update(part);
        size += part.length;
        h.execute("INSERT INTO content_part (sha256, n, bytes) VALUES (?, ?, ?)", sha256, n, part);
        part = in.readNBytes(PART);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      throw new UncheckedIOException(new IOException("the file changed while it was read"));
    }
    h.execute("UPDATE content SET size = ? WHERE sha256 = ?", size, sha256);
    return new Content(sha256, size);
  }

  private static Optional<Content> find(Handle h, String sha256) {
    return h.createQuery("SELECT sha256, size FROM content WHERE sha256 = ?")
        .bind(0, sha256)
        .map((rs, ctx) -> new Content(rs.getString(1), rs.getLong(2)))
        .findFirst();
  }

  /**
   * Writes bytes out, part by part.
   *
   * @throws IllegalArgumentException if there are none of this hash
   */
  public void copy(String sha256, OutputStream out) {
    for (int n = 0; ; n++) {
      int wanted = n;
      Optional<byte[]> part =
          store.read(h ->
              h.createQuery("SELECT bytes FROM content_part WHERE sha256 = ? AND n = ?")
                  .bind(0, sha256)
                  .bind(1, wanted)
                  .map((rs, ctx) -> rs.getBytes(1))
                  .findFirst());
      if (part.isEmpty()) {
        if (n == 0) {
          throw new IllegalArgumentException("no such content: " + sha256);
        }
        return;
      }
      write(out, part.get());
    }
  }

  private static void write(OutputStream out, byte[] part) {
    try {
      out.write(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes bytes to a file. */
  public void copy(String sha256, Path file) {
    try (OutputStream out = Files.newOutputStream(file)) {
      copy(sha256, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All the bytes, for what is known to be small. */
  public byte[] bytes(String sha256) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    copy(sha256, out);
    return out.toByteArray();
  }
}
