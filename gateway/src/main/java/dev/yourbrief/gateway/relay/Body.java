package dev.yourbrief.gateway.relay;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/** A body that is put together from pieces, within bounds; it takes its bytes from the room. */
final class Body implements AutoCloseable {

  private static final int SMALLEST = 2048;

  private final Room room;
  private final int most;
  private byte[] bytes = new byte[0];
  private int length;
  private boolean isClosed;

  Body(Room room, int most) {
    this.room = room;
    this.most = most;
  }

  /** What became of a piece. */
  enum Taken {
    YES,
    TOO_LARGE,
    NO_ROOM
  }

  Taken add(Buffer piece) {
    int more = piece.length();
    if (more > most - length) {
      return Taken.TOO_LARGE;
    }
    if (length + more > bytes.length) {
      int wanted = Math.max(SMALLEST, Math.max(length + more, Math.min(most, 2 * bytes.length)));
      if (!room.take(wanted - (long) bytes.length)) {
        return Taken.NO_ROOM;
      }
      bytes = Arrays.copyOf(bytes, wanted);
    }
    piece.getBytes(bytes, length);
    length += more;
    return Taken.YES;
  }

  /** The bytes so far. */
  byte[] bytes() {
    return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
  }

  int length() {
    return length;
  }

  /** Gives the room back, once. */
  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      room.give(bytes.length);
    }
  }
}
