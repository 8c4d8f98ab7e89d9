package dev.yourbrief.provider.wire.gemini;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Call;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Conversation.Cache;
import dev.yourbrief.provider.wire.Conversation.Extra;
import dev.yourbrief.provider.wire.Conversation.Speaker;
import dev.yourbrief.provider.wire.Conversation.Tool;
import dev.yourbrief.provider.wire.Conversation.ToolChoice;
import dev.yourbrief.provider.wire.Conversation.Turn;
import dev.yourbrief.provider.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From a request's JSON to what is asked. */
final class RequestReader {

  private static final Set<String> READ =
      Set.of("model", "contents", "systemInstruction", "tools", "toolConfig", "generationConfig");

  /** Without these the answer is the same. */
  private static final Set<String> HINTS = Set.of("labels", "serviceTier", "store");

  private static final Set<String> FUNCTION = Set.of("name", "description", "parametersJsonSchema");

  private final JsonNode body;
  private final List<Extra> extras = new ArrayList<>();

  RequestReader(JsonNode body) {
    this.body = body;
  }

  Conversation read(Call call) throws WireException {
    if (!body.isObject()) {
      throw Fields.bad("body", "must be a JSON object");
    }
    String named = Json.text(body, "model");
    String model = (named.isEmpty() ? call.model() : named).replaceFirst("^models/", "");
    if (model.isEmpty()) {
      throw Fields.bad("model", "is missing in the path");
    }
    ConfigReader config = new ConfigReader(Fields.get(body, "generationConfig"), extras);
    List<Turn> turns = turns();
    List<Tool> tools = tools();
    ToolChoice choice = choice();
    Conversation.Shape shape = config.shape();
    Conversation.Reasoning reasoning = config.reasoning();
    Conversation.Sampling sampling = config.sampling();
    config.addRest();
    ObjectNode rest = Fields.rest(body, READ);
    rest.properties()
        .forEach(m ->
            extras.add(
                new Extra(Fields.NAME, m.getKey(), m.getValue(), HINTS.contains(m.getKey()))));
    return new Conversation(
        model,
        call.streamed(),
        true,
        turns,
        tools,
        choice,
        Optional.empty(),
        sampling,
        reasoning,
        shape,
        "",
        extras);
  }

  private List<Turn> turns() throws WireException {
    List<Turn> turns = new ArrayList<>();
    PartReader reader = new PartReader(new CallIds("request"));
    JsonNode system = Fields.get(body, "systemInstruction");
    if (!Json.isAbsent(system)) {
      turns.add(new Turn(Speaker.SYSTEM, reader.content(system, "systemInstruction")));
    }
    JsonNode contents = body.path("contents");
    boolean isOne = contents.isString() || (contents.isObject() && contents.has("parts"));
    if (isOne) {
      contents = Json.object().arrayNode().add(contents);
    }
    if (!contents.isArray() || contents.isEmpty()) {
      throw Fields.bad("contents", "must be a list of at least one content");
    }
    int at = 0;
    for (JsonNode content : contents) {
      String where = "contents[" + at++ + "]";
      if (!content.isObject() && !content.isString()) {
        throw Fields.bad(where, "must be an object");
      }
      Speaker speaker =
          switch (Json.text(content, "role")) {
            case "", "user", "function" -> Speaker.USER;
            case "model" -> Speaker.ASSISTANT;
            case "system" -> Speaker.SYSTEM;
            default -> throw Fields.bad(where + ".role", "must be user or model");
          };
      turns.add(new Turn(speaker, reader.content(content, where)));
    }
    return turns;
  }

  private List<Tool> tools() throws WireException {
    JsonNode list = body.path("tools");
    if (Json.isAbsent(list)) {
      return List.of();
    }
    if (!list.isArray()) {
      throw Fields.bad("tools", "must be a list");
    }
    List<Tool> tools = new ArrayList<>();
    ObjectNode rests = Json.object();
    boolean isHint = true;
    int at = 0;
    for (JsonNode tool : list) {
      if (!tool.isObject()) {
        throw Fields.bad("tools[" + at + "]", "must be an object");
      }
      at++;
      JsonNode functions = Fields.get(tool, "functionDeclarations");
      for (JsonNode function : functions) {
        String name = Json.text(function, "name");
        if (name.isEmpty()) {
          throw Fields.bad("functionDeclarations", "a name is missing");
        }
        tools.add(
            new Tool.Function(
                name,
                Json.text(function, "description"),
                parameters(function),
                Optional.empty(),
                Cache.NONE));
        ObjectNode rest = Fields.rest(function, FUNCTION);
        if (!rest.isEmpty()) {
          rests.set(name, rest);
          isHint &= rest.size() == 1 && rest.has("parameters");
        }
      }
      Fields.rest(tool, Set.of("functionDeclarations"))
          .properties()
          .forEach(m ->
              tools.add(new Tool.Native(Fields.NAME, Json.object().set(m.getKey(), m.getValue()))));
    }
    if (!rests.isEmpty()) {
      extras.add(new Extra(Fields.NAME, "tools", rests, isHint));
    }
    return tools;
  }

  private static JsonNode parameters(JsonNode function) {
    JsonNode json = Fields.get(function, "parametersJsonSchema");
    if (json.isObject()) {
      return json;
    }
    JsonNode own = function.path("parameters");
    return own.isObject() ? Schemas.json(own) : Json.object();
  }

  private ToolChoice choice() {
    JsonNode config = Fields.get(body, "toolConfig");
    JsonNode calling = Fields.get(config, "functionCallingConfig");
    ObjectNode rest = Fields.rest(config, Set.of("functionCallingConfig"));
    JsonNode names = Fields.get(calling, "allowedFunctionNames");
    String mode = Json.text(calling, "mode");
    boolean isNamed = mode.equals("ANY") && names.size() == 1 && names.path(0).isString();
    boolean isPlain =
        (names.isEmpty() || isNamed) && Set.of("", "AUTO", "ANY", "NONE").contains(mode);
    if (calling.isObject() && !calling.isEmpty() && !isPlain) {
      ObjectNode said = Fields.rest(calling, Set.of());
      rest.set("functionCallingConfig", said);
    }
    if (!rest.isEmpty()) {
      extras.add(new Extra(Fields.NAME, "toolConfig", rest, false));
    }
    return switch (mode) {
      case "AUTO", "VALIDATED" -> new ToolChoice.Auto();
      case "ANY" ->
          isNamed ? new ToolChoice.Named(names.path(0).stringValue("")) : new ToolChoice.Any();
      case "NONE" -> new ToolChoice.None();
      default -> new ToolChoice.Unsaid();
    };
  }
}
