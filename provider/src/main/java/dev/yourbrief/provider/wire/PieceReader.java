package dev.yourbrief.provider.wire;

import dev.yourbrief.provider.sse.SseEvent;
import java.util.List;

/** Reads the events of one stream. Not safe for use by two threads at once. */
public interface PieceReader {

  /**
   * What the next event says; nothing for noise such as a ping. An event that cannot be read, or
   * one that is an error, gives a {@link Piece.Failed}, never an exception.
   */
  List<Piece> take(SseEvent event);

  /**
   * What is still to say after the last byte: a {@link Piece.Failed} when the stream broke off
   * before the answer's end (no reason to finish, no last event), nothing when all is well.
   */
  List<Piece> end();
}
