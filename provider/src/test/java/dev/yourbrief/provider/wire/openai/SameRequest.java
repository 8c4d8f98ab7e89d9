package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests without the differences of form that the package's description names. */
final class SameRequest {

  private SameRequest() {}

  static JsonNode chat(JsonNode request) {
    ObjectNode body = common(request);
    if (body.has("max_tokens")) {
      body.set("max_completion_tokens", body.remove("max_tokens"));
    }
    if (body.path("stop").isString()) {
      body.set("stop", Json.array().add(body.path("stop")));
    }
    if (Json.text(body.path("response_format"), "type").equals("text")) {
      body.remove("response_format");
    }
    for (JsonNode tool : body.path("tools")) {
      undescribe(tool.path("function"));
    }
    for (JsonNode message : body.path("messages")) {
      if (message instanceof ObjectNode object) {
        shorten(object, "content");
        boolean isEmpty = object.path("content").stringValue("x").isEmpty();
        if (isEmpty && object.has("tool_calls")) {
          object.remove("content");
        }
      }
    }
    return body;
  }

  static JsonNode responses(JsonNode request) {
    ObjectNode body = common(request);
    if (body.path("instructions").stringValue("x").isEmpty()) {
      body.remove("instructions");
    }
    if (body.path("input").isArray()) {
      ArrayNode kept = Json.array();
      for (JsonNode item : body.path("input")) {
        boolean isEmpty = item.path("content").stringValue("x").isEmpty();
        if (!isEmpty || !Json.text(item, "role").equals("assistant")) {
          kept.add(item);
        }
      }
      body.set("input", kept);
    }
    if (body.path("input").isString()) {
      ArrayNode input = Json.array();
      input.addObject().put("role", "user").set("content", body.path("input"));
      body.set("input", input);
    }
    for (JsonNode item : body.path("input")) {
      if (item instanceof ObjectNode object) {
        if (object.has("role")) {
          object.put("type", "message");
        }
        shorten(object, "content");
        shorten(object, "output");
      }
    }
    for (JsonNode tool : body.path("tools")) {
      undescribe(tool);
      if (tool instanceof ObjectNode object && Json.text(tool, "type").equals("function")) {
        object.put("strict", object.path("strict").asBoolean(false));
      }
    }
    if (body.path("text") instanceof ObjectNode text) {
      if (Json.text(text.path("format"), "type").equals("text")) {
        text.remove("format");
      }
      if (text.isEmpty()) {
        body.remove("text");
      }
    }
    if (body.path("reasoning").isObject() && body.path("reasoning").isEmpty()) {
      body.remove("reasoning");
    }
    return body;
  }

  /** An empty description is none. */
  private static void undescribe(JsonNode function) {
    if (function instanceof ObjectNode object
        && object.path("description").stringValue("x").isEmpty()) {
      object.remove("description");
    }
  }

  private static ObjectNode common(JsonNode request) {
    if (!(Wire.plain(request) instanceof ObjectNode body)) {
      throw new AssertionError("no request");
    }
    if (!body.path("stream").asBoolean(false)) {
      body.remove("stream");
    }
    return body;
  }

  /** Lists of one plain text are that text; empty lists of notes on a text say nothing. */
  private static void shorten(ObjectNode holder, String member) {
    JsonNode content = holder.path(member);
    for (JsonNode part : content) {
      if (part instanceof ObjectNode object) {
        for (String notes : new String[] {"annotations", "logprobs"}) {
          if (object.has(notes) && object.path(notes).isEmpty()) {
            object.remove(notes);
          }
        }
        if (Json.text(part, "type").equals("input_image") && !object.has("detail")) {
          object.put("detail", "auto");
        }
      }
    }
    JsonNode first = content.path(0);
    if (content.isArray() && content.size() == 1) {
      if (first.isString()) {
        holder.set(member, first);
      } else if (first.size() == 2 && first.path("text").isString()) {
        holder.set(member, first.path("text"));
      }
    }
  }
}
