package dev.yourbrief.trial.file;

import dev.yourbrief.figure.source.Hash;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.HexFormat;

/** A file that is being read, and hashed on the way. */
public final class Source implements Closeable {

  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final DigestInputStream digested;
  private final InputStream text;

  private Source(DigestInputStream digested, InputStream text) {
    this.digested = digested;
    this.text = text;
  }

  /** What to call a file in messages: its name without its folders. */
  public static String name(Path path) {
    Path last = path.getFileName();
    return last == null ? path.toString() : last.toString();
  }

  /**
   * Opens a file of text; a byte order mark is passed over.
   *
   * @throws dev.yourbrief.figure.source.InputException if it is missing, too large or UTF-16
   */
  public static Source open(Path path) throws IOException {
    String name = name(path);
    check(path, name);
    DigestInputStream digested =
        new DigestInputStream(new Bounded(Files.newInputStream(path), name), Hash.sha256());
    BufferedInputStream text = new BufferedInputStream(digested, 1 << 16);
    text.mark(3);
    byte[] head = text.readNBytes(3);
    boolean marked = Arrays.equals(head, UTF_8_MARK);
    if (!marked) {
      text.reset();
    }
    if (head.length >= 2 && isUtf16(head)) {
      text.close();
      throw Problems.fatal(name, 0, "the file is UTF-16 text", "Save it as UTF-8");
    }
    return new Source(digested, text);
  }

  /**
   * Refuses what is no file, or one that is too large.
   *
   * @throws dev.yourbrief.figure.source.InputException if so
   */
  public static void check(Path path, String name) throws IOException {
    try {
      if (Files.isDirectory(path)) {
        throw Problems.fatal(name, 0, "this is a folder, not a file", "Name a file in it");
      }
      if (Files.size(path) > Limits.FILE) {
        throw tooLarge(name);
      }
    } catch (NoSuchFileException _) {
      throw Problems.fatal(name, 0, "there is no such file", "Check the path");
    }
  }

  private static boolean isUtf16(byte[] head) {
    return (head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)
        || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF);
  }

  private static RuntimeException tooLarge(String name) {
    return Problems.fatal(name, 0, "the file is larger than 1 GiB", "Split it into parts");
  }

  public InputStream stream() {
    return text;
  }

  /** SHA-256 of the whole file in lower-case hexadecimal; what was not read yet is read now. */
  public String sha256() throws IOException {
    byte[] buffer = new byte[1 << 16];
    int read = text.read(buffer);
    while (read >= 0) {
      read = text.read(buffer);
    }
    return HexFormat.of().formatHex(digested.getMessageDigest().digest());
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  /** A file may grow while it is read, so its size beforehand is not enough. */
  private static final class Bounded extends FilterInputStream {

    private final String name;
    private long left = Limits.FILE;

    Bounded(InputStream in, String name) {
      super(in);
      this.name = name;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int n = super.read(buffer, from, length);
      count(Math.max(0, n));
      return n;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw tooLarge(name);
      }
    }
  }
}
