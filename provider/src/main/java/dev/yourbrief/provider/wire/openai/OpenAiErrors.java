package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.ProviderError;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireError.Kind;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Errors as both of OpenAI's formats say them. */
final class OpenAiErrors {

  private OpenAiErrors() {}

  /** The error in this object if there is one: some send it with the status of success. */
  static Optional<WireError> in(JsonNode node) {
    JsonNode error = node.path("error");
    boolean isOne =
        (error.isObject() && !error.isEmpty())
            || !error.stringValue("").isEmpty()
            || Json.text(node, "object").equals("error");
    return isOne ? Optional.of(ProviderError.of(node).asError(0)) : Optional.empty();
  }

  static ObjectNode write(WireError error) {
    ObjectNode body = Json.object();
    body.set("error", object(error));
    return body;
  }

  /** The object inside; all four members are required. */
  static ObjectNode object(WireError error) {
    String type = type(error.kind());
    ObjectNode object = Json.object().put("message", error.message()).put("type", type);
    putOrNull(object, "param", error.param());
    putOrNull(object, "code", code(error, type));
    return object;
  }

  static void putOrNull(ObjectNode object, String member, String text) {
    if (text.isEmpty()) {
      object.putNull(member);
    } else {
      object.put(member, text);
    }
  }

  /** The provider's own word, unless it says no more than the type; else OpenAI's. */
  static String code(WireError error, String type) {
    String own =
        switch (error.kind()) {
          case CONTEXT_LENGTH -> "context_length_exceeded";
          case CONTENT_FILTER -> "content_filter";
          case BILLING -> "insufficient_quota";
          case RATE_LIMIT -> "rate_limit_exceeded";
          default -> "";
        };
    return own.isEmpty() && !error.code().equals(type) ? error.code() : own;
  }

  static String type(Kind kind) {
    return switch (kind) {
      case INVALID_REQUEST, NOT_FOUND, CONTEXT_LENGTH, CONTENT_FILTER -> "invalid_request_error";
      case AUTHENTICATION -> "authentication_error";
      case BILLING -> "insufficient_quota";
      case PERMISSION -> "permission_error";
      case RATE_LIMIT -> "rate_limit_error";
      case TIMEOUT -> "timeout_error";
      case OVERLOADED, SERVER -> "server_error";
    };
  }
}
