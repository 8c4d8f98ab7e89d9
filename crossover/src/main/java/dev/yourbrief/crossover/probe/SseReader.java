package dev.yourbrief.crossover.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Server-sent events out of bytes that come in pieces of any size. Bytes are kept until a line is
 * whole, so a character that is cut in two by the network stays one. Lines end in CR, LF or both;
 * comments and unknown fields are passed over; the data of an event may stand on several lines.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, section
 *     9.2.6: interpreting an event stream</a>
 */
final class SseReader {

  /** Takes each event. */
  interface Sink {
    /**
     * @param name what kind of event; {@code message} where the server says nothing
     * @param data its data, lines joined by LF
     */
    void event(String name, String data) throws IOException;
  }

  /** A line or an event longer than this is no answer of a model, one token at a time. */
  static final int LONGEST = 1 << 20;

  private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final Sink sink;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
  private final StringBuilder data = new StringBuilder(512);
  private String name = "";
  private boolean hasData;
  private boolean afterCr;
  private boolean firstLine = true;

  SseReader(Sink sink) {
    this.sink = sink;
  }

  /**
   * Reads on.
   *
   * @throws IOException if a line or an event is too long, or the sink refuses one
   */
  void feed(byte[] bytes, int from, int to) throws IOException {
    int start = from;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == '\n' && afterCr) {
        // The second half of CR LF.
        afterCr = false;
        start = i + 1;
      } else if (b == '\n' || b == '\r') {
        line.write(bytes, start, i - start);
        afterCr = b == '\r';
        start = i + 1;
        endLine();
      } else {
        afterCr = false;
      }
    }
    line.write(bytes, start, to - start);
    if (line.size() > LONGEST) {
      throw new WireException("a line of the stream is too long", "");
    }
  }

  /**
   * The stream has ended. An event whose blank line never came is passed on all the same: servers
   * leave it out after {@code [DONE]}.
   */
  void end() throws IOException {
    if (line.size() > 0) {
      endLine();
    }
    dispatch();
  }

  private void endLine() throws IOException {
    byte[] bytes = line.toByteArray();
    line.reset();
    int skip = firstLine && startsWithBom(bytes) ? BOM.length : 0;
    firstLine = false;
    String text = new String(bytes, skip, bytes.length - skip, StandardCharsets.UTF_8);
    if (text.isEmpty()) {
      dispatch();
      return;
    }
    int colon = text.indexOf(':');
    String field = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    if (value.startsWith(" ")) {
      value = value.substring(1);
    }
    switch (field) {
      case "data" -> {
        if (hasData) {
          data.append('\n');
        }
        data.append(value);
        hasData = true;
        if (data.length() > LONGEST) {
          throw new WireException("an event of the stream is too long", "");
        }
      }
      case "event" -> name = value;
      default -> {
        // Comments have an empty field name; id and retry are of no use here.
      }
    }
  }

  private void dispatch() throws IOException {
    if (hasData) {
      String whole = data.toString();
      String kind = name.isEmpty() ? "message" : name;
      data.setLength(0);
      hasData = false;
      name = "";
      sink.event(kind, whole);
    }
    name = "";
  }

  private static boolean startsWithBom(byte[] bytes) {
    return bytes.length >= BOM.length
        && bytes[0] == BOM[0]
        && bytes[1] == BOM[1]
        && bytes[2] == BOM[2];
  }
}
