package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation.Tool;
import dev.yourbrief.provider.wire.Conversation.ToolChoice;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tools of chat completions and whether they must be called; older requests call them
 * functions.
 */
record ChatTools(List<Tool> tools, ToolChoice choice) {

  private static final String CHOICE = "tool_choice";

  static ChatTools read(JsonNode body, Extras extras) throws WireException {
    List<Tool> tools = new ArrayList<>();
    JsonNode list = Fields.list(body, "tools", "");
    for (int i = 0; i < list.size(); i++) {
      JsonNode tool = list.path(i);
      String place = "tools[" + i + "]";
      Fields.object(tool, place);
      if (tool.path("function").isObject()) {
        tools.add(function(tool.path("function"), place + ".function", tool));
        extras.addRest(place, tool, Set.of("type", "function", CacheMarks.MEMBER), "type");
        extras.addRest(
            place + ".function",
            tool.path("function"),
            Set.of("name", "description", "parameters", "strict"),
            "");
      } else {
        tools.add(new Tool.Native(Names.CHAT, tool));
      }
    }
    JsonNode functions = Fields.list(body, ChatRequestReader.FUNCTIONS, "");
    for (int i = 0; i < functions.size(); i++) {
      String place = "functions[" + i + "]";
      Fields.object(functions.path(i), place);
      tools.add(function(functions.path(i), place, functions.path(i)));
    }
    return new ChatTools(tools, choice(body, extras));
  }

  private static Tool function(JsonNode function, String place, JsonNode marked)
      throws WireException {
    JsonNode parameters = function.path("parameters");
    if (!Json.isAbsent(parameters)) {
      Fields.object(parameters, place + ".parameters");
    }
    return new Tool.Function(
        Fields.needed(function, "name", place),
        Fields.text(function, "description", place),
        parameters.isObject() ? parameters : Json.object(),
        Fields.flag(function, "strict", place),
        CacheMarks.read(marked));
  }

  private static ToolChoice choice(JsonNode body, Extras extras) throws WireException {
    JsonNode choice = body.path(CHOICE);
    if (Json.isAbsent(choice)) {
      choice = body.path("function_call");
    }
    if (Json.isAbsent(choice)) {
      return new ToolChoice.Unsaid();
    }
    if (choice.isString()) {
      return word(choice.stringValue());
    }
    Fields.object(choice, CHOICE);
    JsonNode function = choice.path("function");
    String name = Json.text(function.isObject() ? function : choice, "name");
    String type = Json.text(choice, "type");
    if (!name.isEmpty() && (type.isEmpty() || type.equals("function"))) {
      return new ToolChoice.Named(name);
    }
    extras.add(CHOICE, choice, false);
    return new ToolChoice.Unsaid();
  }

  static ToolChoice word(String word) throws WireException {
    return switch (word) {
      case "auto" -> new ToolChoice.Auto();
      case "none" -> new ToolChoice.None();
      case "required", "any" -> new ToolChoice.Any();
      default -> throw Fields.wrong(CHOICE, "auto, none, required, or an object");
    };
  }

  static void write(
      ObjectNode body, List<Tool> tools, ToolChoice choice, boolean marks, List<Loss> losses) {
    ArrayNode list = Json.array();
    for (int i = 0; i < tools.size(); i++) {
      switch (tools.get(i)) {
        case Tool.Function function -> {
          ObjectNode tool = list.addObject().put("type", "function");
          tool.set("function", write(function));
          CacheMarkWriter.write(tool, function.cache(), marks, "tools[" + i + "]", losses);
        }
        case Tool.Native other when other.format().equals(Names.CHAT) -> list.add(other.json());
        case Tool.Native other ->
            losses.add(new Loss("tools[" + i + "]", "a tool that only " + other.format() + " has"));
      }
    }
    if (!list.isEmpty()) {
      body.set("tools", list);
      choice(choice).ifPresent(c -> body.set(CHOICE, c));
    }
  }

  private static ObjectNode write(Tool.Function function) {
    ObjectNode node = Json.object().put("name", function.name());
    if (!function.description().isEmpty()) {
      node.put("description", function.description());
    }
    if (!function.parameters().isEmpty()) {
      node.set("parameters", function.parameters());
    }
    function.strict().ifPresent(s -> node.put("strict", s));
    return node;
  }

  private static Optional<JsonNode> choice(ToolChoice choice) {
    ObjectNode holder = Json.object();
    switch (choice) {
      case ToolChoice.Unsaid _ -> {
        return Optional.empty();
      }
      case ToolChoice.Auto _ -> holder.put(CHOICE, "auto");
      case ToolChoice.None _ -> holder.put(CHOICE, "none");
      case ToolChoice.Any _ -> holder.put(CHOICE, "required");
      case ToolChoice.Named named ->
          holder
              .putObject(CHOICE)
              .put("type", "function")
              .putObject("function")
              .put("name", named.name());
    }
    return Optional.of(holder.path(CHOICE));
  }
}
