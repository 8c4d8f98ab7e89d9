package dev.yourbrief.provider.dialect;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.openai.OpenAiUsage;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An answer of OpenAI's chat completions that came whole, and the words it shares with a stream.
 */
final class OpenAiAnswer {

  private OpenAiAnswer() {}

  static ChatReply whole(byte[] body) throws CallException {
    Optional<JsonNode> tree = Json.tree(body);
    if (tree.isEmpty()) {
      throw Failures.unreadable("the answer is not JSON" + excuse(body));
    }
    JsonNode answer = tree.get();
    Optional<JsonNode> error = error(answer);
    if (error.isPresent()) {
      throw Failures.of(error.get());
    }
    JsonNode choice = firstChoice(answer.path("choices"));
    JsonNode message = choice.path("message");
    if (!message.isObject()) {
      throw Failures.unreadable("the answer is JSON, but holds no message of a model");
    }
    Optional<JsonNode> choiceError = error(choice);
    if (choiceError.isPresent()) {
      throw Failures.of(choiceError.get());
    }
    boolean refused = !refusal(message).isEmpty();
    Finish finish = finish(Json.text(choice, "finish_reason"), refused, hasToolCalls(message));
    return new ChatReply(
        text(message.path("content")),
        finish,
        Json.text(answer, "model"),
        OpenAiUsage.read(answer.path("usage")));
  }

  /** What holds the error, if there is one: some send it with the status of success. */
  static Optional<JsonNode> error(JsonNode node) {
    JsonNode error = node.path("error");
    boolean isOne = (error.isObject() && !error.isEmpty()) || !error.stringValue("").isEmpty();
    return isOne ? Optional.of(node) : Optional.empty();
  }

  /** The choice of index 0, or the first that names no index. */
  static JsonNode firstChoice(JsonNode choices) {
    for (JsonNode choice : choices) {
      if (choice.path("index").asLong(0) == 0) {
        return choice;
      }
    }
    return choices.path(-1);
  }

  /** The text of a message's content: a text, or a list of parts of which the texts count. */
  static String text(JsonNode content) {
    if (!content.isArray()) {
      return content.stringValue("");
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : content) {
      String type = Json.text(part, "type");
      if (part.isString()) {
        text.append(part.stringValue());
      } else if (type.isEmpty() || type.equals("text") || type.equals("output_text")) {
        text.append(Json.text(part, "text"));
      }
    }
    return text.toString();
  }

  /** The model's refusal: a member of its own, or a part of the content. */
  static String refusal(JsonNode message) {
    String refusal = Json.text(message, "refusal");
    if (!refusal.isEmpty()) {
      return refusal;
    }
    StringBuilder parts = new StringBuilder();
    for (JsonNode part : message.path("content")) {
      parts.append(Json.text(part, "refusal"));
    }
    return parts.toString();
  }

  static boolean hasToolCalls(JsonNode message) {
    JsonNode calls = message.path("tool_calls");
    return (calls.isArray() && !calls.isEmpty()) || message.path("function_call").isObject();
  }

  /**
   * Why it ended. A provider's {@code stop} beside a tool call is a tool call; some of them name
   * the reason so.
   */
  static Finish finish(String reason, boolean refused, boolean callsTool) {
    if (refused) {
      return Finish.REFUSED;
    }
    String word = reason.toLowerCase(Locale.ROOT);
    if (Set.of("length", "max_tokens", "max_output_tokens", "model_length").contains(word)) {
      return Finish.LENGTH;
    }
    if (Set.of("content_filter", "safety", "refusal").contains(word)) {
      return Finish.REFUSED;
    }
    if (callsTool || word.equals("tool_calls") || word.equals("function_call")) {
      return Finish.TOOL;
    }
    return Set.of("stop", "stop_sequence", "end_turn", "eos", "eos_token").contains(word)
        ? Finish.STOP
        : Finish.OTHER;
  }

  private static String excuse(byte[] body) {
    for (byte b : body) {
      if (!Character.isWhitespace(b)) {
        return b == '<' ? ": it is a page of HTML, as a proxy or a wrong address gives" : "";
      }
    }
    return ": it is empty";
  }
}
