package dev.yourbrief.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.CallException.Kind;
import dev.yourbrief.provider.dialect.OpenAiChat;
import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.FakeProvider;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way a network and a server can fail, over real connections. */
@Timeout(60)
class FaultsTest {

  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final String SSE = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";

  private static final String HALF =
      "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"It is Pa";

  private static final String EVENT =
      "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"It is Pa\"}}]}\n\n";

  private static String chunked(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("reset before the head", Answer.reset(), Kind.UNREACHABLE),
        Arguments.of(
            "closed before the head", Answer.raw("").then(Answer.Then.CLOSE), Kind.UNREACHABLE),
        Arguments.of(
            "reset in the head",
            Answer.raw("HTTP/1.1 200 OK\r\nCont").then(Answer.Then.RESET),
            Kind.UNREACHABLE),
        Arguments.of(
            "reset after the head",
            Answer.raw(HEAD + "Content-Length: 500\r\n\r\n").then(Answer.Then.RESET),
            Kind.UNREACHABLE),
        Arguments.of(
            "half an answer",
            Answer.raw(HEAD + "Content-Length: 500\r\n\r\n" + HALF).then(Answer.Then.CLOSE),
            Kind.UNREACHABLE),
        Arguments.of(
            "half an answer of chunks",
            Answer.raw(HEAD + "Transfer-Encoding: chunked\r\n\r\n" + chunked(HALF))
                .then(Answer.Then.CLOSE),
            Kind.UNREACHABLE),
        Arguments.of(
            "half an answer without a length",
            Answer.raw(HEAD + "Connection: close\r\n\r\n" + HALF).then(Answer.Then.CLOSE),
            Kind.UNREADABLE),
        Arguments.of("no head at all", Answer.hang(), Kind.TIMEOUT),
        Arguments.of(
            "a head and nothing more",
            Answer.raw(HEAD + "Content-Length: 500\r\n\r\n").then(Answer.Then.HANG),
            Kind.TIMEOUT),
        Arguments.of(
            "a body that drips",
            Answer.raw(HEAD + "Content-Length: 90000\r\n\r\n" + " ".repeat(90_000))
                .inPieces(1, Duration.ofMillis(5)),
            Kind.TIMEOUT),
        Arguments.of(
            "a head that drips",
            Answer.raw(HEAD + "x: " + "a".repeat(5_000)).inPieces(1, Duration.ofMillis(5)),
            Kind.TIMEOUT),
        Arguments.of(
            "a huge body",
            Answer.response(200, "{\"a\":\"" + "x".repeat(50_000) + "\"}"),
            Kind.UNREADABLE),
        Arguments.of(
            "no JSON",
            Answer.response(200, "method=POST").with("content-type", "application/json"),
            Kind.UNREADABLE),
        Arguments.of(
            "JSON of another kind", Answer.response(200, "{\"ok\":true}"), Kind.UNREADABLE),
        Arguments.of("nothing", Answer.raw(HEAD + "Content-Length: 0\r\n\r\n"), Kind.UNREADABLE),
        Arguments.of("no content", Answer.raw("HTTP/1.1 204 No Content\r\n\r\n"), Kind.UNREADABLE),
        Arguments.of(
            "a page to sign in",
            Answer.response(200, "<html>Sign in</html>").with("content-type", "text/html"),
            Kind.UNREADABLE),
        Arguments.of(
            "no HTTP",
            Answer.raw("SSH-2.0-OpenSSH\r\n\r\n").then(Answer.Then.CLOSE),
            Kind.UNREACHABLE),
        Arguments.of(
            "an error page",
            Answer.response(502, "<html><title>Bad Gateway</title>")
                .with("content-type", "text/html"),
            Kind.UNAVAILABLE),
        Arguments.of("500", Answer.error(500, "server_error", "It broke."), Kind.UNAVAILABLE),
        Arguments.of("529", Answer.error(529, "overloaded_error", "Overloaded."), Kind.UNAVAILABLE),
        Arguments.of(
            "429", Answer.error(429, "rate_limit_exceeded", "Slow down."), Kind.RATE_LIMITED),
        Arguments.of(
            "429 and no money",
            Answer.error(429, "insufficient_quota", "No money."),
            Kind.NOT_ALLOWED),
        Arguments.of("401", Answer.error(401, "invalid_api_key", "No such key."), Kind.NOT_ALLOWED),
        Arguments.of("404", Answer.error(404, "model_not_found", "No such model."), Kind.REJECTED),
        Arguments.of(
            "an error that never ends",
            Answer.raw("HTTP/1.1 500 x\r\nConnection: close\r\n\r\n" + "x".repeat(900_000))
                .inPieces(90_000, Duration.ZERO)
                .then(Answer.Then.HANG),
            Kind.UNAVAILABLE),
        Arguments.of(
            "a redirect",
            Answer.response(307, "").with("location", "http://other.example/v1"),
            Kind.REJECTED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void aCallThatFailsSaysHowAndIsMadeOnce(String name, Answer answer, Kind kind) {
    for (boolean streamed : new boolean[] {false, true}) {
      try (FakeProvider provider = FakeProvider.script(answer);
          ChatClient client = Calls.client(provider, Calls.SHORT)) {
        CallException failed = Calls.failure(client, streamed);
        assertThat(failed.kind()).as("%s, streamed %s: %s", name, streamed, failed).isEqualTo(kind);
        assertThat(failed.getMessage())
            .startsWith("127.0.0.1:")
            .hasSizeLessThanOrEqualTo(300)
            .doesNotContain("capital of France", Calls.KEY);
        assertThat(provider.count()).isEqualTo(1);
      }
    }
  }

  static final List<Arguments> STREAMS =
      List.of(
          Arguments.of(
              "ends early",
              SSE + "Connection: close\r\n\r\n" + EVENT,
              Answer.Then.CLOSE,
              Kind.UNREACHABLE),
          Arguments.of(
              "of chunks ends early",
              SSE + "Transfer-Encoding: chunked\r\n\r\n" + chunked(EVENT),
              Answer.Then.CLOSE,
              Kind.UNREACHABLE),
          Arguments.of(
              "of chunks ends orderly but early",
              SSE + "Transfer-Encoding: chunked\r\n\r\n" + chunked(EVENT) + "0\r\n\r\n",
              Answer.Then.STAY,
              Kind.UNREACHABLE),
          Arguments.of(
              "is reset",
              SSE + "Connection: close\r\n\r\n" + EVENT,
              Answer.Then.RESET,
              Kind.UNREACHABLE),
          Arguments.of(
              "stops", SSE + "Connection: close\r\n\r\n" + EVENT, Answer.Then.HANG, Kind.TIMEOUT),
          Arguments.of(
              "holds an error",
              SSE
                  + "Connection: close\r\n\r\n"
                  + EVENT
                  + "data: {\"error\":{\"message\":\"Overloaded\",\"type\":\"server_error\"}}\n\n",
              Answer.Then.HANG,
              Kind.UNAVAILABLE),
          Arguments.of(
              "is cut in an event",
              SSE + "Connection: close\r\n\r\n" + EVENT + "data: {\"choi",
              Answer.Then.CLOSE,
              Kind.UNREADABLE),
          Arguments.of(
              "has a line without end",
              SSE + "Connection: close\r\n\r\ndata: " + "x".repeat(20_000),
              Answer.Then.HANG,
              Kind.UNREADABLE),
          Arguments.of(
              "never ends",
              SSE + "Connection: close\r\n\r\n" + EVENT.repeat(300),
              Answer.Then.HANG,
              Kind.UNREADABLE));

  @ParameterizedTest(name = "a stream that {0}")
  @FieldSource("STREAMS")
  void aStreamThatFailsIsNoShortAnswer(String name, String text, Answer.Then then, Kind kind) {
    try (FakeProvider provider = FakeProvider.script(Answer.raw(text).then(then));
        ChatClient client = Calls.client(provider, Calls.SHORT)) {
      CallException failed = Calls.failure(client, true);
      assertThat(failed.kind()).as("%s: %s", name, failed).isEqualTo(kind);
    }
  }

  @Test
  void howLongToWaitComesAlong() {
    try (FakeProvider provider =
            FakeProvider.script(
                Answer.error(429, "rate_limit_exceeded", "Slow down.").with("retry-after", "7"));
        ChatClient client = Calls.client(provider, Calls.LONG)) {
      assertThat(Calls.failure(client, false).retryAfter()).contains(Duration.ofSeconds(7));
    }
  }

  @Test
  void aKeyDoesNotFollowARedirect() {
    try (FakeProvider other = FakeProvider.script(Answer.says("yes"));
        FakeProvider provider =
            FakeProvider.script(
                Answer.response(307, "").with("location", other.uri() + "/chat/completions"));
        ChatClient client = Calls.client(provider, Calls.LONG)) {
      assertThat(Calls.failure(client, false)).hasMessageContaining("not followed");
      assertThat(other.count()).isZero();
    }
  }

  @Test
  void whereNobodyListensIsSaid() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Endpoint endpoint =
        new Endpoint(
            URI.create("http://127.0.0.1:" + port), OpenAiChat.OPENAI, Optional.empty(), Map.of());
    try (ChatClient client = new ChatClient(endpoint, Calls.LONG, Map.of())) {
      CallException failed = Calls.failure(client, false);
      assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(failed).hasMessageContaining("nothing answers there");
    }
  }

  @Test
  void whatAProviderQuotesIsTakenOut() {
    String prompt = "Summarise the secret plan of Acme for next year, please.";
    List<String> quotes =
        List.of(
            "Incorrect API key provided: " + Calls.KEY + ".",
            "Incorrect API key provided: sk-test-********cdef. See https://x.example",
            "Bad header: Bearer abc.def-0123456789",
            "Flagged: 'the secret plan of Acme for next year' is not allowed",
            "Input was \\n" + prompt + " Too long.");
    for (String quote : quotes) {
      try (FakeProvider provider = FakeProvider.script(Answer.error(400, "bad", quote));
          ChatClient client = Calls.client(provider, Calls.LONG)) {
        assertThat(Calls.failure(client, false, Calls.request(prompt)).getMessage())
            .as(quote)
            .contains("400 bad", "[…]")
            .doesNotContain("0123456789", "cdef", "secret plan", "Acme");
      }
    }
  }

  @Test
  void aLongMessageIsCut() {
    try (FakeProvider provider = FakeProvider.script(Answer.error(400, "bad", "x ".repeat(5_000)));
        ChatClient client = Calls.client(provider, Calls.LONG)) {
      assertThat(Calls.failure(client, false).getMessage()).hasSize(300).endsWith("…");
    }
  }
}
