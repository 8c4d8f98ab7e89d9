package dev.yourbrief.gateway.relay;

import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.sse.SseException;
import dev.yourbrief.provider.sse.SseParser;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.PieceReader;
import dev.yourbrief.provider.wire.PieceWriter;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireFormat;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer on its way as a stream: bytes of the provider's come in, bytes for the client go out,
 * and the meter sees what is in them. In the same format they go out as they came, but for the
 * token counts that the client did not ask for. Not safe for use by two threads at once.
 */
final class StreamAnswer {

  private final Meter meter;
  private final PieceReader reader;
  private final Optional<PieceWriter> writer;
  private final boolean dropsUsage;
  private final EventText text;
  private final Frames frames;
  private final SseParser parser;
  private final int mostBytes;
  private boolean sawEnd;
  private boolean isTold;
  private boolean isToldHere;

  /**
   * @param theirs the provider's format
   * @param writer writes the client's, when that is another
   * @param dropsUsage whether events of token counts alone are kept from the client
   * @param text how events reach the client
   * @param mostBytes the most bytes of one event
   */
  StreamAnswer(
      WireFormat theirs,
      Optional<PieceWriter> writer,
      boolean dropsUsage,
      EventText text,
      Meter meter,
      int mostBytes) {
    this.meter = meter;
    this.reader = theirs.reader();
    this.writer = writer;
    this.dropsUsage = dropsUsage;
    this.text = text;
    this.frames = new Frames(mostBytes);
    this.parser = new SseParser(mostBytes);
    this.mostBytes = mostBytes;
  }

  /** What these bytes mean for the client; may be nothing yet. */
  Buffer take(Buffer bytes) {
    Buffer out = Buffer.buffer(bytes.length());
    for (Buffer frame : frames.feed(bytes)) {
      takeFrame(frame, out);
    }
    if (frames.isTooLarge()) {
      fail("an event of its stream has more than " + mostBytes + " bytes", out);
    }
    return out;
  }

  private void takeFrame(Buffer frame, Buffer out) {
    try {
      List<SseEvent> events = parser.feed(ByteBuffer.wrap(frame.getBytes()));
      boolean isNeeded = takeEvents(events, out);
      if (writer.isEmpty() && text.isRaw() && isNeeded) {
        out.appendBuffer(frame);
      }
    } catch (SseException e) {
      fail(String.valueOf(e.getMessage()), out);
    }
  }

  /** Returns whether the client is to see the events as they are. */
  private boolean takeEvents(List<SseEvent> events, Buffer out) {
    boolean isNeeded = true;
    for (SseEvent event : events) {
      sawEnd |= isEnd(event);
      List<Piece> pieces = reader.take(event);
      meter.take(pieces);
      meter.eventsTaken();
      isTold |= pieces.stream().anyMatch(Piece.Failed.class::isInstance);
      if (writer.isPresent()) {
        write(pieces, out);
      } else if (dropsUsage && isCountsOnly(event.data(), pieces)) {
        isNeeded = false;
      } else if (!text.isRaw()) {
        text.write(event, out);
      }
    }
    return isNeeded;
  }

  private void write(List<Piece> pieces, Buffer out) {
    for (Piece piece : pieces) {
      isToldHere |= piece instanceof Piece.Failed;
      writer.orElseThrow().write(piece).forEach(e -> text.write(e, out));
    }
  }

  /** The event that chat completions add for counts that were asked for: it has no choices. */
  private static boolean isCountsOnly(String data, List<Piece> pieces) {
    if (pieces.stream().noneMatch(Piece.Counted.class::isInstance)) {
      return false;
    }
    int at = data.indexOf("\"choices\"");
    return at >= 0 && data.substring(at + 9).replaceAll("\\s", "").startsWith(":[]");
  }

  private static boolean isEnd(SseEvent event) {
    return event.data().equals("[DONE]") || event.name().equals("message_stop");
  }

  /** What is still to tell the client when the provider's last byte has come. */
  Buffer end() {
    Buffer out = Buffer.buffer();
    try {
      Buffer rest = frames.rest();
      List<SseEvent> events = new ArrayList<>(parser.feed(ByteBuffer.wrap(rest.getBytes())));
      events.addAll(parser.end());
      boolean isNeeded = takeEvents(events, out);
      if (!events.isEmpty() && isNeeded && writer.isEmpty() && text.isRaw()) {
        out.appendBuffer(rest).appendString("\n\n");
      } else if (writer.isEmpty() && text.isRaw() && rest.toString().isBlank()) {
        // The second half of the last line's end.
        out.appendBuffer(rest);
      }
    } catch (SseException e) {
      fail(String.valueOf(e.getMessage()), out);
    }
    if (meter.failure().isEmpty()) {
      List<Piece> last = reader.end();
      meter.take(last);
      last.stream()
          .filter(Piece.Failed.class::isInstance)
          .map(Piece.Failed.class::cast)
          .findFirst()
          .ifPresent(f -> tell(f.error(), out));
    }
    close(out);
    return out;
  }

  /**
   * The stream broke: what the client is told, so that it takes the half answer for no whole one.
   */
  Buffer broke(WireError error) {
    Buffer out = Buffer.buffer();
    meter.take(List.of(new Piece.Failed(error)));
    tell(error, out);
    close(out);
    return out;
  }

  private void fail(String message, Buffer out) {
    if (meter.failure().isEmpty()) {
      WireError error = WireError.of(WireError.Kind.SERVER, 502, message);
      meter.take(List.of(new Piece.Failed(error)));
      tell(error, out);
    }
  }

  private void tell(WireError error, Buffer out) {
    if (isTold) {
      return;
    }
    isTold = true;
    isToldHere = true;
    if (writer.isPresent()) {
      writer.get().write(new Piece.Failed(error)).forEach(e -> text.write(e, out));
    } else {
      text.writeError(error, out);
    }
  }

  private void close(Buffer out) {
    if (meter.failure().isEmpty()) {
      writer.ifPresent(w -> w.end().forEach(e -> text.write(e, out)));
    }
    text.end(out);
  }

  /**
   * Whether the client was told of an error in the gateway's words. There are clients that know no
   * errors within streams; such a stream must not end as a whole one does.
   */
  boolean isBroken() {
    return isToldHere;
  }

  /** Whether all that counts has come, although the stream may still be open. */
  boolean isComplete() {
    return sawEnd || meter.isComplete();
  }
}
