package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Progress;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The bytes of a file, read once: hashed and counted on the way, with a look at the start first.
 */
final class FileBytes extends InputStream {

  private static final int HEAD = 1 << 16;
  private static final int BUFFER = 1 << 20;
  private static final long STEP = 8L << 20;

  private final InputStream in;
  private final String name;
  private final long total;
  private final Progress progress;
  private final MessageDigest digest;
  private final byte[] head;
  private final int bom;
  private int headAt;
  private long done;
  private long told;

  private FileBytes(InputStream in, String name, long total, Progress progress) throws IOException {
    this.in = in;
    this.name = name;
    this.total = total;
    this.progress = progress;
    this.digest = sha256();
    this.head = in.readNBytes(HEAD);
    this.bom = isUtf16() ? 2 : starts(0xEF, 0xBB, 0xBF) ? 3 : 0;
    this.headAt = bom;
    digest.update(head);
    done = head.length;
  }

  static FileBytes open(Path file, String name, Progress progress) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      return new FileBytes(in, name, Files.size(file), progress);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** The hash of a whole file, in lower-case hexadecimal. */
  static String hash(Path file) throws IOException {
    return hash(file, "", Progress.SILENT);
  }

  static String hash(Path file, String name, Progress progress) throws IOException {
    try (FileBytes bytes = open(file, name, progress)) {
      return bytes.drainAndHash();
    }
  }

  Charset charset() {
    return !isUtf16()
        ? StandardCharsets.UTF_8
        : starts(0xFF, 0xFE) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
  }

  private boolean isUtf16() {
    return starts(0xFF, 0xFE) || starts(0xFE, 0xFF);
  }

  private boolean starts(int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (head.length <= i || (head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** The start of the file as text, after any byte order mark. */
  String start() {
    return new String(head, bom, head.length - bom, charset());
  }

  boolean looksLikeJson() {
    String text = start().stripLeading();
    return !isUtf16() && (text.startsWith("{") || text.startsWith("["));
  }

  /** What a file that holds no text is, and what to do about it. */
  Optional<Problem> whyNotText() {
    if (start().isBlank() && total <= HEAD) {
      return problem("the file is empty", "Export it again");
    }
    if (starts('P', 'K', 3, 4)) {
      return problem(
          "this is a ZIP archive or a spreadsheet, not a CSV or JSON file",
          "Unpack it, or save the sheet as CSV");
    }
    if (starts(0x1F, 0x8B)) {
      return problem("the file is compressed with gzip", "Unpack it with 'gunzip'");
    }
    if (starts('P', 'A', 'R', '1')) {
      return problem("this is a Parquet file, which is not read here", "Export it as CSV");
    }
    if (starts('%', 'P', 'D', 'F')) {
      return problem("this is a PDF, which is not read here", "Export the cost as CSV");
    }
    if (!isUtf16() && start().indexOf('\0') >= 0) {
      return problem("the file is not text", "Export it as CSV or JSON");
    }
    return Optional.empty();
  }

  private Optional<Problem> problem(String what, String fix) {
    return Optional.of(Problem.of(Location.of(name), what, fix));
  }

  /** Reads what is left, and gives the hash of the whole. */
  String drainAndHash() throws IOException {
    byte[] buffer = new byte[BUFFER];
    headAt = head.length;
    while (read(buffer, 0, buffer.length) >= 0) {
      // Only its hash is wanted.
    }
    progress.at(name, done, total);
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (headAt < head.length) {
      int n = Math.min(length, head.length - headAt);
      System.arraycopy(head, headAt, target, from, n);
      headAt += n;
      return n;
    }
    int n = in.read(target, from, length);
    if (n > 0) {
      digest.update(target, from, n);
      done += n;
      if (done - told >= STEP) {
        told = done;
        progress.at(name, done, total);
      }
    }
    return n;
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
