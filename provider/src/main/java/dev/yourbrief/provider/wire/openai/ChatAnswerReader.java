package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** An answer of chat completions that came whole. */
final class ChatAnswerReader {

  /** What stands beside these in a message is kept as it stood. */
  static final Set<String> KNOWN =
      Set.of(
          "role",
          "content",
          "refusal",
          "tool_calls",
          "function_call",
          "reasoning_content",
          "reasoning",
          "obfuscation");

  private ChatAnswerReader() {}

  static Answer read(JsonNode body) throws WireException {
    throwIfError(body);
    List<JsonNode> choices = inOrder(body.path("choices"));
    if (choices.isEmpty() || !choices.getFirst().path("message").isObject()) {
      throw new WireException(
          WireError.unreadable("the answer is JSON, but holds no message of a model"));
    }
    JsonNode first = choices.getFirst();
    throwIfError(first);
    String id = Json.text(body, "id");
    List<Part> parts = parts(first, id);
    boolean refused = parts.stream().anyMatch(Part.Refusal.class::isInstance);
    Finish finish =
        Reasons.read(Json.text(first, "finish_reason"), refused, callsTool(first.path("message")));
    List<List<Part>> others = new ArrayList<>();
    for (JsonNode choice : choices.subList(1, choices.size())) {
      others.add(parts(choice, id));
    }
    return new Answer(
        id,
        Json.text(body, "model"),
        parts,
        finish,
        Json.text(first, "stop_reason"),
        OpenAiUsage.read(body.path("usage")),
        others);
  }

  private static void throwIfError(JsonNode node) throws WireException {
    Optional<WireError> error = OpenAiErrors.in(node);
    if (error.isPresent()) {
      throw new WireException(error.get());
    }
  }

  /** The choice of index 0, or the first that names none, comes first. */
  private static List<JsonNode> inOrder(JsonNode choices) {
    List<JsonNode> ordered = new ArrayList<>();
    boolean hasFirst = false;
    for (JsonNode choice : choices) {
      boolean isFirst = !hasFirst && choice.path("index").asLong(0) == 0;
      if (isFirst) {
        ordered.addFirst(choice);
        hasFirst = true;
      } else {
        ordered.add(choice);
      }
    }
    return ordered;
  }

  static boolean callsTool(JsonNode message) {
    JsonNode calls = message.path("tool_calls");
    return (calls.isArray() && !calls.isEmpty()) || message.path("function_call").isObject();
  }

  private static List<Part> parts(JsonNode choice, String answerId) {
    JsonNode message = choice.path("message");
    List<Part> parts = new ArrayList<>();
    Thoughts.read(message).ifPresent(parts::add);
    addContent(message.path("content"), parts);
    String refusal = Json.text(message, "refusal");
    if (!refusal.isEmpty()) {
      parts.add(new Part.Refusal(refusal));
    }
    addCalls(message, answerId, parts);
    for (String member : message.propertyNames()) {
      if (!KNOWN.contains(member)) {
        addNative(member, message.path(member), parts);
      }
    }
    addNative("logprobs", choice.path("logprobs"), parts);
    return parts;
  }

  private static void addNative(String member, JsonNode value, List<Part> parts) {
    if (!Json.isAbsent(value) && !(value.isContainer() && value.isEmpty())) {
      parts.add(new Part.Native(Names.CHAT, Json.object().set(member, value)));
    }
  }

  private static void addContent(JsonNode content, List<Part> parts) {
    String text = content.stringValue("");
    if (!text.isEmpty()) {
      parts.add(new Part.Text(text));
    }
    for (JsonNode part : content) {
      String type = Json.text(part, "type");
      if (part.isString()) {
        parts.add(new Part.Text(part.stringValue()));
      } else if (!Json.text(part, "refusal").isEmpty()) {
        parts.add(new Part.Refusal(Json.text(part, "refusal")));
      } else if (type.isEmpty() || type.equals("text") || type.equals("output_text")) {
        parts.add(new Part.Text(Json.text(part, "text")));
      } else if (type.equals("thinking")) {
        parts.add(new Part.Thinking(Names.CHAT, "", thought(part), "", false));
      } else {
        parts.add(new Part.Native(Names.CHAT, part));
      }
    }
  }

  /** The words of a part of thinking, as Mistral has it. */
  static String thought(JsonNode part) {
    JsonNode inner = part.path("thinking");
    StringBuilder text = new StringBuilder(inner.stringValue(""));
    for (JsonNode one : inner) {
      text.append(Json.text(one, "text"));
    }
    return text.toString();
  }

  private static void addCalls(JsonNode message, String answerId, List<Part> parts) {
    int index = 0;
    for (JsonNode call : message.path("tool_calls")) {
      if (ChatCalls.isFunction(call)) {
        JsonNode function = call.path("function");
        String id = Json.word(call, "id");
        parts.add(
            new Part.ToolCall(
                id.isEmpty() ? madeId(answerId, index) : id,
                Json.text(function, "name"),
                ChatCalls.arguments(function),
                ChatCalls.signature(call)));
      } else if (call.isObject()) {
        parts.add(new Part.Native(Names.CHAT, call));
      }
      index++;
    }
    if (message.path("function_call").isObject()) {
      parts.add(ChatCalls.legacy(madeId(answerId, index), message.path("function_call")));
    }
  }

  /** A name for a call that has none: the same call has the same, another has another. */
  static String madeId(String answerId, int index) {
    return "call_" + index + (answerId.isEmpty() ? "" : "_" + answerId);
  }
}
