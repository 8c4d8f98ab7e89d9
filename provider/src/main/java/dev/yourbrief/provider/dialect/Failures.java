package dev.yourbrief.provider.dialect;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.CallException.Kind;
import dev.yourbrief.provider.wire.ProviderError;
import dev.yourbrief.provider.wire.WireError;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
  static CallException of(WireError error) {
    if (error.code().equals(WireError.UNREADABLE)) {
      return unreadable(error.message());
    }
    if (error.code().equals(WireError.BROKEN_OFF)) {
      return new CallException(Kind.UNREACHABLE, error.message(), Optional.empty());
    }
    String label = error.code().isEmpty() ? "" : " " + error.code();
    return new CallException(
        kind(error),
        "error instead of an answer" + label + ": " + error.message(),
        Optional.empty());
  }

  private static Kind kind(WireError error) {
    return switch (error.kind()) {
      case AUTHENTICATION, BILLING, PERMISSION -> Kind.NOT_ALLOWED;
      case RATE_LIMIT -> Kind.RATE_LIMITED;
      case INVALID_REQUEST, NOT_FOUND, CONTEXT_LENGTH, CONTENT_FILTER -> Kind.REJECTED;
      // A bare 504 is a proxy's: who it asked is not there.
      case TIMEOUT -> error.code().isEmpty() ? Kind.UNAVAILABLE : Kind.TIMEOUT;
      case OVERLOADED, SERVER -> Kind.UNAVAILABLE;
    };
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

  private static Optional<String> host(String location) {
    try {
      return Optional.ofNullable(URI.create(location).getHost())
          .map(h -> h.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
