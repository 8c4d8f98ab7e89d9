package dev.yourbrief.provider.sse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads server-sent events out of pieces of bytes. Where the pieces begin and end makes no
 * difference: a line is decoded only when all of it is there, so that no character is cut.
 *
 * <p>Lines end in CR, LF or both; a byte order mark at the start, comments, ids and retry times are
 * passed over. Not safe for use by two threads at once.
 */
public final class SseParser {

  private static final byte CR = '\r';
  private static final byte LF = '\n';

  private final int mostBytes;
  private byte[] kept = new byte[0];
  private int keptLength;
  private boolean atStart = true;
  private boolean afterCr;
  private String name = "";
  private final StringBuilder data = new StringBuilder();
  private boolean hasData;

  /**
   * @param mostBytes the most bytes of a line, and the most characters of an event's data
   */
  public SseParser(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** The events that these bytes complete; takes all bytes of the buffer. */
  public List<SseEvent> feed(ByteBuffer piece) throws SseException {
    byte[] bytes = new byte[piece.remaining()];
    piece.get(bytes);
    List<SseEvent> events = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == LF && afterCr) {
        afterCr = false;
        start = i + 1;
      } else if (b == LF || b == CR) {
        afterCr = b == CR;
        takeLine(bytes, start, i, events);
        start = i + 1;
      } else {
        afterCr = false;
      }
    }
    keep(bytes, start, bytes.length);
    return events;
  }

  /**
   * The event that the end of the stream completes, if any. The standard drops an event without an
   * empty line after it; some providers leave that line out after their last event.
   */
  public List<SseEvent> end() throws SseException {
    List<SseEvent> events = new ArrayList<>();
    if (keptLength > 0) {
      takeLine(new byte[0], 0, 0, events);
    }
    takeEvent(events);
    return events;
  }

  private void keep(byte[] bytes, int from, int to) throws SseException {
    int more = to - from;
    check(keptLength + (long) more);
    if (more == 0) {
      return;
    }
    if (kept.length < keptLength + more) {
      kept = Arrays.copyOf(kept, Math.max(keptLength + more, 2 * kept.length));
    }
    System.arraycopy(bytes, from, kept, keptLength, more);
    keptLength += more;
  }

  private void takeLine(byte[] bytes, int from, int to, List<SseEvent> events) throws SseException {
    String line;
    if (keptLength == 0) {
      check(to - from);
      line = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    } else {
      keep(bytes, from, to);
      line = new String(kept, 0, keptLength, StandardCharsets.UTF_8);
      keptLength = 0;
    }
    if (atStart) {
      atStart = false;
      line = line.startsWith("\uFEFF") ? line.substring(1) : line;
    }
    if (line.isEmpty()) {
      takeEvent(events);
    } else {
      takeField(line);
    }
  }

  private void takeField(String line) throws SseException {
    int colon = line.indexOf(':');
    if (colon == 0) {
      return;
    }
    String field = colon < 0 ? line : line.substring(0, colon);
    int from = colon < 0 ? line.length() : colon + 1;
    if (from < line.length() && line.charAt(from) == ' ') {
      from++;
    }
    if (field.equals("data")) {
      check(data.length() + (long) line.length() - from + 1);
      if (hasData) {
        data.append('\n');
      }
      data.append(line, from, line.length());
      hasData = true;
    } else if (field.equals("event")) {
      name = line.substring(from);
    }
  }

  private void takeEvent(List<SseEvent> events) {
    if (hasData) {
      events.add(new SseEvent(name, data.toString()));
    }
    name = "";
    data.setLength(0);
    hasData = false;
  }

  private void check(long length) throws SseException {
    if (length > mostBytes) {
      throw new SseException(
          "a line or an event of its stream has more than " + mostBytes + " bytes");
    }
  }
}
