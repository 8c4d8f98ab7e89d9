package dev.yourbrief.provider.wire;

import dev.yourbrief.provider.wire.WireError.Kind;
import java.util.List;
import java.util.Locale;

/** What kind of failure a provider's own words stand for. */
final class ErrorKinds {

  private static final List<String> BILLING =
      List.of(
          "insufficient_quota",
          "billing_hard_limit_reached",
          "billing_not_active",
          "billing_error",
          "exceeded_current_quota_error",
          "access_terminated");

  private static final List<String> CONTEXT_LENGTH =
      List.of("context_length_exceeded", "model_context_window_exceeded");

  /** Providers without a word of their own for it say it in a sentence. */
  private static final List<String> CONTEXT_SENTENCES =
      List.of(
          "maximum context length",
          "prompt is too long",
          "exceeds the context window",
          "exceeds the maximum number of tokens",
          "input is too long");

  private static final List<String> CONTENT_FILTER =
      List.of(
          "content_filter",
          "content_policy_violation",
          "image_content_policy_violation",
          "ResponsibleAIPolicyViolation");

  private static final List<String> NOT_FOUND =
      List.of("not_found_error", "model_not_found", "NOT_FOUND");

  private static final List<String> AUTHENTICATION =
      List.of("authentication_error", "invalid_api_key", "UNAUTHENTICATED");

  private static final List<String> PERMISSION = List.of("permission_error", "PERMISSION_DENIED");

  private static final List<String> RATE_LIMIT =
      List.of(
          "rate_limit_exceeded", "rate_limit_error", "tokens", "requests", "RESOURCE_EXHAUSTED");

  private static final List<String> OVERLOADED = List.of("overloaded_error", "UNAVAILABLE");

  private static final List<String> TIMEOUT =
      List.of("timeout", "timeout_error", "DEADLINE_EXCEEDED");

  private static final List<String> INVALID_REQUEST =
      List.of("invalid_request_error", "INVALID_ARGUMENT", "invalid_prompt");

  private ErrorKinds() {}

  /**
   * @param status the HTTP status; below 400 when only the words count
   */
  static Kind of(int status, ProviderError error) {
    if (error.isOneOf(BILLING)) {
      return Kind.BILLING;
    }
    if (error.isOneOf(CONTEXT_LENGTH) || saysTooLong(status, error)) {
      return Kind.CONTEXT_LENGTH;
    }
    if (error.isOneOf(CONTENT_FILTER)) {
      return Kind.CONTENT_FILTER;
    }
    if (status >= 400) {
      return WireError.kindOf(status);
    }
    int code = statusIn(error.code());
    return code >= 400 ? WireError.kindOf(code) : byWords(error);
  }

  private static Kind byWords(ProviderError error) {
    if (error.isOneOf(AUTHENTICATION)) {
      return Kind.AUTHENTICATION;
    }
    if (error.isOneOf(PERMISSION)) {
      return Kind.PERMISSION;
    }
    if (error.isOneOf(NOT_FOUND)) {
      return Kind.NOT_FOUND;
    }
    if (error.isOneOf(RATE_LIMIT)) {
      return Kind.RATE_LIMIT;
    }
    if (error.isOneOf(OVERLOADED)) {
      return Kind.OVERLOADED;
    }
    if (error.isOneOf(TIMEOUT)) {
      return Kind.TIMEOUT;
    }
    // What breaks after it began to answer is broken on the provider's side.
    return error.isOneOf(INVALID_REQUEST) ? Kind.INVALID_REQUEST : Kind.SERVER;
  }

  private static boolean saysTooLong(int status, ProviderError error) {
    if (status >= 400 && status != 400 && status != 413 && status != 422) {
      return false;
    }
    String message = error.message().toLowerCase(Locale.ROOT);
    return CONTEXT_SENTENCES.stream().anyMatch(message::contains);
  }

  /** The status that a code of digits stands for; 0 when it is none. */
  private static int statusIn(String code) {
    if (code.length() != 3 || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 0;
    }
    return Integer.parseInt(code);
  }

  /** The HTTP status that goes with a kind. */
  static int status(Kind kind) {
    return switch (kind) {
      case INVALID_REQUEST, CONTEXT_LENGTH, CONTENT_FILTER -> 400;
      case AUTHENTICATION -> 401;
      case BILLING -> 402;
      case PERMISSION -> 403;
      case NOT_FOUND -> 404;
      case RATE_LIMIT -> 429;
      case TIMEOUT -> 504;
      case OVERLOADED -> 503;
      case SERVER -> 502;
    };
  }
}
