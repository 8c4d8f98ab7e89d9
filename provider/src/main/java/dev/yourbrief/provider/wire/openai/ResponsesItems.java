package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The items of an answer of responses that is written as a stream: which are open, and the events
 * that open, fill and close them. A message or a thought is closed by what is not of it; calls are
 * open until the end, since their arguments may come in turn.
 */
final class ResponsesItems {

  /** A call that is being made. */
  private record OpenCall(
      int place, String itemId, Piece.CallBegan call, StringBuilder arguments) {}

  private final List<ObjectNode> events = new ArrayList<>();
  private final SortedMap<Integer, ObjectNode> done = new TreeMap<>();
  private final SortedMap<Integer, OpenCall> calls = new TreeMap<>();
  private final StringBuilder text = new StringBuilder();
  private Optional<ObjectNode> message = Optional.empty();
  private Optional<ObjectNode> part = Optional.empty();
  private Optional<ObjectNode> thought = Optional.empty();
  private String answerId = "";
  private int place;
  private int nextPlace;
  private int sequence;
  private boolean hasSummary;

  void setAnswerId(String id) {
    answerId = id;
  }

  /** An event of this type, to be filled. */
  ObjectNode emit(String type) {
    ObjectNode event = Json.object().put("type", type).put("sequence_number", sequence++);
    events.add(event);
    return event;
  }

  List<SseEvent> takeEvents() {
    List<SseEvent> taken = new ArrayList<>(events.size());
    for (ObjectNode event : events) {
      taken.add(new SseEvent(Json.text(event, "type"), Json.string(event)));
    }
    events.clear();
    return taken;
  }

  /** The items that are closed, in their order. */
  ArrayNode output() {
    ArrayNode output = Json.array();
    done.values().forEach(output::add);
    return output;
  }

  private String itemId(String kind) {
    return kind + "_" + nextPlace + "_" + answerId;
  }

  private static String id(Optional<ObjectNode> item) {
    return item.map(i -> Json.text(i, "id")).orElse("");
  }

  private ObjectNode at(String type, String itemId) {
    return emit(type).put("item_id", itemId).put("output_index", place);
  }

  private void added(int where, JsonNode item) {
    emit("response.output_item.added").put("output_index", where).set("item", item.deepCopy());
  }

  private void closed(int where, ObjectNode item) {
    done.put(where, item);
    emit("response.output_item.done").put("output_index", where).set("item", item);
  }

  void text(String more) {
    openPart("output_text");
    text.append(more);
    ObjectNode event = atPart("response.output_text.delta").put("delta", more);
    event.putArray("logprobs");
  }

  void refusal(String more) {
    openPart("refusal");
    text.append(more);
    atPart("response.refusal.delta").put("delta", more);
  }

  private ObjectNode atPart(String type) {
    int index = message.map(m -> m.path("content").size()).orElse(0);
    return at(type, id(message)).put("content_index", index);
  }

  private void openPart(String type) {
    closeThought();
    if (part.isPresent() && Json.text(part.get(), "type").equals(type)) {
      return;
    }
    closePart();
    if (message.isEmpty()) {
      ObjectNode item = ResponsesAnswerWriter.message(itemId("msg"), "in_progress");
      item.putArray("content");
      place = nextPlace++;
      message = Optional.of(item);
      added(place, item);
    }
    ObjectNode opened =
        type.equals("refusal")
            ? Json.object().put("type", type).put("refusal", "")
            : ResponsesAnswerWriter.text("");
    part = Optional.of(opened);
    atPart("response.content_part.added").set("part", opened.deepCopy());
  }

  private void closePart() {
    if (part.isEmpty() || message.isEmpty()) {
      return;
    }
    ObjectNode closing = part.get();
    boolean isText = Json.text(closing, "type").equals("output_text");
    String member = isText ? "text" : "refusal";
    closing.put(member, text.toString());
    ObjectNode event =
        atPart(isText ? "response.output_text.done" : "response.refusal.done")
            .put(member, text.toString());
    if (isText) {
      event.putArray("logprobs");
    }
    atPart("response.content_part.done").set("part", closing.deepCopy());
    if (message.get().path("content") instanceof ArrayNode content) {
      content.add(closing);
    }
    text.setLength(0);
    part = Optional.empty();
  }

