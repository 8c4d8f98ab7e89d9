package dev.yourbrief.provider.wire;

import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.sse.SseException;
import dev.yourbrief.provider.sse.SseParser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads whole streams, from bytes in pieces. */
public final class Pieces {

  private Pieces() {}

  public static List<Piece> read(PieceReader reader, byte[] bytes, int... splits) {
    SseParser parser = new SseParser(1 << 24);
    List<Piece> pieces = new ArrayList<>();
    try {
      int from = 0;
      for (int split : splits) {
        parser
            .feed(ByteBuffer.wrap(bytes, from, split - from))
            .forEach(e -> add(reader, e, pieces));
        from = split;
      }
      parser
          .feed(ByteBuffer.wrap(bytes, from, bytes.length - from))
          .forEach(e -> add(reader, e, pieces));
      parser.end().forEach(e -> add(reader, e, pieces));
    } catch (SseException e) {
      throw new AssertionError(e);
    }
    pieces.addAll(reader.end());
    return pieces;
  }

  public static List<Piece> readByteByByte(PieceReader reader, byte[] bytes) {
    return read(reader, bytes, IntStream.range(1, Math.max(1, bytes.length)).toArray());
  }

  private static void add(PieceReader reader, SseEvent event, List<Piece> pieces) {
    pieces.addAll(reader.take(event));
  }

  public static List<Piece> read(PieceReader reader, List<SseEvent> events) {
    List<Piece> pieces = new ArrayList<>();
    events.forEach(e -> pieces.addAll(reader.take(e)));
    pieces.addAll(reader.end());
    return pieces;
  }

  public static List<SseEvent> write(PieceWriter writer, List<Piece> pieces) {
    List<SseEvent> events = new ArrayList<>();
    pieces.forEach(p -> events.addAll(writer.write(p)));
    events.addAll(writer.end());
    return events;
  }

  /** The bytes of a stream of these data. */
  public static byte[] stream(String... data) {
    StringBuilder text = new StringBuilder();
    for (String one : data) {
      text.append("data: ").append(one).append("\n\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The last counts. */
  public static Optional<Usage> usage(List<Piece> pieces) {
    Optional<Usage> last = Optional.empty();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Counted(Usage usage)) {
        last = Optional.of(usage);
      }
    }
    return last;
  }

  /** The same answer in fewer pieces: neighbours of a kind put together, counts last. */
  public static List<Piece> joined(List<Piece> pieces) {
    List<Piece> joined = new ArrayList<>();
    for (Piece piece : pieces) {
      Piece last = joined.isEmpty() ? new Piece.Text("") : joined.getLast();
      Optional<Piece> both = join(last, piece);
      if (both.isPresent() && !joined.isEmpty()) {
        joined.set(joined.size() - 1, both.get());
      } else if (!(piece instanceof Piece.Counted)) {
        joined.add(piece);
      }
    }
    usage(pieces).ifPresent(u -> joined.add(new Piece.Counted(u)));
    return joined;
  }

  private static Optional<Piece> join(Piece last, Piece piece) {
    if (last instanceof Piece.Text(String a) && piece instanceof Piece.Text(String b)) {
      return Optional.of(new Piece.Text(a + b));
    }
    if (last instanceof Piece.Thinking(String a) && piece instanceof Piece.Thinking(String b)) {
      return Optional.of(new Piece.Thinking(a + b));
    }
    if (last instanceof Piece.CallArguments(int i, String a)
        && piece instanceof Piece.CallArguments(int j, String b)
        && i == j) {
      return Optional.of(new Piece.CallArguments(i, a + b));
    }
    return Optional.empty();
  }
}
