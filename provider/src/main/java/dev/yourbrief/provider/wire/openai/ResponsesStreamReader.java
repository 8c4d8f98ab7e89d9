package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.PieceReader;
import dev.yourbrief.provider.wire.ProviderError;
import dev.yourbrief.provider.wire.WireError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads the events of responses. Items are told apart by their place in the output: some servers
 * change their ids on the way. The stream is whole when the response is said to be at its end.
 */
final class ResponsesStreamReader implements PieceReader {

  private static final class Slot {
    private final int index;
    private boolean hasArguments;

    Slot(int index) {
      this.index = index;
    }
  }

  private final Map<Integer, Slot> calls = new HashMap<>();
  private final Set<Long> spoken = new HashSet<>();
  private long speaking = -1;
  private boolean hasBegun;
  private boolean hasContent;
  private boolean refused;
  private boolean isOver;

  @Override
  public List<Piece> take(SseEvent event) {
    if (isOver || event.data().isBlank()) {
      return List.of();
    }
    if (event.data().charAt(0) == '[' && event.data().strip().equals("[DONE]")) {
      return List.of();
    }
    Optional<JsonNode> tree = Json.tree(event.data());
    if (tree.isEmpty() || !tree.get().isObject()) {
      return fail(WireError.unreadable("an event of the answer's stream is not JSON"));
    }
    JsonNode data = tree.get();
    String type = Json.text(data, "type");
    return take(type.isEmpty() ? event.name() : type, data);
  }

  private List<Piece> take(String type, JsonNode data) {
    return switch (type) {
      case "response.output_text.delta" -> said(data, new Piece.Text(Json.text(data, "delta")));
      case "response.function_call_arguments.delta" -> arguments(data, Json.text(data, "delta"));
      case "response.reasoning_summary_text.delta", "response.reasoning_text.delta" ->
          said(data, new Piece.Thinking(Json.text(data, "delta")));
      case "response.refusal.delta" -> said(data, new Piece.Refusal(Json.text(data, "delta")));
      case "response.output_text.done" -> unsaid(data, new Piece.Text(Json.text(data, "text")));
      case "response.refusal.done" -> unsaid(data, new Piece.Refusal(Json.text(data, "refusal")));
      case "response.reasoning_summary_part.added" ->
          data.path("summary_index").asInt(0) > 0 ? content(new Piece.Thinking("\n\n")) : List.of();
      case "response.function_call_arguments.done" -> restOfArguments(data);
      case "response.output_text.annotation.added" ->
          content(
              new Piece.Native(
                  Names.RESPONSES,
                  Json.object().set("annotations", Json.array().add(data.path("annotation")))));
      case "response.output_item.added" -> added(data);
      case "response.output_item.done" -> done(data);
      case "response.created", "response.queued", "response.in_progress" ->
          begin(data.path("response"));
      case "response.completed", "response.incomplete", "response.cancelled" ->
          finish(data.path("response"));
      case "response.failed" -> failed(data.path("response"));
      case "error" -> fail(ProviderError.of(data).asError(0));
      default -> {
        Optional<WireError> error = OpenAiErrors.in(data);
        yield error.isPresent() ? fail(error.get()) : List.of();
      }
    };
  }

  private List<Piece> fail(WireError error) {
    isOver = true;
    return List.of(new Piece.Failed(error));
  }

  private List<Piece> begin(JsonNode response) {
    if (hasBegun) {
      return List.of();
    }
    hasBegun = true;
    return List.of(new Piece.Began(Json.text(response, "id"), Json.text(response, "model")));
  }

  /** The pieces, after the one that begins where the stream is joined in its middle. */
  private List<Piece> content(Piece... more) {
    hasContent = true;
    if (hasBegun && more.length == 1) {
      return List.of(more[0]);
    }
    List<Piece> pieces = new ArrayList<>(begin(Json.object()));
    pieces.addAll(List.of(more));
    return pieces;
  }

  private static long place(JsonNode data) {
    return ((long) data.path("output_index").asInt(0) << 32) | data.path("content_index").asInt(0);
  }

  private List<Piece> said(JsonNode data, Piece piece) {
    long place = place(data);
    if (place != speaking) {
      speaking = place;
      spoken.add(place);
    }
    refused |= piece instanceof Piece.Refusal;
    return Json.text(data, "delta").isEmpty() ? List.of() : content(piece);
  }

  /** A text that comes at once was not said before. */
  private List<Piece> unsaid(JsonNode data, Piece piece) {
    boolean isEmpty = Json.text(data, "text").isEmpty() && Json.text(data, "refusal").isEmpty();
    if (isEmpty || !spoken.add(place(data))) {
      return List.of();
    }
    refused |= piece instanceof Piece.Refusal;
    return content(piece);
  }