  private void closeMessage() {
    closePart();
    message.ifPresent(m -> closed(place, m.put("status", "completed")));
    message = Optional.empty();
  }

  void thinking(String more) {
    ObjectNode item = openThought();
    if (!hasSummary) {
      hasSummary = true;
      ObjectNode event = atSummary("response.reasoning_summary_part.added", item);
      event.putObject("part").put("type", "summary_text").put("text", "");
    }
    text.append(more);
    atSummary("response.reasoning_summary_text.delta", item).put("delta", more);
  }

  private ObjectNode atSummary(String type, ObjectNode item) {
    return at(type, Json.text(item, "id")).put("summary_index", 0);
  }

  /** A proof ends its thought. */
  void signature(String proof) {
    openThought().put("encrypted_content", proof);
    closeThought();
  }

  private ObjectNode openThought() {
    if (thought.isPresent()) {
      return thought.get();
    }
    closeMessage();
    ObjectNode item = Json.object().put("id", itemId("rs")).put("type", "reasoning");
    item.putArray("summary");
    place = nextPlace++;
    thought = Optional.of(item);
    added(place, item);
    return item;
  }

  private void closeThought() {
    if (thought.isEmpty()) {
      return;
    }
    ObjectNode item = thought.get();
    if (hasSummary && item.path("summary") instanceof ArrayNode summary) {
      ObjectNode said =
          summary.addObject().put("type", "summary_text").put("text", text.toString());
      atSummary("response.reasoning_summary_text.done", item).put("text", text.toString());
      atSummary("response.reasoning_summary_part.done", item).set("part", said.deepCopy());
    }
    hasSummary = false;
    text.setLength(0);
    closed(place, item);
    thought = Optional.empty();
  }

  void callBegan(Piece.CallBegan call) {
    closeThought();
    closeMessage();
    String itemId = itemId("fc");
    int where = nextPlace++;
    calls.put(call.index(), new OpenCall(where, itemId, call, new StringBuilder()));
    Part.ToolCall begun = new Part.ToolCall(call.id(), call.name(), "", "");
    added(where, ResponsesAnswerWriter.call(itemId, begun).put("status", "in_progress"));
  }

  void callArguments(Piece.CallArguments more) {
    OpenCall open = calls.get(more.index());
    if (open != null) {
      open.arguments().append(more.text());
      emit("response.function_call_arguments.delta")
          .put("item_id", open.itemId())
          .put("output_index", open.place())
          .put("delta", more.text());
    }
  }

  /**
   * What only this format knows: an item, or members of the text that is being said.
   *
   * @return whether there was a place for it
   */
  boolean nativeItem(ObjectNode json) {
    if (json.has("type")) {
      closeThought();
      closeMessage();
      int where = nextPlace++;
      added(where, json);
      closed(where, json);
      return true;
    }
    if (part.isEmpty() || !(part.get().path("annotations") instanceof ArrayNode annotations)) {
      return false;
    }
    for (JsonNode annotation : json.path("annotations")) {
      atPart("response.output_text.annotation.added")
          .put("annotation_index", annotations.size())
          .set("annotation", annotation);
      annotations.add(annotation);
    }
    return true;
  }

  /** Closes what is open. */
  void close() {
    closeThought();
    closeMessage();
    for (OpenCall open : calls.values()) {
      Part.ToolCall call =
          new Part.ToolCall(open.call().id(), open.call().name(), open.arguments().toString(), "");
      emit("response.function_call_arguments.done")
          .put("item_id", open.itemId())
          .put("name", call.name())
          .put("output_index", open.place())
          .put("arguments", call.arguments());
      closed(open.place(), ResponsesAnswerWriter.call(open.itemId(), call));
    }
    calls.clear();
  }
}
