package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation.Cache;
import dev.yourbrief.provider.wire.Conversation.Speaker;
import dev.yourbrief.provider.wire.Conversation.Turn;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.WireException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The items of a request's input in responses. Items of the model that follow each other are one
 * turn, with one message at most; results that follow each other are one turn.
 */
final class ResponsesItemsReader {

  private final Extras extras;
  private final ResponsesContent content;
  private final List<Turn> turns = new ArrayList<>();
  private final List<Part> open = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private Speaker speaker = Speaker.USER;
  private boolean hasMessage;

  ResponsesItemsReader(Extras extras) {
    this.extras = extras;
    this.content = new ResponsesContent(extras);
  }

  List<Turn> read(JsonNode input) throws WireException {
    int dropped = 0;
    for (int i = 0; i < input.size(); i++) {
      JsonNode item = input.path(i);
      Fields.object(item, "input[" + i + "]");
      if (isSilent(item)) {
        dropped++;
      } else {
        // What is kept of it is kept under the place where it will be written.
        readItem(item, "input[" + (i - dropped) + "]");
      }
    }
    close();
    return turns;
  }

  /** A message of the model without words, as clients make them beside calls. */
  private static boolean isSilent(JsonNode item) {
    JsonNode content = item.path("content");
    boolean isEmpty = content.isString() ? content.stringValue().isEmpty() : content.isEmpty();
    return Json.text(item, "role").equals("assistant") && isEmpty;
  }

  private void readItem(JsonNode item, String place) throws WireException {
    String type = Fields.text(item, "type", place);
    switch (type.isEmpty() && item.has("role") ? "message" : type) {
      case "message" -> readMessage(item, place);
      case "function_call" -> readCall(item, place);
      case "function_call_output" -> readResult(item, place);
      case "reasoning" -> readReasoning(item, place);
      default -> readOther(type, item, place);
    }
  }

  private void readMessage(JsonNode item, String place) throws WireException {
    List<Part> parts = content.read(item.path("content"), place + ".content");
    extras.addRest(place, item, Set.of("type", "role", "content"), "role");
    switch (Fields.needed(item, "role", place)) {
      case "user" -> add(Speaker.USER, parts);
      case "system" -> add(Speaker.SYSTEM, parts);
      case "developer" -> add(Speaker.DEVELOPER, parts);
      case "assistant" -> {
        if (hasMessage) {
          close();
        }
        to(Speaker.ASSISTANT);
        open.addAll(parts);
        hasMessage = true;
      }
      default ->
          throw Fields.wrong(place + ".role", "one of system, developer, user and assistant");
    }
  }

  private void add(Speaker who, List<Part> parts) {
    close();
    turns.add(new Turn(who, parts));
  }

  private void readCall(JsonNode item, String place) throws WireException {
    to(Speaker.ASSISTANT);
    Part.ToolCall call =
        new Part.ToolCall(
            Fields.needed(item, "call_id", place),
            Fields.needed(item, "name", place),
            ChatCalls.arguments(item),
            "");
    names.put(call.id(), call.name());
    open.add(call);
    extras.addRest(place, item, Set.of("type", "call_id", "name", "arguments"), "type");
  }

  private void readResult(JsonNode item, String place) throws WireException {
    to(Speaker.USER);
    String id = Fields.needed(item, "call_id", place);
    open.add(
        new Part.ToolResult(
            id,
            names.getOrDefault(id, Json.text(item, "name")),
            content.read(item.path("output"), place + ".output"),
            false,
            Cache.NONE));
    extras.addRest(place, item, Set.of("type", "call_id", "output"), "type");
  }

  private void readReasoning(JsonNode item, String place) {
    to(Speaker.ASSISTANT);
    open.add(ResponsesThoughts.read(item));
    boolean isPlain = item.path("content").isEmpty() && item.path("summary").size() <= 1;
    if (!isPlain) {
      ObjectNode rest = Json.object().put("type", "reasoning");
      rest.set("summary", item.path("summary").isArray() ? item.path("summary") : Json.array());
      if (!item.path("content").isEmpty()) {
        rest.set("content", item.path("content"));
      }
      extras.add(place, rest, true);
    }
    extras.addRest(
        place, item, Set.of("type", "id", "encrypted_content", "summary", "content"), "type");
  }

  private void readOther(String type, JsonNode item, String place) throws WireException {
    if (type.isEmpty() && !item.has("id")) {
      throw Fields.wrong(place + ".type", "the kind of the item, such as message");
    }
    boolean isUsers = type.endsWith("_output") || type.equals("mcp_approval_response");
    to(isUsers ? Speaker.USER : Speaker.ASSISTANT);
    open.add(new Part.Native(Names.RESPONSES, item));
  }

  private void to(Speaker who) {
    if (speaker != who) {
      close();
      speaker = who;
    }
  }

  private void close() {
    if (!open.isEmpty() || hasMessage) {
      turns.add(new Turn(speaker, open));
    }
    open.clear();
    hasMessage = false;
  }
}
