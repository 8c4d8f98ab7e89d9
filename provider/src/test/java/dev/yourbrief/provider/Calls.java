package dev.yourbrief.provider;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yourbrief.provider.dialect.OpenAiChat;
import dev.yourbrief.provider.fake.FakeProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the tests of the client share. */
final class Calls {

  static final String KEY = "sk-test-0123456789abcdef";

  static final Limits SHORT = new Limits(Duration.ofSeconds(5), Duration.ofMillis(400), 10_000);

  static final Limits LONG = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 10_000);

  private Calls() {}

  static ChatClient client(FakeProvider provider, Limits limits) {
    Endpoint endpoint =
        new Endpoint(
            provider.uri(),
            OpenAiChat.OPENAI,
            Optional.of(new KeySource.Variable("K")),
            Map.of("x-team", "blue"));
    return new ChatClient(endpoint, limits, Map.of("K", KEY));
  }

  static ChatRequest request(String text) {
    return new ChatRequest("m-1", List.of(Message.user(text)), Decoding.DEFAULT, Optional.empty());
  }

  /** Asks, whole or in a stream, and expects no answer. */
  static CallException failure(ChatClient client, boolean streamed) {
    return failure(client, streamed, request("What is the capital of France?"));
  }

  static CallException failure(ChatClient client, boolean streamed, ChatRequest request) {
    return Objects.requireNonNull(
        catchThrowableOfType(
            CallException.class,
            () -> {
              if (streamed) {
                client.stream(request, _ -> {});
              } else {
                client.ask(request);
              }
            }),
        "there was an answer");
  }
}
