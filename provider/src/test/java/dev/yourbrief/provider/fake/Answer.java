package dev.yourbrief.provider.fake;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the fake provider does with a request. */
public sealed interface Answer {

  /**
   * A model's answer, as a stream where one was asked for.
   *
   * @param text what it says
   * @param finish the {@code finish_reason}
   * @param usage the member {@code usage}, as JSON; empty for none
   * @param latency how long it takes before it answers
   */
  record Says(String text, String finish, Optional<String> usage, Duration latency)
      implements Answer {

    public Says finishing(String reason) {
      return new Says(text, reason, usage, latency);
    }

    public Says using(long prompt, long completion) {
      return using(
          "{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d}"
              .formatted(prompt, completion, prompt + completion));
    }

    public Says using(String usage) {
      return new Says(text, finish, Optional.of(usage), latency);
    }

    public Says withoutUsage() {
      return new Says(text, finish, Optional.empty(), latency);
    }

    public Says after(Duration latency) {
      return new Says(text, finish, usage, latency);
    }
  }

  /**
   * A whole response of any kind.
   *
   * @param headers besides the length; {@code content-type} is JSON where it is not named
   */
  record Response(int status, Map<String, String> headers, String body) implements Answer {

    public Response {
      headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    public Response with(String header, String value) {
      Map<String, String> more = new TreeMap<>(headers);
      more.put(header, value);
      return new Response(status, more, body);
    }
  }

  /**
   * These characters as they are, head and all, in pieces; then what {@code then} says.
   *
   * @param pieceBytes how many bytes are sent at once
   * @param pause how long to wait after each
   */
  record Raw(String text, int pieceBytes, Duration pause, Then then) implements Answer {

    public Raw inPieces(int bytes, Duration pause) {
      return new Raw(text, bytes, pause, then);
    }

    public Raw then(Then then) {
      return new Raw(text, pieceBytes, pause, then);
    }
  }

  /** What becomes of the connection after a {@link Raw} answer. */
  enum Then {
    /** It serves the next request. */
    STAY,
    /** It ends. */
    CLOSE,
    /** It is cut. */
    RESET,
    /** It stays open, and nothing comes. */
    HANG
  }

  /** The text; it took twelve tokens of input and one of output for each word. */
  static Says says(String text) {
    return new Says(text, "stop", Optional.empty(), Duration.ZERO).using(12, words(text));
  }

  /** An error, in OpenAI's envelope. */
  static Response error(int status, String code, String message) {
    String body =
        "{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"param\":null,\"code\":\"%s\"}}"
            .formatted(message, status < 500 ? "invalid_request_error" : "server_error", code);
    return new Response(status, Map.of(), body);
  }

  static Response response(int status, String body) {
    return new Response(status, Map.of(), body);
  }

  static Raw raw(String text) {
    return new Raw(text, Integer.MAX_VALUE, Duration.ZERO, Then.STAY);
  }

  /** The connection is cut before anything is answered. */
  static Raw reset() {
    return raw("").then(Then.RESET);
  }

  /** Nothing is ever answered. */
  static Raw hang() {
    return raw("").then(Then.HANG);
  }

  private static long words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
  }
}
