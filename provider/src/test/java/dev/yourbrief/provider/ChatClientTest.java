package dev.yourbrief.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.provider.CallException.Kind;
import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.dialect.OpenAiChat;
import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.Asked;
import dev.yourbrief.provider.fake.FakeProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls over real connections that come to an answer, and those that are given up. */
@Timeout(60)
class ChatClientTest {

  private static final String SSE = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";

  private static final ChatReply PARIS =
      new ChatReply(
          "It is Paris 🙂.", Finish.STOP, "m-1", Optional.of(new Usage(12, 0, 0, 0, 4, 0)));

  @Test
  void aQuestionIsAnswered() throws Exception {
    try (FakeProvider provider = FakeProvider.script(Answer.says("It is Paris 🙂."));
        ChatClient client = Calls.client(provider, Calls.LONG)) {
      assertThat(client.ask(Calls.request("Hm?"))).isEqualTo(PARIS);
      Asked asked = provider.asked().get(0);
      assertThat(asked.path()).isEqualTo("/v1/chat/completions");
      assertThat(asked.body())
          .isEqualTo("{\"model\":\"m-1\",\"messages\":[{\"role\":\"user\",\"content\":\"Hm?\"}]}");
      assertThat(asked.headers())
          .containsEntry("authorization", "Bearer " + Calls.KEY)
          .containsEntry("content-type", "application/json")
          .containsEntry("x-team", "blue")
          .doesNotContainKeys("upgrade", "http2-settings");
    }
  }

  @Test
  void withoutAKeyNoneIsSent() throws Exception {
    try (FakeProvider provider = FakeProvider.script(Answer.says("yes"))) {
      Endpoint endpoint =
          new Endpoint(provider.uri(), OpenAiChat.COMPATIBLE, Optional.empty(), Map.of());
      try (ChatClient client = new ChatClient(endpoint, Calls.LONG, Map.of())) {
        assertThat(client.ask(Calls.request("a")).text()).isEqualTo("yes");
      }
      assertThat(provider.asked().get(0).headers()).doesNotContainKey("authorization");
    }
  }

  @Test
  void anAnswerComesInPieces() throws Exception {
    List<String> pieces = Collections.synchronizedList(new ArrayList<>());
    try (FakeProvider provider = FakeProvider.script(Answer.says("It is Paris 🙂."));
        ChatClient client = Calls.client(provider, Calls.LONG)) {
      assertThat(client.stream(Calls.request("Hm?"), pieces::add)).isEqualTo(PARIS);
      assertThat(pieces).containsExactly("It ", "is ", "Paris ", "🙂.");
      assertThat(provider.asked().get(0).headers()).containsEntry("accept", "text/event-stream");
    }
  }

  @Test
  void aStreamInSingleBytesIsTheSameAnswer() throws Exception {
    String stream =
        "HTTP/1.1 200 OK\r\n"
            + "Content-Type: text/event-stream\r\n"
            + "Connection: close\r\n\r\n"
            + "data: {\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"It is"
            + " Paris 🙂.\"}}]}\r\n\r\n"
            + "data:"
            + " {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":4,\"total_tokens\":16}}\r\n\r\n"
            + "data: [DONE]\r\n\r\n";
    try (FakeProvider provider =
            FakeProvider.script(
                Answer.raw(stream).inPieces(1, Duration.ZERO).then(Answer.Then.CLOSE));
        ChatClient client = Calls.client(provider, Calls.LONG)) {
      assertThat(client.stream(Calls.request("Hm?"), _ -> {})).isEqualTo(PARIS);
    }
  }

