package dev.yourbrief.provider.wire.gemini;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Conversation.Cache;
import dev.yourbrief.provider.wire.Conversation.Extra;
import dev.yourbrief.provider.wire.Conversation.Speaker;
import dev.yourbrief.provider.wire.Conversation.Tool;
import dev.yourbrief.provider.wire.Conversation.ToolChoice;
import dev.yourbrief.provider.wire.Conversation.Turn;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.Written;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** From what is asked to a request that the API takes. */
final class RequestWriter {

  private final Conversation asked;
  private final List<Loss> losses = new ArrayList<>();
  private final ObjectNode body = Json.object();

  RequestWriter(Conversation asked) {
    this.asked = asked;
  }

  Written<JsonNode> write() {
    putTurns();
    putTools();
    putChoice();
    ObjectNode config = new ConfigWriter(asked, losses).write();
    if (!config.isEmpty()) {
      body.set("generationConfig", config);
    }
    if (!asked.user().isEmpty()) {
      losses.add(new Loss("user", "no name of the end user here"));
    }
    asked
        .parallelTools()
        .ifPresent(_ -> losses.add(new Loss("parallel_tools", "no such setting here")));
    asked.extras().forEach(this::putExtra);
    return new Written<>(body, losses);
  }

  private void putTurns() {
    PartWriter writer = new PartWriter(losses, false);
    List<ObjectNode> system = new ArrayList<>();
    ArrayNode contents = Json.object().arrayNode();
    for (int i = 0; i < asked.turns().size(); i++) {
      Turn turn = asked.turns().get(i);
      List<ObjectNode> parts = writer.write(turn.parts(), "turns[" + i + "].parts");
      boolean isInstruction =
          turn.speaker() == Speaker.SYSTEM || turn.speaker() == Speaker.DEVELOPER;
      if (isInstruction) {
        if (!contents.isEmpty()) {
          losses.add(new Loss("turns[" + i + "]", "instructions stand at the top here"));
        }
        system.addAll(parts);
      } else if (!parts.isEmpty()) {
        add(contents, turn.speaker() == Speaker.USER ? "user" : "model", parts);
      }
    }
    if (contents.isEmpty()) {
      losses.add(new Loss("turns", "instructions alone are sent as the user's turn"));
      add(contents, "user", system);
      system.clear();
    }
    if (!system.isEmpty()) {
      ArrayNode parts = body.putObject("systemInstruction").putArray("parts");
      system.forEach(parts::add);
    }
    body.set("contents", contents);
  }

  private void add(ArrayNode contents, String role, List<ObjectNode> parts) {
    if (role.equals("model") && asked.model().startsWith("gemini-3")) {
      putUnchecked(parts);
    }
    JsonNode last = contents.path(contents.size() - 1);
    if (Json.text(last, "role").equals(role) && last.path("parts") instanceof ArrayNode there) {
      parts.forEach(there::add);
    } else {
      ArrayNode list = contents.addObject().put("role", role).putArray("parts");
      parts.forEach(list::add);
    }
  }

  /** These models refuse a call without a signature, also one that another model made. */
  private static void putUnchecked(List<ObjectNode> parts) {
    for (ObjectNode part : parts) {
      if (part.has("functionCall")) {
        if (!part.has("thoughtSignature")) {
          part.put("thoughtSignature", Signatures.UNCHECKED);
        }
        return;
      }
    }
  }

  private void putTools() {
    ArrayNode tools = Json.object().arrayNode();
    ArrayNode functions = Json.object().arrayNode();
    for (int i = 0; i < asked.tools().size(); i++) {
      String at = "tools[" + i + "]";
      switch (asked.tools().get(i)) {
        case Tool.Function function -> {
          if (functions.isEmpty()) {
            tools.addObject().set("functionDeclarations", functions);
          }
          functions.add(function(function, at));
        }
        case Tool.Native(String format, JsonNode json) -> {
          if (format.equals(Fields.NAME)) {
            tools.add(json);
          } else {
            losses.add(new Loss(at, "only " + format + " knows it"));
          }
        }
      }
    }
    if (!tools.isEmpty()) {
      body.set("tools", tools);
    }
  }

  private ObjectNode function(Tool.Function function, String at) {
    ObjectNode tool = Json.object().put("name", function.name());
    tool.put("description", function.description());
    if (!function.parameters().isEmpty()) {
      tool.set("parametersJsonSchema", function.parameters());
    }
    function.strict().ifPresent(_ -> losses.add(new Loss(at + ".strict", "no such setting here")));
    if (function.cache() != Cache.NONE) {
      losses.add(new Loss(at + ".cache", "no marks for a cache here"));
    }
    return tool;
  }

  private void putChoice() {
    ObjectNode choice = Json.object();
    switch (asked.toolChoice()) {
      case ToolChoice.Unsaid _ -> {
        return;
      }
      case ToolChoice.Auto _ -> choice.put("mode", "AUTO");
      case ToolChoice.None _ -> choice.put("mode", "NONE");
      case ToolChoice.Any _ -> choice.put("mode", "ANY");
      case ToolChoice.Named(String name) ->
          choice.put("mode", "ANY").putArray("allowedFunctionNames").add(name);
    }
    body.putObject("toolConfig").set("functionCallingConfig", choice);
  }

  private void putExtra(Extra extra) {
    if (!extra.format().equals(Fields.NAME)) {
      losses.add(new Loss(extra.member(), "only " + extra.format() + " knows it"));
      return;
    }
    if (extra.member().equals("tools")) {
      addToTools(extra.value());
    } else if (body.path(extra.member()) instanceof ObjectNode there && extra.value().isObject()) {
      extra.value().properties().forEach(m -> there.set(m.getKey(), m.getValue()));
      if (there.has("responseSchema")) {
        there.remove("responseJsonSchema");
      }
    } else if (extra.value() instanceof ObjectNode object) {
      body.set(extra.member(), object.deepCopy());
    } else {
      body.set(extra.member(), extra.value());
    }
  }

  private void addToTools(JsonNode rests) {
    for (JsonNode tools : body.path("tools")) {
      for (JsonNode tool : tools.path("functionDeclarations")) {
        JsonNode rest = rests.path(Json.text(tool, "name"));
        if (tool instanceof ObjectNode function && rest.isObject()) {
          rest.properties().forEach(m -> function.set(m.getKey(), m.getValue()));
          if (rest.has("parameters")) {
            function.remove("parametersJsonSchema");
          }
        }
      }
    }
  }
}
