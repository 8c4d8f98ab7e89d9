package dev.yourbrief.provider.wire.anthropic;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.PieceWriter;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireError.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a stream of events: one block is open at a time, and the counts and the reason to finish
 * come last, when all of them are known.
 *
 * <p>The first event waits for the piece after {@link Piece.Began}, which may count the input. A
 * call that begins while the arguments of the one before are not complete waits until they are:
 * providers that send calls at once would otherwise mix their blocks.
 */
final class StreamWriter implements PieceWriter {

  private enum Open {
    NONE,
    TEXT,
    THINKING,
    CALL
  }

  /** A call whose turn has not come. */
  private static final class Waiting {
    private final List<Piece> pieces = new ArrayList<>();
  }

  private final List<Loss> losses = new ArrayList<>();
  private final Map<Integer, Waiting> waiting = new LinkedHashMap<>();
  private final StringBuilder arguments = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();
  private final ObjectNode rest = Json.object();
  private List<SseEvent> events = new ArrayList<>();
  private Optional<Piece.Began> began = Optional.empty();
  private Optional<Usage> usage = Optional.empty();
  private Optional<Piece.Finished> finished = Optional.empty();

  /** The start of a call, which waits for members of it that the next piece may hold. */
  private Optional<ObjectNode> started = Optional.empty();

  private Open open = Open.NONE;
  private int openCall = -1;
  private int index = -1;
  private boolean hasStarted;
  private boolean hasFailed;
  private boolean hasOthers;

  /** Whether the next text has sources of its own, and so must be kept apart. */
  private boolean isCited;

  private int unnamed;

  @Override
  public List<SseEvent> write(Piece piece) {
    events = new ArrayList<>(3);
    if (!hasFailed) {
      boolean isRest =
          piece instanceof Piece.Native n
              && Json.text(n.json(), "type").equals(Words.REST_OF_BLOCK);
      if (!isRest) {
        sendStarted();
      }
      take(piece);
    }
    return events;
  }

  private void take(Piece piece) {
    switch (piece) {
      case Piece.Began b -> began = began.or(() -> Optional.of(b));
      case Piece.Counted(Usage u) -> {
        usage = Optional.of(u);
        start();
      }
      case Piece.Finished f -> finished = Optional.of(f);
      case Piece.Failed(WireError error) -> {
        hasFailed = true;
        event("error", Errors.write(error));
      }
      case Piece.OfOther _ -> {
        if (!hasOthers) {
          losses.add(new Loss("others", "one answer a call here"));
        }
        hasOthers = true;
      }
      case Piece.Refusal(String text) -> refusal.append(text);
      case Piece.Text(String text) -> {
        if (!text.isEmpty()) {
          openText();
          delta(Json.object().put("type", "text_delta").put("text", text));
        }
      }
      case Piece.Thinking(String text) -> {
        if (!text.isEmpty()) {
          openThinking();
          delta(Json.object().put("type", "thinking_delta").put("thinking", text));
        }
      }
      case Piece.Signature signature -> sign(signature);
      case Piece.CallBegan call -> begin(call);
      case Piece.CallArguments more -> addArguments(more);
      case Piece.Native(String format, JsonNode json) -> addNative(format, json);
    }
  }

  private void start() {
    if (hasStarted) {
      return;
    }
    hasStarted = true;
    Piece.Began first = began.orElse(new Piece.Began("", ""));
    ObjectNode message =
        Json.object()
            .put("id", first.id().isEmpty() ? "msg_0" : first.id())
            .put("type", "message")
            .put("role", "assistant")
            .put("model", first.model());
    message.putArray("content");
    message.putNull("stop_reason").putNull("stop_sequence");
    message.set("usage", Counts.write(usage.orElse(Usage.NONE)));
    event("message_start", Json.object().set("message", message));
  }

  private void event(String type, ObjectNode members) {
    ObjectNode data = Json.object().put("type", type);
    members.properties().forEach(m -> data.set(m.getKey(), m.getValue()));
    events.add(new SseEvent(type, data.toString()));
  }

  private void sendStarted() {
    Optional<ObjectNode> block = started;
    started = Optional.empty();
    block.ifPresent(this::sendStart);
  }

  private void sendStart(JsonNode block) {
    event("content_block_start", Json.object().put("index", index).set("content_block", block));
  }

  private void delta(ObjectNode delta) {
    sendStarted();
    event("content_block_delta", Json.object().put("index", index).set("delta", delta));
  }

  private void openBlock(Open kind, JsonNode block) {
    start();
    closeBlock();
    index++;
    open = kind;
    if (kind == Open.CALL && block instanceof ObjectNode call) {
      started = Optional.of(call);
    } else {
      sendStart(block);
    }
  }

  private void closeBlock() {
    if (open != Open.NONE) {
      sendStarted();
      open = Open.NONE;
      openCall = -1;
      event("content_block_stop", Json.object().put("index", index));
    }
  }

  private void openText() {
    if (open != Open.TEXT) {
      endCalls();
      ObjectNode block = Json.object().put("type", "text").put("text", "");
      if (isCited) {
        block.putArray("citations");
      }
      isCited = false;
      openBlock(Open.TEXT, block);
    }
  }

