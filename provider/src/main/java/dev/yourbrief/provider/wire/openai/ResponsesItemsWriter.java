package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation.Speaker;
import dev.yourbrief.provider.wire.Conversation.Turn;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns as items of a request's input in responses. */
final class ResponsesItemsWriter {

  private final ExtrasWriter extras;
  private final List<Loss> losses;
  private final ResponsesPartsWriter partsWriter;
  private final ArrayNode items = Json.array();

  ResponsesItemsWriter(ExtrasWriter extras, List<Loss> losses) {
    this.extras = extras;
    this.losses = losses;
    this.partsWriter = new ResponsesPartsWriter(losses);
  }

  ArrayNode write(List<Turn> turns) {
    for (Turn turn : turns) {
      List<Part> message = new ArrayList<>();
      for (Part part : turn.parts()) {
        if (isOfMessage(part)) {
          message.add(part);
        } else {
          writeMessage(turn.speaker(), message);
          writeItem(part);
        }
      }
      if (turn.parts().isEmpty()) {
        items
            .addObject()
            .put("type", "message")
            .put("role", role(turn.speaker()))
            .put("content", "");
      }
      writeMessage(turn.speaker(), message);
    }
    return items;
  }

  private static boolean isOfMessage(Part part) {
    return switch (part) {
      case Part.ToolCall _, Part.ToolResult _, Part.Thinking _ -> false;
      case Part.Native own -> ResponsesPartsWriter.isContent(own);
      case Part.Text _, Part.Image _, Part.Document _, Part.Audio _, Part.Refusal _ -> true;
    };
  }

  private static String role(Speaker speaker) {
    return speaker.name().toLowerCase(Locale.ROOT);
  }

  private String place() {
    return "input[" + items.size() + "]";
  }

  private void writeMessage(Speaker speaker, List<Part> parts) {
    if (parts.isEmpty()) {
      return;
    }
    String place = place();
    boolean isModels = speaker == Speaker.ASSISTANT;
    ArrayNode content = partsWriter.write(parts, isModels, place + ".content");
    parts.clear();
    if (content.isEmpty()) {
      return;
    }
    ObjectNode message = items.addObject().put("type", "message").put("role", role(speaker));
    message.set("content", extras.hasUnder(place) ? content : shortest(content));
  }

  /** One plain text is a string. */
  private static JsonNode shortest(ArrayNode content) {
    JsonNode first = content.path(0);
    boolean isPlain = content.size() == 1 && first.size() == 2 && first.path("text").isString();
    return isPlain ? first.path("text") : content;
  }

  private void writeItem(Part part) {
    String place = place();
    switch (part) {
      case Part.ToolCall call ->
          items
              .addObject()
              .put("type", "function_call")
              .put("call_id", call.id())
              .put("name", call.name())
              .put("arguments", call.arguments());
      case Part.ToolResult result -> writeResult(result, place);
      case Part.Thinking thinking -> writeThinking(thinking, place);
      case Part.Native own when own.format().equals(Names.RESPONSES) -> items.add(own.json());
      case Part.Native other ->
          losses.add(new Loss(place, "a part that only " + other.format() + " has"));
      default -> throw new IllegalStateException("a part of a message is no item");
    }
  }

  private void writeResult(Part.ToolResult result, String place) {
    ArrayNode output = partsWriter.write(result.content(), false, place + ".output");
    ObjectNode item =
        items.addObject().put("type", "function_call_output").put("call_id", result.callId());
    if (output.isEmpty()) {
      item.put("output", "");
    } else {
      item.set("output", extras.hasUnder(place + ".output") ? output : shortest(output));
    }
    if (result.isError()) {
      losses.add(new Loss(place, "no mark for a call that failed"));
    }
    CacheMarkWriter.write(item, result.cache(), false, place, losses);
  }

  private void writeThinking(Part.Thinking thinking, String place) {
    if (!thinking.format().equals(Names.RESPONSES)) {
      losses.add(new Loss(place, "a thought of " + thinking.format() + " cannot be said here"));
      return;
    }
    items.add(ResponsesPartsWriter.reasoning(thinking, thinking.id()));
  }
}
