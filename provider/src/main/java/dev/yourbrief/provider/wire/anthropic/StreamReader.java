package dev.yourbrief.provider.wire.anthropic;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.PieceReader;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireError.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a stream of events.
 *
 * <p>Blocks that only this API knows are given whole when they end, as {@link Piece.Native}. A
 * second {@code message_start}, which some servers send by mistake or where they began anew, begins
 * no second answer: blocks that were open are forgotten and its counts take the place of the first.
 */
final class StreamReader implements PieceReader {

  private static final Set<String> TEXT = Set.of("type", "text", "citations");
  private static final Set<String> CALL = Set.of("type", "id", "name", "input");

  /** A block that is open. */
  private static final class Block {
    private final String type;
    private final JsonNode start;

    /** Of a call: which one of the answer's. */
    private final int call;

    private final StringBuilder json = new StringBuilder();
    private boolean hasJson;

    Block(String type, JsonNode start, int call) {
      this.type = type;
      this.start = start;
      this.call = call;
    }
  }

  private final Map<Integer, Block> open = new HashMap<>();
  private final Counts counts = new Counts();
  private int calls;
  private boolean hasBegun;
  private boolean hasFinished;
  private boolean isOver;

  /** Whether the block before was a text, and whether it had sources. */
  private boolean isAfterText;

  private boolean isAfterCited;

  @Override
  public List<Piece> take(SseEvent event) {
    if (isOver || event.data().equals("[DONE]")) {
      return List.of();
    }
    Optional<JsonNode> tree = Json.tree(event.data());
    if (tree.isEmpty() || !tree.get().isObject()) {
      return fail(WireError.of(Kind.SERVER, 502, "an event of the stream is no JSON object"));
    }
    JsonNode said = tree.get();
    return switch (Json.text(said, "type")) {
      case "content_block_delta" -> delta(said);
      case "content_block_start" -> started(said);
      case "content_block_stop" -> stopped(said);
      case "message_start" -> began(said.path("message"));
      case "message_delta" -> ending(said);
      case "message_stop" -> {
        isOver = true;
        yield hasFinished ? List.of() : List.of(new Piece.Finished(Finish.OTHER, ""));
      }
      case "error" -> fail(Errors.read(said));
      default -> said.path("error").isObject() ? fail(Errors.read(said)) : List.of();
    };
  }

  private List<Piece> fail(WireError error) {
    isOver = true;
    return List.of(new Piece.Failed(error));
  }

  private List<Piece> began(JsonNode message) {
    open.clear();
    isAfterText = false;
    isAfterCited = false;
    counts.take(message.path("usage"));
    List<Piece> pieces = new ArrayList<>(2);
    if (!hasBegun) {
      hasBegun = true;
      pieces.add(new Piece.Began(Json.text(message, "id"), Json.text(message, "model")));
    }
    counts.usage().ifPresent(u -> pieces.add(new Piece.Counted(u)));
    addWhole(message, pieces);
    return pieces;
  }

  /** Where code of the model's calls tools, the whole answer may stand in the first event. */
  private void addWhole(JsonNode message, List<Piece> pieces) {
    int at = 0;
    for (JsonNode block : message.path("content")) {
      ObjectNode event = Json.object().put("index", at++);
      event.set("content_block", block);
      pieces.addAll(started(event));
      pieces.addAll(stopped(event));
    }
    String reason = Json.text(message, "stop_reason");
    if (!reason.isEmpty()) {
      addEnd(message, reason, pieces);
    }
  }

  private List<Piece> started(JsonNode event) {
    JsonNode start = event.path("content_block");
    String type = Json.text(start, "type");
    boolean isCall = type.equals("tool_use");
    Block block = new Block(type, start, isCall ? calls++ : -1);
    open.put(event.path("index").asInt(0), block);
    List<Piece> pieces = new ArrayList<>(2);
    switch (type) {
      case "text" -> {
        boolean isCited = start.path("citations").isArray();
        if (isAfterText && (isCited || isAfterCited)) {
          // Sources belong to one text: where it ends must not be lost.
          ObjectNode border = Json.object().put("type", "content_block_start");
          border.putObject("content_block").put("type", "text");
          pieces.add(new Piece.Native(Words.NAME, border));
        }
        isAfterCited = isCited;
        addIfAny(Json.text(start, "text"), Piece.Text::new, pieces);
        addRest(start, TEXT, pieces);
      }
      case "thinking" -> {
        addIfAny(Json.text(start, "thinking"), Piece.Thinking::new, pieces);
        addIfAny(Json.text(start, "signature"), s -> signature(s, false), pieces);
      }
      case "redacted_thinking" -> pieces.add(signature(Json.text(start, "data"), true));
      case "tool_use" -> {
        String id = Json.text(start, "id");
        pieces.add(new Piece.CallBegan(block.call, id, Json.text(start, "name"), ""));
        addRest(start, CALL, pieces);
      }
      default -> {
        // Given whole when it ends.
      }
    }
    isAfterText = type.equals("text");
    return pieces;
  }

