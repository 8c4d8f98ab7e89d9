package dev.yourbrief.provider.dialect;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.CallException.Kind;
import dev.yourbrief.provider.wire.ProviderError;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** From what a provider answers to what kept the answer away. */
final class Failures {

  /** Nothing is left to spend, though the status may say too many calls: waiting does not help. */
  private static final List<String> SPENT =
      List.of(
          "insufficient_quota",
          "billing_hard_limit_reached",
          "billing_not_active",
          "billing_error",
          "exceeded_current_quota_error",
          "access_terminated");

  private static final List<String> NOT_ALLOWED =
      List.of(
          "authentication_error",
          "invalid_api_key",
          "permission_error",
          "PERMISSION_DENIED",
          "UNAUTHENTICATED");

  private static final List<String> RATE_LIMITED =
      List.of(
          "rate_limit_exceeded", "rate_limit_error", "tokens", "requests", "RESOURCE_EXHAUSTED");

  private static final List<String> REJECTED =
      List.of(
          "invalid_request_error",
          "not_found_error",
          "context_length_exceeded",
          "content_filter",
          "model_not_found",
          "INVALID_ARGUMENT",
          "NOT_FOUND");

  private static final List<String> TIMEOUT = List.of("timeout", "timeout_error");

  private Failures() {}

  /** A response of another status than 2xx. */
  static CallException of(int status, HttpHeaders headers, byte[] body) {
    if (status >= 300 && status < 400) {
      String to = headers.firstValue("location").flatMap(Failures::host).orElse("elsewhere");
      return new CallException(
          Kind.REJECTED,
          status + ": it sends the call on to " + to + ", which is not followed; check the address",
          Optional.empty());
    }
    ProviderError error = ProviderError.of(body);
    Kind kind = kind(status, error);
    Optional<Duration> wait =
        switch (kind) {
          case RATE_LIMITED, UNAVAILABLE, TIMEOUT -> RetryAfter.read(headers, error.message());
          default -> Optional.empty();
        };
    return new CallException(kind, sentence(Integer.toString(status), error), wait);
  }

  /** An error in place of an answer, though the status said that all is well. */
  static CallException of(JsonNode body) {
    ProviderError error = ProviderError.of(body);
    return new CallException(
        kindByWords(error), sentence("error instead of an answer", error), Optional.empty());
  }

  static CallException unreadable(String what) {
    return new CallException(Kind.UNREADABLE, what, Optional.empty());
  }

  private static String sentence(String start, ProviderError error) {
    StringBuilder text = new StringBuilder(start);
    if (!error.label().isEmpty()) {
      text.append(' ').append(error.label());
    }
    return error.message().isEmpty()
        ? text.toString()
        : text.append(": ").append(error.message()).toString();
  }

  private static Kind kind(int status, ProviderError error) {
    if (error.isOneOf(SPENT)) {
      return Kind.NOT_ALLOWED;
    }
    return switch (status) {
      case 401, 402, 403, 407 -> Kind.NOT_ALLOWED;
      case 408 -> Kind.TIMEOUT;
      case 409, 429 -> Kind.RATE_LIMITED;
      default -> status >= 500 ? Kind.UNAVAILABLE : Kind.REJECTED;
    };
  }

  private static Kind kindByWords(ProviderError error) {
    if (error.code().matches("[1-5]\\d\\d")) {
      return kind(Integer.parseInt(error.code()), error);
    }
    if (error.isOneOf(SPENT) || error.isOneOf(NOT_ALLOWED)) {
      return Kind.NOT_ALLOWED;
    }
    if (error.isOneOf(RATE_LIMITED)) {
      return Kind.RATE_LIMITED;
    }
    if (error.isOneOf(REJECTED)) {
      return Kind.REJECTED;
    }
    // What breaks after it began to answer is broken on the provider's side.
    return error.isOneOf(TIMEOUT) ? Kind.TIMEOUT : Kind.UNAVAILABLE;
  }

  private static Optional<String> host(String location) {
    try {
      return Optional.ofNullable(URI.create(location).getHost())
          .map(h -> h.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
