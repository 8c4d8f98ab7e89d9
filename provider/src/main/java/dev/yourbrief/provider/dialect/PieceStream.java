package dev.yourbrief.provider.dialect;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.StreamReader;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.PieceReader;
import dev.yourbrief.provider.wire.WireError;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts the pieces of a stream together to an answer. */
final class PieceStream implements StreamReader {

  private static final String DONE = "[DONE]";

  private final PieceReader reader;
  private final Consumer<String> onText;
  private final StringBuilder text = new StringBuilder();
  private String model = "";
  private Optional<Finish> finish = Optional.empty();
  private Optional<Usage> usage = Optional.empty();
  private boolean isCountedAtEnd;

  PieceStream(PieceReader reader, Consumer<String> onText) {
    this.reader = reader;
    this.onText = onText;
  }

  /** The last that matters is the count after the finish or, without one, the mark of the end. */
  @Override
  public boolean take(SseEvent event) throws CallException {
    take(reader.take(event));
    return finish.isPresent() && (isCountedAtEnd || event.data().strip().equals(DONE));
  }

  private void take(List<Piece> pieces) throws CallException {
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Began began -> model = began.model();
        case Piece.Text more -> {
          text.append(more.text());
          onText.accept(more.text());
        }
        case Piece.Counted counted -> {
          usage = Optional.of(counted.usage());
          isCountedAtEnd = finish.isPresent();
        }
        case Piece.Finished finished -> finish = Optional.of(finished.finish());
        case Piece.Failed failed -> throw Failures.of(failed.error());
        default -> {
          // Thoughts, calls and the like are no text of the answer.
        }
      }
    }
  }

  @Override
  public ChatReply end() throws CallException {
    take(reader.end());
    if (finish.isEmpty()) {
      throw Failures.of(WireError.brokenOff());
    }
    return new ChatReply(text.toString(), finish.get(), model, usage);
  }
}