  private void openThinking() {
    if (open != Open.THINKING) {
      endCalls();
      ObjectNode block = Json.object().put("type", "thinking").put("thinking", "");
      openBlock(Open.THINKING, block.put("signature", ""));
    }
  }

  private void sign(Piece.Signature piece) {
    String signature = Thoughts.signature(piece.format(), "", piece.signature());
    if (piece.isRedacted()) {
      endCalls();
      openBlock(Open.NONE, Json.object().put("type", "redacted_thinking").put("data", signature));
      event("content_block_stop", Json.object().put("index", index));
    } else {
      openThinking();
      delta(Json.object().put("type", "signature_delta").put("signature", signature));
      closeBlock();
    }
  }

  private void begin(Piece.CallBegan call) {
    boolean mustWait =
        !waiting.isEmpty() || (open == Open.CALL && !isComplete(arguments.toString()));
    if (mustWait) {
      waiting.computeIfAbsent(call.index(), _ -> new Waiting()).pieces.add(call);
    } else {
      openCall(call);
    }
  }

  private static boolean isComplete(String arguments) {
    return arguments.isBlank() || Json.tree(arguments).isPresent();
  }

  private void openCall(Piece.CallBegan call) {
    if (!call.signature().isEmpty()) {
      losses.add(new Loss("calls[" + call.index() + "].signature", "calls have none here"));
    }
    ObjectNode block =
        Json.object()
            .put("type", "tool_use")
            .put("id", call.id().isEmpty() ? "call_" + unnamed++ : Words.id(call.id()))
            .put("name", call.name());
    block.putObject("input");
    openBlock(Open.CALL, block);
    openCall = call.index();
    arguments.setLength(0);
  }

  private void addArguments(Piece.CallArguments more) {
    Waiting calls = waiting.get(more.index());
    if (open == Open.CALL && openCall == more.index()) {
      arguments.append(more.text());
      delta(Json.object().put("type", "input_json_delta").put("partial_json", more.text()));
    } else if (calls != null) {
      calls.pieces.add(more);
    } else if (!more.text().isBlank()) {
      losses.add(new Loss("calls[" + more.index() + "].arguments", "came after its call ended"));
    }
  }

  /** The calls that waited have their turn, each whole. */
  private void endCalls() {
    if (waiting.isEmpty()) {
      return;
    }
    List<Waiting> calls = List.copyOf(waiting.values());
    waiting.clear();
    for (Waiting call : calls) {
      for (Piece piece : call.pieces) {
        if (piece instanceof Piece.CallBegan one) {
          openCall(one);
        } else if (piece instanceof Piece.CallArguments more) {
          addArguments(more);
        }
      }
    }
  }

  private void addNative(String format, JsonNode json) {
    if (!format.equals(Words.NAME)) {
      losses.add(new Loss("native", "only " + format + " knows it"));
      return;
    }
    switch (Json.text(json, "type")) {
      case Words.REST_OF_MESSAGE -> Answers.putRest(rest, json);
      case Words.REST_OF_BLOCK -> addRest(json);
      case "citations_delta" -> {
        openText();
        if (json instanceof ObjectNode delta) {
          delta(delta);
        }
      }
      case "content_block_start" -> {
        if (open == Open.TEXT) {
          closeBlock();
          isCited = true;
        }
      }
      default -> {
        endCalls();
        openBlock(Open.NONE, json);
        event("content_block_stop", Json.object().put("index", index));
      }
    }
  }

  /** Members of the block that was opened last. */
  private void addRest(JsonNode json) {
    if (started.isPresent()) {
      Answers.putRest(started.get(), json);
      return;
    }
    json.path("citations")
        .forEach(c -> {
          openText();
          delta(Json.object().put("type", "citations_delta").set("citation", c));
        });
    if (json.size() > (json.has("citations") ? 2 : 1)) {
      losses.add(new Loss("block", "its further members are not said in a stream"));
    }
  }

  @Override
  public List<SseEvent> end() {
    events = new ArrayList<>(3);
    if (hasFailed) {
      return events;
    }
    sendStarted();
    start();
    endCalls();
    closeBlock();
    if (finished.isEmpty()) {
      hasFailed = true;
      WireError broke =
          WireError.of(Kind.SERVER, 502, "the stream broke off before the answer ended");
      event("error", Errors.write(broke));
      return events;
    }
    ObjectNode delta = Json.object();
    boolean isRefused = !refusal.isEmpty();
    Answers.putEnding(
        delta,
        isRefused ? Finish.REFUSED : finished.get().finish(),
        finished.get().stopSequence(),
        refusal.toString());
    ObjectNode last = Json.object();
    JsonNode management = rest.path("context_management");
    rest.remove("context_management");
    Answers.putRest(delta, rest);
    last.set("delta", delta);
    if (usage.isEmpty()) {
      losses.add(new Loss("usage", "not known, and zeros stand for it here"));
    }
    last.set("usage", Counts.write(usage.orElse(Usage.NONE)));
    if (management.isObject()) {
      last.set("context_management", management);
    }
    event("message_delta", last);
    event("message_stop", Json.object());
    hasFailed = true;
    return events;
  }

  @Override
  public List<Loss> losses() {
    return List.copyOf(losses);
  }
}
