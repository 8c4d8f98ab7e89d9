package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation.Cache;
import dev.yourbrief.provider.wire.Conversation.Tool;
import dev.yourbrief.provider.wire.Conversation.ToolChoice;
import dev.yourbrief.provider.wire.Loss;
import dev.yourbrief.provider.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tools of responses and whether they must be called. */
record ResponsesTools(List<Tool> tools, ToolChoice choice) {

  private static final String CHOICE = "tool_choice";

  static ResponsesTools read(JsonNode body, Extras extras) throws WireException {
    List<Tool> tools = new ArrayList<>();
    JsonNode list = Fields.list(body, "tools", "");
    for (int i = 0; i < list.size(); i++) {
      JsonNode tool = list.path(i);
      String place = "tools[" + i + "]";
      Fields.object(tool, place);
      if (!Json.text(tool, "type").equals("function")) {
        tools.add(new Tool.Native(Names.RESPONSES, tool));
        continue;
      }
      JsonNode parameters = tool.path("parameters");
      if (!Json.isAbsent(parameters)) {
        Fields.object(parameters, place + ".parameters");
      }
      tools.add(
          new Tool.Function(
              Fields.needed(tool, "name", place),
              Fields.text(tool, "description", place),
              parameters.isObject() ? parameters : Json.object(),
              Fields.flag(tool, "strict", place),
              Cache.NONE));
      extras.addRest(
          place, tool, Set.of("type", "name", "description", "parameters", "strict"), "type");
    }
    return new ResponsesTools(tools, choice(body, extras));
  }

  private static ToolChoice choice(JsonNode body, Extras extras) throws WireException {
    JsonNode choice = body.path(CHOICE);
    if (Json.isAbsent(choice)) {
      return new ToolChoice.Unsaid();
    }
    if (choice.isString()) {
      return ChatTools.word(choice.stringValue());
    }
    Fields.object(choice, CHOICE);
    if (Json.text(choice, "type").equals("function")) {
      return new ToolChoice.Named(Fields.needed(choice, "name", CHOICE));
    }
    extras.add(CHOICE, choice, false);
    return new ToolChoice.Unsaid();
  }

  static void write(ObjectNode body, List<Tool> tools, ToolChoice choice, List<Loss> losses) {
    ArrayNode list = Json.array();
    for (int i = 0; i < tools.size(); i++) {
      switch (tools.get(i)) {
        case Tool.Function function -> {
          list.add(write(function));
          CacheMarkWriter.write(Json.object(), function.cache(), false, "tools[" + i + "]", losses);
        }
        case Tool.Native own when own.format().equals(Names.RESPONSES) -> list.add(own.json());
        case Tool.Native other ->
            losses.add(new Loss("tools[" + i + "]", "a tool that only " + other.format() + " has"));
      }
    }
    if (!list.isEmpty()) {
      body.set("tools", list);
    }
    switch (choice) {
      case ToolChoice.Unsaid _ -> {
        // The default.
      }
      case ToolChoice.Auto _ -> body.put(CHOICE, "auto");
      case ToolChoice.None _ -> body.put(CHOICE, "none");
      case ToolChoice.Any _ -> body.put(CHOICE, "required");
      case ToolChoice.Named named ->
          body.putObject(CHOICE).put("type", "function").put("name", named.name());
    }
  }

  /** What is not said to be strict is said not to be: here the default is to make it so. */
  private static ObjectNode write(Tool.Function function) {
    ObjectNode node = Json.object().put("type", "function").put("name", function.name());
    if (!function.description().isEmpty()) {
      node.put("description", function.description());
    }
    if (function.parameters().isEmpty()) {
      node.putNull("parameters");
    } else {
      node.set("parameters", function.parameters());
    }
    return node.put("strict", function.strict().orElse(false));
  }
}
