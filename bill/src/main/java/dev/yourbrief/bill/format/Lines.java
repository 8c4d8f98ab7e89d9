package dev.yourbrief.bill.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The lines of a file, each of bounded length: of a longer one only the start is kept, and it is
 * said to be too long. Numbered from 1, so that a message can name them.
 */
final class Lines {

  /** Far longer than any row of a bill, far shorter than memory. */
  static final int MAX_LINE_BYTES = 1 << 20;

  private static final int KEPT_OF_TOO_LONG = 200;

  /** What spreadsheets of the West write that do not write UTF-8; every byte is a character. */
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private final InputStream in;
  private final Charset charset;
  private final int unit;
  private final char end;
  private final int maxBytes;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;
  private int number;
  private long western;

  /**
   * @param in the bytes, after any byte order mark
   * @param head what the start of them tells of their text
   */
  Lines(InputStream in, Head head, int maxBytes) {
    this.in = in;
    this.charset = head.charset();
    this.end = head.lineEnd();
    this.unit = charset.name().startsWith("UTF-16") ? 2 : 1;
    this.maxBytes = maxBytes;
  }

  /**
   * A line without its end.
   *
   * @param number its number, from 1
   * @param text its text; only the start when it is too long
   * @param tooLong whether it was longer than allowed
   */
  record Line(int number, String text, boolean tooLong) {}

  /** How many lines were given so far. */
  int number() {
    return number;
  }

  /** How many of them were no UTF-8, and were read as Windows-1252. */
  long western() {
    return western;
  }

  /** The next line; empty at the end of the file. */
  Optional<Line> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    long length = 0;
    boolean any = false;
    while (true) {
      if (filled - at < unit) {
        if (!fill()) {
          break;
        }
      }
      any = true;
      int start = at;
      int newline = newline();
      int chunk = newline - start;
      int room = (int) Math.min(chunk, maxBytes - Math.min(maxBytes, length));
      line.write(buffer, start, room);
      length += chunk;
      at = newline;
      if (at + unit <= filled) {
        at += unit;
        return Optional.of(line(line, length));
      }
    }
    return any ? Optional.of(line(line, length)) : Optional.empty();
  }

  /** Where the next line end stands in the buffer, or the end of what is filled. */
  private int newline() {
    int i = at;
    if (unit == 1) {
      while (i < filled && buffer[i] != end) {
        i++;
      }
      return i;
    }
    boolean bigEndian = charset.name().endsWith("BE");
    while (i + 1 < filled
        && !(buffer[bigEndian ? i + 1 : i] == end && buffer[bigEndian ? i : i + 1] == 0)) {
      i += 2;
    }
    return i;
  }

  /** Reads on; keeps half a character that was left over. */
  private boolean fill() throws IOException {
    int left = filled - at;
    System.arraycopy(buffer, at, buffer, 0, left);
    at = 0;
    filled = left;
    int read = in.read(buffer, left, buffer.length - left);
    if (read <= 0) {
      at = filled;
      return false;
    }
    filled += read;
    return filled - at >= unit || fill();
  }

  private Line line(ByteArrayOutputStream bytes, long length) {
    number++;
    boolean tooLong = length > maxBytes;
    String text = bytes.toString(charset);
    if (unit == 1 && text.indexOf('\uFFFD') >= 0 && !isUtf8(bytes.toByteArray(), tooLong)) {
      western++;
      text = bytes.toString(WESTERN);
    }
    if (tooLong) {
      text = text.substring(0, Math.min(text.length(), KEPT_OF_TOO_LONG));
    }
    return new Line(
        number, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, tooLong);
  }

  /** A line may hold the replacement character itself. */
  private static boolean isUtf8(byte[] bytes, boolean tooLong) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return tooLong;
    }
  }
}
