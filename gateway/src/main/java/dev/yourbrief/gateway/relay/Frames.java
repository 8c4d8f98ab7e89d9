package dev.yourbrief.gateway.relay;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a stream of bytes into frames, each of which ends in an empty line and holds one event, or
 * only a comment. A half one is held back until the rest comes, so that a client never gets a part
 * of an event. Not safe for use by two threads at once.
 */
final class Frames {

  private final int mostBytes;
  private Buffer kept = Buffer.buffer(0);
  private boolean lineIsEmpty = true;
  private boolean afterCr;

  /**
   * @param mostBytes the most bytes of a frame
   */
  Frames(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * The frames that these bytes complete.
   *
   * @return empty when a frame is larger than allowed: the stream cannot be read on
   */
  List<Buffer> feed(Buffer piece) {
    List<Buffer> frames = new ArrayList<>();
    byte[] bytes = piece.getBytes();
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '\n' && afterCr) {
        // The second half of a line's end. It belongs to the frame before, when that is still here.
        afterCr = false;
        if (i == from && !frames.isEmpty()) {
          frames.getLast().appendByte(b);
          from = i + 1;
        }
      } else if (b == '\n' || b == '\r') {
        afterCr = b == '\r';
        if (lineIsEmpty) {
          frames.add(kept.appendBytes(bytes, from, i + 1 - from));
          kept = Buffer.buffer(0);
          from = i + 1;
        }
        lineIsEmpty = true;
      } else {
        afterCr = false;
        lineIsEmpty = false;
      }
    }
    kept.appendBytes(bytes, from, bytes.length - from);
    return frames;
  }

  /** Whether more is held back than a frame may have. */
  boolean isTooLarge() {
    return kept.length() > mostBytes;
  }

  /** What is held back: the last event, when its empty line never came. */
  Buffer rest() {
    return kept;
  }
}
