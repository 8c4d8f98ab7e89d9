package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.WireException;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls of functions in chat completions. The signature that Gemini wants to see again stands where
 * Gemini's own compatible server puts it: {@code extra_content.google.thought_signature}.
 */
final class ChatCalls {

  static final Set<String> KNOWN = Set.of("id", "type", "function", "extra_content");

  private ChatCalls() {}

  static boolean isFunction(JsonNode call) {
    return call.path("function").isObject();
  }

  static Part.ToolCall read(JsonNode call, String place) throws WireException {
    JsonNode function = call.path("function");
    return new Part.ToolCall(
        Fields.needed(call, "id", place),
        Fields.needed(function, "name", place + ".function"),
        arguments(function),
        signature(call));
  }

  static Part.ToolCall legacy(String id, JsonNode function) {
    return new Part.ToolCall(id, Json.text(function, "name"), arguments(function), "");
  }

  /** Some servers give an object where the format has its text. */
  static String arguments(JsonNode function) {
    JsonNode arguments = function.path("arguments");
    return arguments.isObject() ? Json.string(arguments) : arguments.stringValue("");
  }

  static String signature(JsonNode call) {
    JsonNode extra = call.path("extra_content");
    return extra.isObject() ? Json.text(extra.path("google"), "thought_signature") : "";
  }

  static ObjectNode write(Part.ToolCall call) {
    ObjectNode node = Json.object().put("id", call.id()).put("type", "function");
    node.set("function", function(call));
    putSignature(node, call.signature());
    return node;
  }

  static void putSignature(ObjectNode node, String signature) {
    if (!signature.isEmpty()) {
      node.putObject("extra_content").putObject("google").put("thought_signature", signature);
    }
  }

  static ObjectNode function(Part.ToolCall call) {
    return Json.object().put("name", call.name()).put("arguments", call.arguments());
  }
}
