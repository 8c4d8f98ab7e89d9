package dev.yourbrief.provider.wire.anthropic;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Conversation.Tool;
import dev.yourbrief.provider.wire.Conversation.ToolChoice;
import dev.yourbrief.provider.wire.Loss;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tools of a request, and whether they must be called. */
final class ToolWriter {

  private final Conversation asked;
  private final List<Loss> losses;

  ToolWriter(Conversation asked, List<Loss> losses) {
    this.asked = asked;
    this.losses = losses;
  }

  boolean forces() {
    return RequestWriter.forces(asked.toolChoice());
  }

  void putTools(ObjectNode body) {
    ArrayNode tools = Json.object().arrayNode();
    for (int i = 0; i < asked.tools().size(); i++) {
      switch (asked.tools().get(i)) {
        case Tool.Function function -> tools.add(function(function));
        case Tool.Native(String format, JsonNode json) -> {
          if (format.equals(Words.NAME)) {
            tools.add(json);
          } else {
            losses.add(new Loss("tools[" + i + "]", "only " + format + " knows it"));
          }
        }
      }
    }
    if (!tools.isEmpty()) {
      body.set("tools", tools);
    }
  }

  private static ObjectNode function(Tool.Function function) {
    ObjectNode tool = Json.object().put("name", function.name());
    if (!function.description().isEmpty()) {
      tool.put("description", function.description());
    }
    JsonNode schema = function.parameters();
    if (schema.has("type")) {
      tool.set("input_schema", schema);
    } else {
      // The API wants to read "object" there, also of a function without arguments.
      ObjectNode object = tool.putObject("input_schema").put("type", "object");
      schema.properties().forEach(m -> object.set(m.getKey(), m.getValue()));
    }
    function.strict().ifPresent(s -> tool.put("strict", s));
    Words.putCache(tool, function.cache());
    return tool;
  }

  void putChoice(ObjectNode body) {
    ObjectNode choice = Json.object();
    switch (asked.toolChoice()) {
      case ToolChoice.Unsaid _ -> {
        // Nothing to say, unless for calls at once.
      }
      case ToolChoice.Auto _ -> choice.put("type", "auto");
      case ToolChoice.None _ -> choice.put("type", "none");
      case ToolChoice.Any _ -> choice.put("type", "any");
      case ToolChoice.Named(String name) -> choice.put("type", "tool").put("name", name);
    }
    boolean isNone = asked.toolChoice() instanceof ToolChoice.None;
    if (asked.parallelTools().isPresent() && !isNone) {
      if (choice.isEmpty()) {
        choice.put("type", "auto");
      }
      choice.put("disable_parallel_tool_use", !asked.parallelTools().get());
    }
    if (asked.parallelTools().isPresent() && isNone) {
      losses.add(new Loss("parallel_tools", "no tool is called anyway"));
    }
    if (choice.isEmpty()) {
      return;
    }
    if (body.path("tools").isEmpty() && !body.has("mcp_servers")) {
      losses.add(new Loss("tool_choice", "there are no tools"));
    } else {
      body.set("tool_choice", choice);
    }
  }
}
