package dev.yourbrief.provider.wire.anthropic;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Written;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /v1/messages/count_tokens}: how many tokens a request would have. What is asked is
 * read as any request is ({@link AnthropicMessagesFormat#request}).
 */
public final class AnthropicTokenCount {

  /** What has no tokens of input is not asked. */
  private static final Set<String> NOT_ASKED =
      Set.of(
          "max_tokens",
          "stream",
          "temperature",
          "top_p",
          "top_k",
          "stop_sequences",
          "metadata",
          "service_tier",
          "container",
          "inference_geo");

  private AnthropicTokenCount() {}

  /** The question, from a request as {@link AnthropicMessagesFormat} writes it. */
  public static Written<JsonNode> write(Conversation conversation) {
    Written<JsonNode> request = new AnthropicMessagesFormat().write(conversation);
    ObjectNode body = Json.object();
    request
        .value()
        .properties()
        .forEach(m -> {
          if (!NOT_ASKED.contains(m.getKey())) {
            body.set(m.getKey(), m.getValue());
          }
        });
    return new Written<>(body, request.losses());
  }

  /** The count in an answer; empty when it holds none. */
  public static OptionalLong answer(JsonNode body) {
    return Json.count(body.path("input_tokens"));
  }

  /** The answer to a client. */
  public static JsonNode write(long tokens) {
    return Json.object().put("input_tokens", tokens);
  }
}
