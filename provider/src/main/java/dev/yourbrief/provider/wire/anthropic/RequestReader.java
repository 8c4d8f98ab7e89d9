package dev.yourbrief.provider.wire.anthropic;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Call;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Conversation.Extra;
import dev.yourbrief.provider.wire.Conversation.Reasoning;
import dev.yourbrief.provider.wire.Conversation.Sampling;
import dev.yourbrief.provider.wire.Conversation.Shape;
import dev.yourbrief.provider.wire.Conversation.Speaker;
import dev.yourbrief.provider.wire.Conversation.ToolChoice;
import dev.yourbrief.provider.wire.Conversation.Turn;
import dev.yourbrief.provider.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From a request's JSON to what is asked. */
final class RequestReader {

  private static final Set<String> READ =
      Set.of(
          "model",
          "stream",
          "system",
          "messages",
          "tools",
          "tool_choice",
          "max_tokens",
          "temperature",
          "top_p",
          "top_k",
          "stop_sequences",
          "metadata",
          "thinking",
          "output_config",
          "output_format");

  /** Without these the answer is the same, but for its price or its speed. */
  private static final Set<String> HINTS =
      Set.of("service_tier", "speed", "cache_control", "inference_geo", "diagnostics");

  private final JsonNode body;
  private final List<Extra> extras = new ArrayList<>();

  RequestReader(JsonNode body) {
    this.body = body;
  }

  Conversation read(Call call) throws WireException {
    if (!body.isObject()) {
      throw Errors.badRequest("body", "must be a JSON object");
    }
    String model = Json.text(body, "model").isEmpty() ? call.model() : Json.text(body, "model");
    if (model.isEmpty()) {
      throw Errors.badRequest("model", "is missing");
    }
    List<Turn> turns = turns();
    ToolReader tools = new ToolReader(body, extras);
    List<Conversation.Tool> functions = tools.tools();
    ToolChoice choice = tools.choice();
    Reasoning reasoning = reasoning();
    Shape shape = shape();
    String user = user();
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      if (!READ.contains(member.getKey()) && !member.getValue().isNull()) {
        boolean isHint = HINTS.contains(member.getKey());
        extras.add(new Extra(Words.NAME, member.getKey(), member.getValue(), isHint));
      }
    }
    return new Conversation(
        model,
        body.path("stream").booleanValue(call.streamed()),
        true,
        turns,
        functions,
        choice,
        tools.parallel(),
        sampling(),
        reasoning,
        shape,
        user,
        extras);
  }

  private List<Turn> turns() throws WireException {
    BlockReader reader = new BlockReader();
    List<Turn> turns = new ArrayList<>();
    if (!Json.isAbsent(body.path("system"))) {
      turns.add(new Turn(Speaker.SYSTEM, reader.content(body.path("system"), "system")));
    }
    JsonNode messages = body.path("messages");
    if (!messages.isArray() || messages.isEmpty()) {
      throw Errors.badRequest("messages", "must be a list of at least one message");
    }
    int at = 0;
    for (JsonNode message : messages) {
      String where = "messages[" + at++ + "]";
      Speaker speaker =
          switch (Json.text(message, "role")) {
            case "user" -> Speaker.USER;
            case "assistant" -> Speaker.ASSISTANT;
            case "system" -> Speaker.SYSTEM;
            default ->
                throw Errors.badRequest(where + ".role", "must be user, assistant or system");
          };
      turns.add(new Turn(speaker, reader.content(message.path("content"), where + ".content")));
    }
    return turns;
  }

  private Sampling sampling() throws WireException {
    List<String> stop = new ArrayList<>();
    JsonNode sequences = body.path("stop_sequences");
    for (JsonNode sequence : sequences.isArray() ? sequences.values() : List.<JsonNode>of()) {
      if (!sequence.isString()) {
        throw Errors.badRequest("stop_sequences", "must hold texts");
      }
      stop.add(sequence.stringValue());
    }
    return new Sampling(
        number("temperature"),
        number("top_p"),
        count("top_k"),
        count("max_tokens"),
        stop,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Optional<Double> number(String member) throws WireException {
    JsonNode value = body.path(member);
    if (Json.isAbsent(value)) {
      return Optional.empty();
    }
    if (!value.isNumber()) {
      throw Errors.badRequest(member, "must be a number");
    }
    return Optional.of(value.doubleValue());
  }

  private Optional<Integer> count(String member) throws WireException {
    return count(body.path(member), member);
  }

  private static Optional<Integer> count(JsonNode value, String member) throws WireException {
    if (Json.isAbsent(value)) {
      return Optional.empty();
    }
    OptionalLong count = Json.count(value);
    if (count.isEmpty() || count.getAsLong() > Integer.MAX_VALUE) {
      throw Errors.badRequest(member, "must be a whole number, not below 0");
    }
    return Optional.of((int) count.getAsLong());
  }

  private Reasoning reasoning() throws WireException {
    JsonNode thinking = body.path("thinking");
    String effort = Json.text(body.path("output_config"), "effort");
    Optional<Boolean> enabled =
        switch (Json.text(thinking, "type")) {
          case "enabled", "adaptive" -> Optional.of(true);
          case "disabled" -> Optional.of(false);
          default -> Optional.empty();
        };
    Optional<Boolean> shown =
        switch (Json.text(thinking, "display")) {
          case "summarized" -> Optional.of(true);
          case "omitted" -> Optional.of(false);
          default -> Optional.empty();
        };
    Set<String> known = Set.of("type", "budget_tokens", "display");
    if (thinking.isObject() && enabled.isPresent()) {
      addExtra("thinking", thinking, known);
    } else if (!Json.isAbsent(thinking)) {
      extras.add(new Extra(Words.NAME, "thinking", thinking, false));
    }
    return new Reasoning(
        enabled,
        effort.isEmpty() ? Optional.empty() : Optional.of(effort),
        count(thinking.path("budget_tokens"), "thinking.budget_tokens"),
        shown);
  }

  private Shape shape() {
    JsonNode config = body.path("output_config");
    JsonNode format = config.path("format");
    addExtra("output_config", config, Set.of("effort", "format"));
    if (Json.isAbsent(format)) {
      format = body.path("output_format");
    }
    if (Json.text(format, "type").equals("json_schema") && format.path("schema").isObject()) {
      return new Shape.Schema("answer", format.path("schema"), Optional.empty());
    }
    if (!Json.isAbsent(format)) {
      ObjectNode unknown = Json.object();
      unknown.set("format", format);
      extras.add(new Extra(Words.NAME, "output_config", unknown, false));
    }
    return new Shape.Free();
  }

  private String user() {
    JsonNode metadata = body.path("metadata");
    addExtra("metadata", metadata, Set.of("user_id"));
    return Json.text(metadata, "user_id");
  }

  /** The members of an object beside those that have a place, under the object's own name. */
  private void addExtra(String member, JsonNode object, Set<String> known) {
    ObjectNode rest = Json.object();
    for (Map.Entry<String, JsonNode> one : object.properties()) {
      if (!known.contains(one.getKey()) && !one.getValue().isNull()) {
        rest.set(one.getKey(), one.getValue());
      }
    }
    if (!rest.isEmpty()) {
      extras.add(new Extra(Words.NAME, member, rest, member.equals("metadata")));
    }
  }
}