  private List<Piece> added(JsonNode data) {
    JsonNode item = data.path("item");
    return Json.text(item, "type").equals("function_call")
        ? content(open(data.path("output_index").asInt(0), item))
        : List.of();
  }

  private Piece open(int outputIndex, JsonNode item) {
    Slot slot = new Slot(calls.size());
    calls.put(outputIndex, slot);
    return new Piece.CallBegan(
        slot.index, ResponsesAnswerReader.callId(item), Json.text(item, "name"), "");
  }

  private List<Piece> arguments(JsonNode data, String text) {
    Slot slot = calls.get(data.path("output_index").asInt(0));
    if (slot == null || text.isEmpty()) {
      return List.of();
    }
    slot.hasArguments = true;
    return content(new Piece.CallArguments(slot.index, text));
  }

  private List<Piece> restOfArguments(JsonNode data) {
    Slot slot = calls.get(data.path("output_index").asInt(0));
    return slot == null || slot.hasArguments
        ? List.of()
        : arguments(data, ChatCalls.arguments(data));
  }

  private List<Piece> done(JsonNode data) {
    JsonNode item = data.path("item");
    int place = data.path("output_index").asInt(0);
    return switch (Json.text(item, "type")) {
      case "message" -> List.of();
      case "function_call" -> {
        Slot slot = calls.get(place);
        List<Piece> pieces = new ArrayList<>(slot == null ? content(open(place, item)) : List.of());
        Slot opened = calls.get(place);
        String arguments = ChatCalls.arguments(item);
        if (opened != null && !opened.hasArguments && !arguments.isEmpty()) {
          opened.hasArguments = true;
          pieces.add(new Piece.CallArguments(opened.index, arguments));
        }
        yield pieces;
      }
      case "reasoning" -> signature(item);
      default -> item.isObject() ? content(new Piece.Native(Names.RESPONSES, item)) : List.of();
    };
  }

  private List<Piece> signature(JsonNode item) {
    String proof = Json.text(item, "encrypted_content");
    if (proof.isEmpty()) {
      return List.of();
    }
    boolean isRedacted = ResponsesThoughts.read(item).text().isEmpty();
    return content(new Piece.Signature(Names.RESPONSES, proof, isRedacted));
  }

  private List<Piece> finish(JsonNode response) {
    List<Piece> pieces = new ArrayList<>(begin(response));
    if (!hasContent) {
      // Some servers say it all at the end.
      for (Part part : ResponsesAnswerReader.parts(response.path("output"))) {
        addWhole(part, pieces);
      }
    }
    isOver = true;
    pieces.add(
        new Piece.Finished(ResponsesAnswerReader.finish(response, refused, !calls.isEmpty()), ""));
    addCounted(response, pieces);
    return pieces;
  }

  private void addWhole(Part part, List<Piece> pieces) {
    switch (part) {
      case Part.Text text when !text.text().isEmpty() -> pieces.add(new Piece.Text(text.text()));
      case Part.Refusal refusal -> {
        refused = true;
        pieces.add(new Piece.Refusal(refusal.text()));
      }
      case Part.Thinking thinking -> {
        if (!thinking.text().isEmpty()) {
          pieces.add(new Piece.Thinking(thinking.text()));
        }
        if (!thinking.signature().isEmpty()) {
          pieces.add(
              new Piece.Signature(Names.RESPONSES, thinking.signature(), thinking.isRedacted()));
        }
      }
      case Part.ToolCall call -> {
        int index = calls.size();
        calls.put(index, new Slot(index));
        pieces.add(new Piece.CallBegan(index, call.id(), call.name(), ""));
        pieces.add(new Piece.CallArguments(index, call.arguments()));
      }
      case Part.Native own -> pieces.add(new Piece.Native(Names.RESPONSES, own.json()));
      default -> {
        // Nothing else is in an answer.
      }
    }
  }

  private static void addCounted(JsonNode response, List<Piece> pieces) {
    OpenAiUsage.read(response.path("usage")).ifPresent(u -> pieces.add(new Piece.Counted(u)));
  }

  private List<Piece> failed(JsonNode response) {
    List<Piece> pieces = new ArrayList<>();
    addCounted(response, pieces);
    pieces.addAll(fail(ProviderError.of(response).asError(0)));
    return pieces;
  }

  @Override
  public List<Piece> end() {
    return isOver ? List.of() : fail(WireError.brokenOff());
  }
}
