package dev.yourbrief.provider.wire.anthropic;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation.Extra;
import dev.yourbrief.provider.wire.Conversation.Tool;
import dev.yourbrief.provider.wire.Conversation.ToolChoice;
import dev.yourbrief.provider.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tools of a request. Members of a function that a {@link Tool.Function} has no place for
 * become an extra named {@code tools}: an object of the functions' names.
 */
final class ToolReader {

  private static final Set<String> KNOWN =
      Set.of("type", "name", "description", "input_schema", "strict", "cache_control");

  /** They change what the model sees when, or how its arguments come, not what it may do. */
  private static final Set<String> HINTS =
      Set.of("defer_loading", "input_examples", "eager_input_streaming");

  private final JsonNode body;
  private final List<Extra> extras;

  ToolReader(JsonNode body, List<Extra> extras) {
    this.body = body;
    this.extras = extras;
  }

  List<Tool> tools() throws WireException {
    JsonNode list = body.path("tools");
    if (Json.isAbsent(list)) {
      return List.of();
    }
    if (!list.isArray()) {
      throw Errors.badRequest("tools", "must be a list");
    }
    List<Tool> tools = new ArrayList<>(list.size());
    ObjectNode rests = Json.object();
    boolean isHint = true;
    int at = 0;
    for (JsonNode tool : list) {
      String where = "tools[" + at++ + "]";
      if (!tool.isObject()) {
        throw Errors.badRequest(where, "must be an object");
      }
      String type = Json.text(tool, "type");
      if (!type.isEmpty() && !type.equals("custom")) {
        tools.add(new Tool.Native(Words.NAME, tool));
        continue;
      }
      String name = Json.text(tool, "name");
      if (name.isEmpty()) {
        throw Errors.badRequest(where + ".name", "is missing");
      }
      tools.add(
          new Tool.Function(
              name,
              Json.text(tool, "description"),
              tool.path("input_schema").isObject() ? tool.path("input_schema") : Json.object(),
              tool.path("strict").isBoolean()
                  ? Optional.of(tool.path("strict").booleanValue())
                  : Optional.empty(),
              Words.cache(tool)));
      for (Map.Entry<String, JsonNode> member : tool.properties()) {
        if (!KNOWN.contains(member.getKey()) && !member.getValue().isNull()) {
          rests.withObjectProperty(name).set(member.getKey(), member.getValue());
          isHint &= HINTS.contains(member.getKey());
        }
      }
    }
    if (!rests.isEmpty()) {
      extras.add(new Extra(Words.NAME, "tools", rests, isHint));
    }
    return tools;
  }

  ToolChoice choice() {
    JsonNode choice = body.path("tool_choice");
    return switch (Json.text(choice, "type")) {
      case "auto" -> new ToolChoice.Auto();
      case "any" -> new ToolChoice.Any();
      case "none" -> new ToolChoice.None();
      case "tool" -> new ToolChoice.Named(Json.text(choice, "name"));
      default -> new ToolChoice.Unsaid();
    };
  }

  Optional<Boolean> parallel() {
    JsonNode disabled = body.path("tool_choice").path("disable_parallel_tool_use");
    return disabled.isBoolean() ? Optional.of(!disabled.booleanValue()) : Optional.empty();
  }
}
