package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.ProviderError;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer of responses that came whole. */
final class ResponsesAnswerReader {

  private ResponsesAnswerReader() {}

  static Answer read(JsonNode body) throws WireException {
    Optional<WireError> error = OpenAiErrors.in(body);
    if (error.isPresent()) {
      throw new WireException(error.get());
    }
    if (Json.text(body, "status").equals("failed")) {
      throw new WireException(ProviderError.of(body).asError(0));
    }
    if (!body.path("output").isArray()) {
      throw new WireException(
          WireError.unreadable("the answer is JSON, but holds no output of a model"));
    }
    List<Part> parts = parts(body.path("output"));
    return new Answer(
        Json.text(body, "id"),
        Json.text(body, "model"),
        parts,
        finish(
            body,
            parts.stream().anyMatch(Part.Refusal.class::isInstance),
            parts.stream().anyMatch(Part.ToolCall.class::isInstance)),
        "",
        OpenAiUsage.read(body.path("usage")),
        List.of());
  }

  static Finish finish(JsonNode response, boolean refused, boolean callsTool) {
    String why = Json.text(response.path("incomplete_details"), "reason");
    return switch (Json.text(response, "status")) {
      case "completed", "complete" -> Reasons.read("stop", refused, callsTool);
      case "incomplete" -> Reasons.read(why, refused, false);
      default -> Finish.OTHER;
    };
  }

  static List<Part> parts(JsonNode output) {
    List<Part> parts = new ArrayList<>();
    for (JsonNode item : output) {
      addItem(item, parts);
    }
    return parts;
  }

  private static void addItem(JsonNode item, List<Part> parts) {
    switch (Json.text(item, "type")) {
      case "message" -> addMessage(item.path("content"), parts);
      case "function_call" ->
          parts.add(
              new Part.ToolCall(
                  callId(item), Json.text(item, "name"), ChatCalls.arguments(item), ""));
      case "reasoning" -> parts.add(ResponsesThoughts.read(item));
      default -> {
        if (item.isObject()) {
          parts.add(new Part.Native(Names.RESPONSES, item));
        }
      }
    }
  }

  static String callId(JsonNode item) {
    String id = Json.text(item, "call_id");
    return id.isEmpty() ? Json.text(item, "id") : id;
  }

  private static void addMessage(JsonNode content, List<Part> parts) {
    for (JsonNode part : content) {
      switch (Json.text(part, "type")) {
        case "output_text", "text" -> {
          parts.add(new Part.Text(Json.text(part, "text")));
          addMembers(part, parts);
        }
        case "refusal" -> parts.add(new Part.Refusal(Json.text(part, "refusal")));
        default -> {
          if (part.isObject()) {
            parts.add(new Part.Native(Names.RESPONSES, part));
          }
        }
      }
    }
  }

  /** Citations and the like follow their text. */
  private static void addMembers(JsonNode part, List<Part> parts) {
    ObjectNode members = Json.object();
    for (String member : List.of("annotations", "logprobs")) {
      if (!part.path(member).isEmpty()) {
        members.set(member, part.path(member));
      }
    }
    if (!members.isEmpty()) {
      parts.add(new Part.Native(Names.RESPONSES, members));
    }
  }
}
