package dev.yourbrief.provider.wire.gemini;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.ProviderError;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireError.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Errors in the words of Google's {@code rpc.Status}, both ways. What has no status of its own
 * there is told by the reason of an {@code ErrorInfo}.
 */
final class Errors {

  private static final String INFO = "type.googleapis.com/google.rpc.ErrorInfo";
  private static final String RETRY = "type.googleapis.com/google.rpc.RetryInfo";

  private Errors() {}

  static WireError read(int status, byte[] body) {
    JsonNode tree = Json.tree(body).orElse(Json.object());
    return of(status, tree.isArray() ? tree.path(0) : tree, ProviderError.of(body));
  }

  static WireError read(JsonNode event) {
    return of(0, event, ProviderError.of(event));
  }

  private static WireError of(int status, JsonNode tree, ProviderError error) {
    JsonNode said = tree.path("error");
    int code = status > 0 ? status : said.path("code").asInt(0);
    String word = Json.text(said, "status");
    Kind kind = kind(word, reason(said), error.message(), code);
    String message = error.message().isEmpty() ? "no reason was given" : error.message();
    return new WireError(kind, code >= 400 ? code : status(kind), message, word, "");
  }

  private static String reason(JsonNode error) {
    for (JsonNode detail : error.path("details")) {
      if (!Json.text(detail, "reason").isEmpty()) {
        return Json.text(detail, "reason");
      }
    }
    return "";
  }

  private static Kind kind(String word, String reason, String message, int code) {
    switch (reason) {
      case "API_KEY_INVALID", "ACCESS_TOKEN_EXPIRED", "CREDENTIALS_MISSING" -> {
        return Kind.AUTHENTICATION;
      }
      case "BILLING_DISABLED", "BILLING" -> {
        return Kind.BILLING;
      }
      case "CONTENT_FILTER" -> {
        return Kind.CONTENT_FILTER;
      }
      case "CONTEXT_LENGTH" -> {
        return Kind.CONTEXT_LENGTH;
      }
      default -> {
        // The status says more.
      }
    }
    String said = message.toLowerCase(Locale.ROOT);
    return switch (word) {
      case "INVALID_ARGUMENT", "OUT_OF_RANGE", "FAILED_PRECONDITION" ->
          said.contains("exceeds the maximum number of tokens")
              ? Kind.CONTEXT_LENGTH
              : said.contains("api key not valid")
                  ? Kind.AUTHENTICATION
                  : said.contains("enable billing") ? Kind.BILLING : Kind.INVALID_REQUEST;
      case "UNAUTHENTICATED" -> Kind.AUTHENTICATION;
      case "PERMISSION_DENIED" -> Kind.PERMISSION;
      case "NOT_FOUND" -> Kind.NOT_FOUND;
      case "RESOURCE_EXHAUSTED" -> Kind.RATE_LIMIT;
      case "DEADLINE_EXCEEDED", "CANCELLED" -> Kind.TIMEOUT;
      case "UNAVAILABLE" -> Kind.OVERLOADED;
      case "INTERNAL", "UNKNOWN", "DATA_LOSS" -> Kind.SERVER;
      default -> code >= 400 ? WireError.kindOf(code) : Kind.SERVER;
    };
  }

  private static int status(Kind kind) {
    return switch (kind) {
      case INVALID_REQUEST, CONTEXT_LENGTH, CONTENT_FILTER -> 400;
      case AUTHENTICATION -> 401;
      case BILLING -> 402;
      case PERMISSION -> 403;
      case NOT_FOUND -> 404;
      case RATE_LIMIT -> 429;
      case TIMEOUT -> 504;
      case OVERLOADED -> 503;
      case SERVER -> 500;
    };
  }

  private static String word(Kind kind) {
    return switch (kind) {
      case INVALID_REQUEST, CONTEXT_LENGTH, CONTENT_FILTER -> "INVALID_ARGUMENT";
      case AUTHENTICATION -> "UNAUTHENTICATED";
      case BILLING -> "FAILED_PRECONDITION";
      case PERMISSION -> "PERMISSION_DENIED";
      case NOT_FOUND -> "NOT_FOUND";
      case RATE_LIMIT -> "RESOURCE_EXHAUSTED";
      case TIMEOUT -> "DEADLINE_EXCEEDED";
      case OVERLOADED -> "UNAVAILABLE";
      case SERVER -> "INTERNAL";
    };
  }

  static ObjectNode write(WireError error) {
    ObjectNode body = Json.object();
    ObjectNode said =
        body.putObject("error")
            .put("code", error.status())
            .put("message", error.message())
            .put("status", word(error.kind()));
    switch (error.kind()) {
      case BILLING, CONTENT_FILTER, CONTEXT_LENGTH ->
          said.putArray("details")
              .addObject()
              .put("@type", INFO)
              .put("reason", error.kind().name())
              .put("domain", "googleapis.com");
      default -> {
        // The status says it.
      }
    }
    return body;
  }

  /** How long to wait before the next try, where the error says it. */
  static Optional<Duration> retryDelay(byte[] body) {
    JsonNode tree = Json.tree(body).orElse(Json.object());
    JsonNode error = (tree.isArray() ? tree.path(0) : tree).path("error");
    for (JsonNode detail : error.path("details")) {
      String delay = Json.text(detail, "retryDelay");
      if (Json.text(detail, "@type").equals(RETRY) && delay.endsWith("s")) {
        return seconds(delay.substring(0, delay.length() - 1));
      }
    }
    return Optional.empty();
  }

  private static Optional<Duration> seconds(String text) {
    boolean isNumber =
        !text.isEmpty()
            && text.length() < 20
            && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
    try {
      return isNumber
          ? Optional.of(Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValue()))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
