package dev.yourbrief.trial.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The lines of a UTF-8 text. A line that is too long or not UTF-8 spoils no other. */
public final class Lines {

  /**
   * A line.
   *
   * @param number from 1
   * @param text without its end; of a broken one what could be read of its beginning
   * @param broken why it cannot be used, if so
   */
  public record Line(int number, String text, Optional<String> broken) {

    public boolean isBlank() {
      return broken.isEmpty() && text.isBlank();
    }
  }

  private static final int SHOWN = 100;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final Deque<Line> again = new ArrayDeque<>();
  private int at;
  private int end;
  private int number;

  public Lines(InputStream in) {
    this.in = in;
  }

  /** The next line; empty at the end of the text. */
  public Optional<Line> next() throws IOException {
    Line kept = again.pollFirst();
    return kept == null ? fresh() : Optional.of(kept);
  }

  /** The next line that is not blank; empty at the end of the text. */
  public Optional<Line> nextWritten() throws IOException {
    Optional<Line> line = next();
    while (line.isPresent() && line.get().isBlank()) {
      line = next();
    }
    return line;
  }

  /** Puts a line back: it comes next. */
  public void unread(Line line) {
    again.addFirst(line);
  }

  private Optional<Line> fresh() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    boolean any = false;
    boolean tooLong = false;
    while (true) {
      if (at == end) {
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        at = 0;
        if (end == 0) {
          break;
        }
      }
      any = true;
      int stop = at;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      int room = Limits.LINE + 1 - bytes.size();
      bytes.write(buffer, at, Math.min(stop - at, room));
      tooLong |= bytes.size() > Limits.LINE;
      boolean whole = stop < end;
      at = whole ? stop + 1 : stop;
      if (whole) {
        break;
      }
    }
    if (!any) {
      return Optional.empty();
    }
    number++;
    return Optional.of(line(bytes, tooLong));
  }

  private Line line(ByteArrayOutputStream bytes, boolean tooLong) {
    byte[] all = bytes.toByteArray();
    if (tooLong) {
      return new Line(number, beginning(all), Optional.of("the line is longer than 8 MiB"));
    }
    int length = all.length > 0 && all[all.length - 1] == '\r' ? all.length - 1 : all.length;
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(all, 0, length)).toString();
      return new Line(number, text, Optional.empty());
    } catch (CharacterCodingException _) {
      return new Line(number, beginning(all), Optional.of("the line is not UTF-8 text"));
    }
  }

  private static String beginning(byte[] bytes) {
    return new String(bytes, 0, Math.min(SHOWN, bytes.length), StandardCharsets.UTF_8);
  }
}
