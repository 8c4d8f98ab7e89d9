package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Call;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Conversation.Reasoning;
import dev.yourbrief.provider.wire.Conversation.Sampling;
import dev.yourbrief.provider.wire.Conversation.Shape;
import dev.yourbrief.provider.wire.Conversation.Speaker;
import dev.yourbrief.provider.wire.Conversation.Turn;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client asks in responses. */
final class ResponsesRequestReader {

  private static final Set<String> KNOWN =
      Set.of(
          "model",
          "input",
          "instructions",
          "stream",
          "tools",
          "tool_choice",
          "parallel_tool_calls",
          "temperature",
          "top_p",
          "max_output_tokens",
          "reasoning",
          "text",
          "user");

  private final JsonNode body;
  private final Extras extras = new Extras(Names.RESPONSES);

  private ResponsesRequestReader(JsonNode body) {
    this.body = body;
  }

  static Conversation read(JsonNode body, Call call) throws WireException {
    if (!body.isObject()) {
      throw Fields.wrong("body", "a JSON object");
    }
    return new ResponsesRequestReader(body).read(call);
  }

  private Conversation read(Call call) throws WireException {
    List<Turn> turns = readTurns();
    ResponsesTools tools = ResponsesTools.read(body, extras);
    Reasoning reasoning = readReasoning();
    Shape shape = readShape();
    extras.addRest(body, KNOWN);
    return new Conversation(
        readModel(call),
        Fields.flag(body, "stream", "").orElse(call.streamed()),
        true,
        turns,
        tools.tools(),
        tools.choice(),
        Fields.flag(body, "parallel_tool_calls", ""),
        new Sampling(
            Fields.number(body, "temperature"),
            Fields.number(body, "top_p"),
            Optional.empty(),
            Fields.integer(body, "max_output_tokens"),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        reasoning,
        shape,
        Json.word(body, "user"),
        extras.found());
  }

  /** A prompt kept at OpenAI names its model itself. */
  private String readModel(Call call) throws WireException {
    if (body.has("model")) {
      return Fields.needed(body, "model", "");
    }
    if (call.model().isEmpty() && !body.has("prompt")) {
      throw Fields.wrong("model", "a string that is not empty");
    }
    return call.model();
  }

  private List<Turn> readTurns() throws WireException {
    List<Turn> turns = new ArrayList<>();
    String instructions = Fields.text(body, "instructions", "");
    if (!instructions.isEmpty()) {
      turns.add(new Turn(Speaker.SYSTEM, List.of(new Part.Text(instructions))));
    }
    JsonNode input = body.path("input");
    if (input.isString()) {
      turns.add(
          new Turn(
              Speaker.USER,
              input.stringValue().isEmpty()
                  ? List.of()
                  : List.of(new Part.Text(input.stringValue()))));
    } else if (input.isArray()) {
      List<Turn> said = new ResponsesItemsReader(extras).read(input);
      keepPlaceOfSystem(instructions, said);
      turns.addAll(said);
    } else if (!Json.isAbsent(input)) {
      throw Fields.wrong("input", "a string or a list of items");
    }
    boolean isElsewhere =
        body.has("prompt") || body.has("conversation") || body.has("previous_response_id");
    if (turns.isEmpty() && !isElsewhere) {
      throw Fields.wrong("input", "a string or a list of at least one item");
    }
    return turns;
  }

  /** What the system says first is written as instructions, unless it stood in the input. */
  private void keepPlaceOfSystem(String instructions, List<Turn> said) {
    boolean isFirst = !said.isEmpty() && said.getFirst().speaker() == Speaker.SYSTEM;
    if (instructions.isEmpty() && isFirst) {
      extras.add("input[0]", Json.object().put("role", "system"), true);
    }
  }

  private Reasoning readReasoning() throws WireException {
    JsonNode reasoning = body.path("reasoning");
    if (Json.isAbsent(reasoning)) {
      return Reasoning.UNSAID;
    }
    Fields.object(reasoning, "reasoning");
    String effort = Fields.text(reasoning, "effort", "reasoning");
    String summary = Fields.text(reasoning, "summary", "reasoning");
    if (!summary.isEmpty() && !summary.equals("auto")) {
      extras.add("reasoning", Json.object().put("summary", summary), true);
    }
    extras.addRest("reasoning", reasoning, Set.of("effort", "summary"), "");
    return new Reasoning(
        Optional.empty(),
        Optional.of(effort).filter(e -> !e.isEmpty()),
        Optional.empty(),
        summary.isEmpty() ? Optional.empty() : Optional.of(true));
  }

  private Shape readShape() throws WireException {
    JsonNode text = body.path("text");
    if (Json.isAbsent(text)) {
      return new Shape.Free();
    }
    Fields.object(text, "text");
    extras.addRest("text", text, Set.of("format"), "");
    JsonNode format = text.path("format");
    if (Json.isAbsent(format)) {
      return new Shape.Free();
    }
    Fields.object(format, "text.format");
    return switch (Fields.needed(format, "type", "text.format")) {
      case "text" -> new Shape.Free();
      case "json_object" -> new Shape.AnyJson();
      case "json_schema" -> readSchema(format);
      default -> {
        ObjectNode other = Json.object();
        other.set("format", format);
        extras.add("text", other, false);
        yield new Shape.Free();
      }
    };
  }

  private Shape readSchema(JsonNode format) throws WireException {
    JsonNode schema = format.path("schema");
    Fields.object(schema, "text.format.schema");
    String description = Fields.text(format, "description", "text.format");
    if (!description.isEmpty()) {
      ObjectNode rest = Json.object();
      rest.putObject("format").put("description", description);
      extras.add("text", rest, true);
    }
    return new Shape.Schema(
        Fields.text(format, "name", "text.format"),
        schema,
        Fields.flag(format, "strict", "text.format"));
  }
}
