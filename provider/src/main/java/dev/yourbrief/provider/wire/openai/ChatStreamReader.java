package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.PieceReader;
import dev.yourbrief.provider.wire.ProviderError;
import dev.yourbrief.provider.wire.WireError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Reads the chunks of chat completions.
 *
 * <p>The stream is whole when {@code [DONE]} came or, from servers that do not send it, when a
 * reason to finish came. That it finished is said at its end, or with the chunk that holds only
 * token counts: some servers give a reason with every chunk.
 */
final class ChatStreamReader implements PieceReader {

  private final SortedMap<Integer, ChatChoice> choices = new TreeMap<>();
  private Optional<Usage> counted = Optional.empty();
  private boolean hasBegun;
  private boolean isDone;
  private boolean isOver;
  private String id = "";

  @Override
  public List<Piece> take(SseEvent event) {
    if (isOver) {
      return List.of();
    }
    String data = event.data();
    if (data.isBlank()) {
      return List.of();
    }
    if (data.charAt(0) == '[' && data.strip().equals("[DONE]")) {
      isDone = true;
      return end();
    }
    Optional<JsonNode> tree = Json.tree(data);
    if (tree.isEmpty() || !tree.get().isObject()) {
      return fail(WireError.unreadable("an event of the answer's stream is not JSON"));
    }
    JsonNode chunk = tree.get();
    Optional<WireError> error =
        event.name().equals("error")
            ? Optional.of(ProviderError.of(chunk).asError(0))
            : OpenAiErrors.in(chunk);
    return error.isPresent() ? fail(error.get()) : takeChunk(chunk);
  }

  private List<Piece> fail(WireError error) {
    isOver = true;
    return List.of(new Piece.Failed(error));
  }

  private List<Piece> takeChunk(JsonNode chunk) {
    List<Piece> pieces = new ArrayList<>(2);
    JsonNode list = chunk.path("choices");
    if (!hasBegun) {
      id = Json.text(chunk, "id");
      if (!id.isEmpty() || !list.isEmpty()) {
        hasBegun = true;
        pieces.add(new Piece.Began(id, Json.text(chunk, "model")));
      }
    }
    for (JsonNode choice : list) {
      if (choice.isObject()) {
        Optional<WireError> error = OpenAiErrors.in(choice);
        if (error.isPresent()) {
          isOver = true;
          pieces.add(new Piece.Failed(error.get()));
          return pieces;
        }
        int index = Math.max(0, choice.path("index").asInt(0));
        choices.computeIfAbsent(index, _ -> new ChatChoice(id)).take(choice, to(index, pieces));
      }
    }
    if (list.isEmpty()) {
      addFinished(pieces, false);
    }
    addCounted(chunk, list, pieces);
    return pieces;
  }

  /** Where a choice's pieces go: those of all but the first say whose they are. */
  private static ChatChoice.Sink to(int index, List<Piece> pieces) {
    return index == 0 ? pieces::add : p -> pieces.add(new Piece.OfOther(index, p));
  }

  /** Servers put the counts in one of these places; where they come again the last is the sum. */
  private void addCounted(JsonNode chunk, JsonNode list, List<Piece> pieces) {
    JsonNode usage = chunk.path("usage");
    if (!usage.isObject()) {
      usage = list.path(0).path("usage");
    }
    if (!usage.isObject()) {
      usage = chunk.path("x_groq").path("usage");
    }
    if (usage.isObject()) {
      OpenAiUsage.read(usage)
          .ifPresent(u -> {
            counted = Optional.of(u);
            pieces.add(new Piece.Counted(u));
          });
    }
  }

  /**
   * @param all whether those that gave no reason are finished too
   */
  private boolean addFinished(List<Piece> pieces, boolean all) {
    boolean any = false;
    for (Map.Entry<Integer, ChatChoice> choice : choices.entrySet()) {
      any |= choice.getValue().finish(all, to(choice.getKey(), pieces));
    }
    return any;
  }

  @Override
  public List<Piece> end() {
    if (isOver) {
      return List.of();
    }
    isOver = true;
    if (!hasBegun || choices.isEmpty()) {
      return List.of(
          new Piece.Failed(
              isDone
                  ? WireError.unreadable("the answer's stream holds no message of a model")
                  : WireError.brokenOff()));
    }
    List<Piece> pieces = new ArrayList<>(2);
    if (addFinished(pieces, isDone)) {
      // The last of a stream is its counts.
      counted.ifPresent(u -> pieces.add(new Piece.Counted(u)));
    }
    for (ChatChoice choice : choices.values()) {
      if (!choice.isFinished()) {
        return List.of(new Piece.Failed(WireError.brokenOff()));
      }
    }
    return pieces;
  }
}
