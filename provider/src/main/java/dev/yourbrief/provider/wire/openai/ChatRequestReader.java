package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Call;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Conversation.Reasoning;
import dev.yourbrief.provider.wire.Conversation.Sampling;
import dev.yourbrief.provider.wire.Conversation.Shape;
import dev.yourbrief.provider.wire.Conversation.Turn;
import dev.yourbrief.provider.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client asks in chat completions. */
final class ChatRequestReader {

  /** A member of legacy requests; that they are such is seen by it. */
  static final String FUNCTIONS = "functions";

  private static final Set<String> KNOWN =
      Set.of(
          "model",
          "messages",
          "stream",
          "stream_options",
          "tools",
          "tool_choice",
          "parallel_tool_calls",
          "temperature",
          "top_p",
          "top_k",
          "max_tokens",
          "max_completion_tokens",
          "stop",
          "seed",
          "presence_penalty",
          "frequency_penalty",
          "n",
          "reasoning_effort",
          "response_format",
          "user");

  private final JsonNode body;
  private final Extras extras = new Extras(Names.CHAT);

  private ChatRequestReader(JsonNode body) {
    this.body = body;
  }

  static Conversation read(JsonNode body, Call call) throws WireException {
    if (!body.isObject()) {
      throw Fields.wrong("body", "a JSON object");
    }
    return new ChatRequestReader(body).read(call);
  }

  private Conversation read(Call call) throws WireException {
    List<Turn> turns = new ChatMessagesReader(extras).read(body);
    ChatTools tools = ChatTools.read(body, extras);
    boolean usageInStream = readStreamOptions();
    Shape shape = readShape();
    extras.addRest(body, KNOWN);
    return new Conversation(
        call.model().isEmpty() || body.has("model")
            ? Fields.needed(body, "model", "")
            : call.model(),
        Fields.flag(body, "stream", "").orElse(call.streamed()),
        usageInStream,
        turns,
        tools.tools(),
        tools.choice(),
        Fields.flag(body, "parallel_tool_calls", ""),
        readSampling(),
        readReasoning(),
        shape,
        Json.word(body, "user"),
        extras.found());
  }

  private boolean readStreamOptions() throws WireException {
    JsonNode options = body.path("stream_options");
    if (Json.isAbsent(options)) {
      return false;
    }
    Fields.object(options, "stream_options");
    extras.addRest("stream_options", options, Set.of("include_usage"), "");
    return Fields.flag(options, "include_usage", "stream_options").orElse(false);
  }

  private Sampling readSampling() throws WireException {
    Optional<Integer> bound = Fields.integer(body, "max_completion_tokens");
    return new Sampling(
        Fields.number(body, "temperature"),
        Fields.number(body, "top_p"),
        Fields.integer(body, "top_k"),
        bound.isPresent() ? bound : Fields.integer(body, "max_tokens"),
        readStop(),
        Fields.whole(body, "seed"),
        Fields.number(body, "presence_penalty"),
        Fields.number(body, "frequency_penalty"),
        Fields.integer(body, "n"));
  }

  private List<String> readStop() throws WireException {
    JsonNode stop = body.path("stop");
    if (Json.isAbsent(stop)) {
      return List.of();
    }
    if (stop.isString()) {
      return List.of(stop.stringValue());
    }
    List<String> words = new ArrayList<>();
    for (JsonNode word : Fields.list(body, "stop", "")) {
      if (!word.isString()) {
        throw Fields.wrong("stop[" + words.size() + "]", "a string");
      }
      words.add(word.stringValue());
    }
    return words;
  }

  private Reasoning readReasoning() throws WireException {
    String effort = Fields.text(body, "reasoning_effort", "");
    return effort.isEmpty()
        ? Reasoning.UNSAID
        : new Reasoning(Optional.empty(), Optional.of(effort), Optional.empty(), Optional.empty());
  }

  private Shape readShape() throws WireException {
    JsonNode format = body.path("response_format");
    if (Json.isAbsent(format)) {
      return new Shape.Free();
    }
    Fields.object(format, "response_format");
    return switch (Fields.needed(format, "type", "response_format")) {
      case "text" -> new Shape.Free();
      case "json_object" -> new Shape.AnyJson();
      case "json_schema" -> readSchema(format.path("json_schema"));
      default -> {
        extras.add("response_format", format, false);
        yield new Shape.Free();
      }
    };
  }

  private Shape readSchema(JsonNode node) throws WireException {
    String place = "response_format.json_schema";
    Fields.object(node, place);
    JsonNode schema = node.path("schema");
    Fields.object(schema, place + ".schema");
    String description = Fields.text(node, "description", place);
    if (!description.isEmpty()) {
      ObjectNode rest = Json.object();
      rest.putObject("json_schema").put("description", description);
      extras.add("response_format", rest, true);
    }
    return new Shape.Schema(
        Fields.text(node, "name", place), schema, Fields.flag(node, "strict", place));
  }
}
