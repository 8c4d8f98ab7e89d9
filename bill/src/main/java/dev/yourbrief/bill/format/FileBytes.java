package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Progress;
import dev.yourbrief.bill.container.CutException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The bytes of a file, read once: hashed and counted on the way, with a look at the start first.
 */
final class FileBytes extends InputStream {

  private static final int BUFFER = 1 << 16;
  private static final long STEP = 8L << 20;

  private final InputStream in;
  private final String name;
  private final long total;
  private final Progress progress;
  private final Optional<MessageDigest> digest;
  private final Head head;
  private final byte[] first;
  private int firstAt;
  private long done;
  private long told;

  private FileBytes(InputStream in, String name, long total, Progress progress, boolean hashed)
      throws IOException {
    this.in = in;
    this.name = name;
    this.total = total;
    this.progress = progress;
    this.digest = hashed ? Optional.of(sha256()) : Optional.empty();
    this.first = start(in);
    this.head = new Head(first);
    digest.ifPresent(d -> d.update(first));
    done = first.length;
  }

  /** What stands before a cut is read; the cut comes again with the next read. */
  private static byte[] start(InputStream in) throws IOException {
    byte[] bytes = new byte[Head.LENGTH / 8];
    int length = 0;
    try {
      for (int n = 0; n >= 0 && length < Head.LENGTH; length += Math.max(0, n)) {
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, Head.LENGTH);
        }
        n = in.read(bytes, length, bytes.length - length);
      }
    } catch (CutException e) {
      if (length == 0) {
        throw e;
      }
    }
    return Arrays.copyOf(bytes, length);
  }

  /**
   * @param hashed whether its hash will be asked for
   */
  static FileBytes open(Path file, String name, Progress progress, boolean hashed)
      throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      return new FileBytes(in, name, Files.size(file), progress, hashed);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Bytes that come out of something else, which is read and closed elsewhere. */
  static FileBytes of(InputStream in, String name) throws IOException {
    return new FileBytes(in, name, 0, Progress.SILENT, true);
  }

  /** The hash of a whole file, in lower-case hexadecimal. */
  static String hash(Path file) throws IOException {
    return hash(file, "", Progress.SILENT);
  }

  static String hash(Path file, String name, Progress progress) throws IOException {
    try (FileBytes bytes = open(file, name, progress, true)) {
      return bytes.drainAndHash();
    }
  }

  Head head() {
    return head;
  }

  /** Passes over the byte order mark: what follows is text. */
  FileBytes asText() {
    firstAt = head.mark();
    return this;
  }

  /** Reads what is left, and gives the hash of the whole. */
  String drainAndHash() throws IOException {
    byte[] buffer = new byte[BUFFER];
    firstAt = first.length;
    try {
      while (read(buffer, 0, buffer.length) >= 0) {
        // Only its hash is wanted.
      }
    } catch (CutException e) {
      // It was told of, or stands after all that was of use; the hash is of what there is.
    }
    progress.at(name, done, total);
    return digest.map(d -> HexFormat.of().formatHex(d.digest())).orElse("");
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (firstAt < first.length) {
      int n = Math.min(length, first.length - firstAt);
      System.arraycopy(first, firstAt, target, from, n);
      firstAt += n;
      return n;
    }
    int n = in.read(target, from, length);
    if (n > 0) {
      if (digest.isPresent()) {
        digest.get().update(target, from, n);
      }
      done += n;
      if (done - told >= STEP) {
        told = done;
        progress.at(name, done, total);
      }
    }
    return n;
  }

  /** Whether there is more: gzip files of several members ask. */
  @Override
  public int available() throws IOException {
    return firstAt < first.length ? first.length - firstAt : in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