  private static void addRest(JsonNode start, Set<String> known, List<Piece> pieces) {
    Words.rest(start, known, Words.REST_OF_BLOCK)
        .ifPresent(r -> pieces.add(new Piece.Native(r.format(), r.json())));
  }

  private static void addIfAny(
      String text, java.util.function.Function<String, Piece> make, List<Piece> pieces) {
    if (!text.isEmpty()) {
      pieces.add(make.apply(text));
    }
  }

  private static Piece signature(String signature, boolean isRedacted) {
    Part.Thinking read = Thoughts.read("", signature, isRedacted);
    return new Piece.Signature(read.format(), read.signature(), isRedacted);
  }

  private List<Piece> delta(JsonNode event) {
    JsonNode delta = event.path("delta");
    String type = Json.text(delta, "type");
    return switch (type) {
      case "text_delta" -> some(Json.text(delta, "text"), Piece.Text::new);
      case "thinking_delta" -> some(Json.text(delta, "thinking"), Piece.Thinking::new);
      case "signature_delta" -> some(Json.text(delta, "signature"), s -> signature(s, false));
      case "input_json_delta" ->
          arguments(event.path("index").asInt(0), Json.text(delta, "partial_json"));
      case "citations_delta" -> {
        isAfterCited = true;
        yield List.of(new Piece.Native(Words.NAME, delta));
      }
      default -> {
        Block block = open.get(event.path("index").asInt(0));
        if (block != null && block.start instanceof ObjectNode start) {
          delta.properties().forEach(m -> grow(start, m.getKey(), m.getValue()));
        }
        yield List.of();
      }
    };
  }

  /** A delta of a kind that is not known: a text is added to the text there, others replace. */
  private static void grow(ObjectNode block, String member, JsonNode value) {
    if (member.equals("type")) {
      return;
    }
    JsonNode there = block.path(member);
    if (there.isString() && value.isString()) {
      block.put(member, there.stringValue() + value.stringValue());
    } else {
      block.set(member, value);
    }
  }

  private static List<Piece> some(String text, java.util.function.Function<String, Piece> make) {
    return text.isEmpty() ? List.of() : List.of(make.apply(text));
  }

  private List<Piece> arguments(int index, String text) {
    Block block = open.get(index);
    if (block == null || text.isEmpty()) {
      return List.of();
    }
    block.hasJson = true;
    if (block.call >= 0) {
      return List.of(new Piece.CallArguments(block.call, text));
    }
    block.json.append(text);
    return List.of();
  }

  private List<Piece> stopped(JsonNode event) {
    Block block = open.remove(event.path("index").asInt(0));
    if (block == null) {
      return List.of();
    }
    return switch (block.type) {
      case "text", "thinking", "redacted_thinking" -> List.of();
      // Some servers give all arguments at the start; no arguments are an empty object.
      case "tool_use" ->
          block.hasJson
              ? List.of()
              : List.of(
                  new Piece.CallArguments(
                      block.call, BlockReader.arguments(block.start.path("input"))));
      default -> {
        if (block.hasJson && block.start instanceof ObjectNode start) {
          String json = block.json.toString();
          Optional<JsonNode> input = Json.tree(json);
          if (input.isPresent()) {
            start.set("input", input.get());
          } else {
            start.put("input", json);
          }
        }
        yield List.of(new Piece.Native(Words.NAME, block.start));
      }
    };
  }

  private List<Piece> ending(JsonNode event) {
    List<Piece> pieces = new ArrayList<>(3);
    JsonNode delta = event.path("delta");
    String reason = Json.text(delta, "stop_reason");
    if (delta instanceof ObjectNode message && event.path("context_management").isObject()) {
      message.set("context_management", event.path("context_management"));
    }
    if (event.path("usage").isObject()) {
      counts.take(event.path("usage"));
      counts.usage().ifPresent(u -> pieces.add(new Piece.Counted(u)));
    }
    if (!reason.isEmpty()) {
      addEnd(delta, reason, pieces);
    }
    return pieces;
  }

  private void addEnd(JsonNode message, String reason, List<Piece> pieces) {
    if (hasFinished) {
      return;
    }
    hasFinished = true;
    for (Part part : Answers.ending(message, reason)) {
      if (part instanceof Part.Refusal(String text)) {
        pieces.add(new Piece.Refusal(text));
      } else if (part instanceof Part.Native(String format, JsonNode json)) {
        pieces.add(new Piece.Native(format, json));
      }
    }
    pieces.add(new Piece.Finished(Words.finish(reason), Json.text(message, "stop_sequence")));
  }

  @Override
  public List<Piece> end() {
    return isOver || hasFinished
        ? List.of()
        : fail(WireError.of(Kind.SERVER, 502, "the stream broke off before the answer ended"));
  }
}