  @Test
  void aStreamIsThereWithItsLastEventThoughTheServerNeverCloses() throws Exception {
    String stream =
        SSE
            + "\r\n"
            + """
            data: {"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":"stop"}]}

            data: [DONE]

            """;
    try (FakeProvider provider = FakeProvider.script(Answer.raw(stream).then(Answer.Then.HANG));
        ChatClient client = Calls.client(provider, Calls.LONG)) {
      long start = System.nanoTime();
      assertThat(client.stream(Calls.request("Hm?"), _ -> {}).text()).isEqualTo("a");
      assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(5).toNanos());
    }
  }

  @Test
  void aServerThatKnowsNoStreamsIsUnderstoodAndOneThatKnowsNothingElse() throws Exception {
    String whole =
        "{\"choices\":[{\"message\":{\"content\":\"whole\"},\"finish_reason\":\"stop\"}]}";
    String stream =
        """
        data: {"choices":[{"delta":{"content":"streamed"},"finish_reason":"stop"}]}

        data: [DONE]

        """;
    List<String> pieces = Collections.synchronizedList(new ArrayList<>());
    try (FakeProvider provider =
            FakeProvider.script(
                Answer.response(200, whole),
                Answer.response(200, stream).with("content-type", "text/event-stream"));
        ChatClient client = Calls.client(provider, Calls.LONG)) {
      assertThat(client.stream(Calls.request("a"), pieces::add).text()).isEqualTo("whole");
      assertThat(client.ask(Calls.request("a")).text()).isEqualTo("streamed");
      assertThat(pieces).containsExactly("whole");
    }
  }

  @Test
  void connectionsServeManyCallsAfterAnswersStreamsAndErrors() throws Exception {
    try (FakeProvider provider =
            FakeProvider.start(asked ->
                asked.number() % 3 == 0
                    ? Answer.error(429, "rate_limit_exceeded", "Slow down.")
                    : Answer.says("yes"));
        ChatClient client = Calls.client(provider, Calls.LONG)) {
      for (int i = 1; i <= 30; i++) {
        if (i % 3 == 0) {
          assertThat(Calls.failure(client, i % 2 == 0).kind()).isEqualTo(Kind.RATE_LIMITED);
        } else if (i % 2 == 0) {
          assertThat(client.stream(Calls.request("a"), _ -> {}).text()).isEqualTo("yes");
        } else {
          assertThat(client.ask(Calls.request("a")).text()).isEqualTo("yes");
        }
      }
      assertThat(provider.count()).isEqualTo(30);
      assertThat(provider.connected()).isLessThan(4);
    }
  }

  @Test
  void aCallIsGivenUpWhenItsThreadIsInterrupted() throws Exception {
    for (boolean streamed : new boolean[] {false, true}) {
      try (FakeProvider provider = FakeProvider.script(Answer.hang());
          ChatClient client = Calls.client(provider, Calls.LONG)) {
        AtomicReference<Optional<Throwable>> thrown = new AtomicReference<>(Optional.empty());
        Thread caller =
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    Calls.failure(client, streamed);
                  } catch (Throwable t) {
                    thrown.set(Optional.of(t));
                  }
                });
        awaitTrue(() -> provider.count() == 1);
        caller.interrupt();
        caller.join();
        assertThat(thrown.get().orElseThrow()).hasStackTraceContaining("InterruptedException");
        assertThat(provider.count()).isEqualTo(1);
      }
    }
  }

  @Test
  void aCallGivenUpClosesItsConnection() throws Exception {
    // The server sees it when it writes: a piece a time, to whoever is still there.
    String slow =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n"
            + " ".repeat(5000);
    try (FakeProvider provider =
            FakeProvider.script(Answer.raw(slow).inPieces(1, Duration.ofMillis(5)));
        ChatClient client = Calls.client(provider, Calls.SHORT)) {
      assertThat(Calls.failure(client, false).kind()).isEqualTo(Kind.TIMEOUT);
      awaitTrue(() -> provider.connections() == 0);
    }
  }

  @Test
  void whatTheReaderOfPiecesThrowsEndsTheCall() {
    try (FakeProvider provider = FakeProvider.script(Answer.says("It is Paris."));
        ChatClient client = Calls.client(provider, Calls.LONG)) {
      assertThatThrownBy(() ->
              client.stream(
                  Calls.request("Hm?"),
                  _ -> {
                    throw new IllegalStateException("full");
                  }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("full");
    }
  }

  @Test
  void aClosedClientAnswersNoMore() {
    try (FakeProvider provider = FakeProvider.script(Answer.says("yes"))) {
      ChatClient client = Calls.client(provider, Calls.LONG);
      client.close();
      assertThat(Calls.failure(client, false).kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(provider.count()).isZero();
    }
  }

  /** Two thousand calls at an instant server on virtual threads; all of them, each once. */
  @Test
  void thousandsOfCallsGoThroughAFewConnections() throws Exception {
    AtomicInteger answered = new AtomicInteger();
    try (FakeProvider provider =
            FakeProvider.start(asked -> Answer.says(asked.lastMessage())).keepingNothing();
        ChatClient client = Calls.client(provider, Calls.LONG)) {
      Pace pace = new Pace(Pace.Bounds.upTo(32));
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        String question = "question " + i;
        threads.add(
            Thread.ofVirtual()
                .start(() -> {
                  try (Pace.Permit permit = pace.acquire(0)) {
                    ChatReply reply = client.ask(Calls.request(question));
                    permit.succeeded(java.util.OptionalLong.empty());
                    if (reply.text().equals(question)) {
                      answered.incrementAndGet();
                    }
                  } catch (CallException | InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(answered).hasValue(2_000);
      assertThat(provider.countByHash()).hasSize(2_000).allSatisfy((_, n) -> assertThat(n).isOne());
      assertThat(provider.mostOpen()).isBetween(2, 32);
    }
  }

  private static void awaitTrue(java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(2);
    }
  }
}
