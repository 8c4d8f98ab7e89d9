package dev.yourbrief.provider.wire.anthropic;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.ProviderError;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireError.Kind;
import dev.yourbrief.provider.wire.WireException;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Errors both ways, and errors of what cannot be read. */
final class Errors {

  /** What the API says of a request beyond the model's context; clients look for it. */
  private static final String TOO_LONG = "prompt is too long";

  private Errors() {}

  static WireException badRequest(String member, String what) {
    return new WireException(
        new WireError(Kind.INVALID_REQUEST, 400, member + ": " + what, "", member));
  }

  static WireException unreadable(String what) {
    return new WireException(WireError.of(Kind.SERVER, 502, what));
  }

  static WireError read(int status, byte[] body) {
    return of(status, ProviderError.of(body));
  }

  /** An error event of a stream, or an error in place of an answer: the status was a good one. */
  static WireError read(JsonNode event) {
    return of(0, ProviderError.of(event));
  }

  private static WireError of(int status, ProviderError error) {
    Kind kind = kind(error, status);
    String message = error.message().isEmpty() ? "no reason was given" : error.message();
    return new WireError(kind, status > 0 ? status : status(kind), message, error.type(), "");
  }

  private static Kind kind(ProviderError error, int status) {
    String said = error.message().toLowerCase(Locale.ROOT);
    return switch (error.type()) {
      case "invalid_request_error" ->
          said.contains(TOO_LONG) || said.contains("exceed context limit")
              ? Kind.CONTEXT_LENGTH
              : said.contains("credit balance is too low")
                  ? Kind.BILLING
                  : said.contains("blocked by content filtering policy")
                      ? Kind.CONTENT_FILTER
                      : Kind.INVALID_REQUEST;
      case "request_too_large" -> Kind.INVALID_REQUEST;
      case "authentication_error" -> Kind.AUTHENTICATION;
      case "billing_error" -> Kind.BILLING;
      case "permission_error" -> Kind.PERMISSION;
      case "not_found_error" -> Kind.NOT_FOUND;
      case "rate_limit_error" -> Kind.RATE_LIMIT;
      case "timeout_error" -> Kind.TIMEOUT;
      case "overloaded_error" -> Kind.OVERLOADED;
      case "api_error" -> Kind.SERVER;
      default -> status > 0 ? WireError.kindOf(status) : Kind.SERVER;
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
      case OVERLOADED -> 529;
      case SERVER -> 500;
    };
  }

  private static String type(WireError error) {
    return switch (error.kind()) {
      case INVALID_REQUEST -> error.status() == 413 ? "request_too_large" : "invalid_request_error";
      case CONTEXT_LENGTH, CONTENT_FILTER -> "invalid_request_error";
      case AUTHENTICATION -> "authentication_error";
      case BILLING -> "billing_error";
      case PERMISSION -> "permission_error";
      case NOT_FOUND -> "not_found_error";
      case RATE_LIMIT -> "rate_limit_error";
      case TIMEOUT -> "timeout_error";
      case OVERLOADED -> "overloaded_error";
      case SERVER -> "api_error";
    };
  }

  static ObjectNode write(WireError error) {
    ObjectNode body = Json.object().put("type", "error");
    body.putObject("error").put("type", type(error)).put("message", message(error));
    return body;
  }

  private static String message(WireError error) {
    String message = error.message();
    String said = message.toLowerCase(Locale.ROOT);
    if (error.kind() == Kind.CONTEXT_LENGTH && !said.contains(TOO_LONG)) {
      return TOO_LONG + ": " + message;
    }
    if (error.kind() == Kind.CONTENT_FILTER && !said.contains("content filtering policy")) {
      return "blocked by content filtering policy: " + message;
    }
    return message;
  }
}
