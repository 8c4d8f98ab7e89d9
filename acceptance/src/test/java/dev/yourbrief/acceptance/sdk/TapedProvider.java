package dev.yourbrief.acceptance.sdk;

import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.Asked;
import dev.yourbrief.provider.fake.FakeProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A provider that answers in each API's own words, as written down beside this test. The model it
 * is asked for says what it does: {@code words}, {@code tools}, {@code error-429}, {@code broken}.
 */
final class TapedProvider {

  /** A size that is no event's, so that the pieces on the wire are none either. */
  private static final int PIECE_BYTES = 97;

  private static final List<String> RESULTS =
      List.of(
          "\"tool_call_id\"",
          "\"tool_result\"",
          "\"function_call_output\"",
          "\"functionResponse\"");

  private TapedProvider() {}

  static FakeProvider start() {
    return FakeProvider.start(TapedProvider::answer);
  }

  private static Answer answer(Asked asked) {
    String path = asked.path();
    if (path.contains("mbed")) {
      boolean isOne = path.endsWith(":embedContent");
      // As Google does, it takes no body of its other call, nor another model than the path's.
      if (path.contains("/models/")
          && (isOne == asked.json().has("requests")
              || !asked.body().contains("\"models/words\""))) {
        return error("google.generate", 400);
      }
      return Answer.response(
          200,
          tape(
              path.contains("/models/") ? "google.generate" : "openai.chat",
              isOne ? "embedding.json" : "embeddings.json"));
    }
    if (path.contains("count")) {
      return Answer.response(
          200,
          tape(path.contains("/models/") ? "google.generate" : "anthropic.messages", "count.json"));
    }
    String format = format(path);
    String model = model(asked);
    if (model.startsWith("error-")) {
      return error(format, Integer.parseInt(model.substring(6)));
    }
    boolean calls = model.equals("tools") && RESULTS.stream().noneMatch(asked.body()::contains);
    String tape = calls ? "tools" : "words";
    if (!asked.isStreamed() && !path.contains(":stream")) {
      return Answer.response(200, tape(format, tape + ".json"));
    }
    String stream = tape(format, tape + ".sse");
    String head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n";
    if (model.equals("broken")) {
      String first = stream.substring(0, stream.indexOf("degrees in Rome"));
      return Answer.raw(head + "transfer-encoding: chunked\r\n\r\n" + chunk(first))
          .then(Answer.Then.RESET);
    }
    int length = stream.getBytes(StandardCharsets.UTF_8).length;
    return Answer.raw(head + "content-length: " + length + "\r\n\r\n" + stream)
        .inPieces(PIECE_BYTES, Duration.ofMillis(1));
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length)
        + "\r\n"
        + text
        + "\r\n";
  }

  static String format(String path) {
    return path.contains("/chat/")
        ? "openai.chat"
        : path.contains("/responses")
            ? "openai.responses"
            : path.contains("/messages") ? "anthropic.messages" : "google.generate";
  }

  private static String model(Asked asked) {
    int at = asked.path().indexOf("/models/");
    return at < 0 ? asked.model() : asked.path().substring(at + 8, asked.path().indexOf(':', at));
  }

  private static Answer error(String format, int status) {
    String message = "the taped provider says " + status;
    String body =
        switch (format) {
          case "anthropic.messages" ->
              "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\"},\"request_id\":\"req_1\"}"
                  .formatted(
                      status == 429
                          ? "rate_limit_error"
                          : status == 400 ? "invalid_request_error" : "api_error",
                      message);
          case "google.generate" ->
              "{\"error\":{\"code\":%d,\"message\":\"%s\",\"status\":\"%s\"}}"
                  .formatted(
                      status,
                      message,
                      status == 429
                          ? "RESOURCE_EXHAUSTED"
                          : status == 400 ? "INVALID_ARGUMENT" : "INTERNAL");
          default ->
              "{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"param\":null,\"code\":null}}"
                  .formatted(
                      message,
                      status == 429
                          ? "requests"
                          : status == 400 ? "invalid_request_error" : "server_error");
        };
    return new Answer.Response(status, status == 429 ? Map.of("retry-after", "7") : Map.of(), body);
  }

  static String tape(String format, String name) {
    String file = format + "/" + name;
    try (InputStream in =
        Objects.requireNonNull(TapedProvider.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
