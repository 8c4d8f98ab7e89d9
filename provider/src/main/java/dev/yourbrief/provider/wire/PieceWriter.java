package dev.yourbrief.provider.wire;

import dev.yourbrief.provider.sse.SseEvent;
import java.util.List;

/** Writes pieces as the events of one stream. Not safe for use by two threads at once. */
public interface PieceWriter {

  /** The events for this piece, which may be none. */
  List<SseEvent> write(Piece piece);

  /** The events that close the stream. */
  List<SseEvent> end();

  /** What could not be said so far. */
  List<Loss> losses();
}
