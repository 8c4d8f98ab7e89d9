package dev.yourbrief.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.FakeProvider;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A call that goes well: what the client gets, what the provider gets, what is written down. */
class CallsTest {

  @TempDir Path folder;

  private static String config(FakeProvider provider) {
    return """
    providers:
      up: {api: openai, base: '%s', key: {env: UP_KEY}}
    models:
      smart:
        target: {model: up/gpt-real, prices: {input_uncached: 1, cache_read: 0.1, output: 2}}
    KEYS
    """
        .formatted(provider.uri());
  }

  private static final String CHAT =
      """
      {"model": "smart", "messages": [{"role": "user", "content": "Is it so?"}]}\
      """;

  private static final String STREAM =
      """
      {"stream": true, "model": "smart", "messages": [{"role": "user", "content": "Is it so?"}]}\
      """;

  @Test
  void anAnswerComesAsTheProviderGaveItAndIsWrittenDownWithItsCost() throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("It is so").using(100, 10));
        RunningGateway gateway = RunningGateway.start(folder, config(provider))) {
      HttpResponse<String> answer = gateway.post("/v1/chat/completions", CHAT);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("It is so");
      assertThat(answer.headers().firstValue("x-yourbrief-target")).contains("up/gpt-real");
      assertThat(answer.headers().firstValue("x-yourbrief-usd")).contains("0.00012");
      assertThat(provider.asked().getFirst().model()).isEqualTo("gpt-real");
      JsonNode row = gateway.awaitCall();
      assertThat(row.path("usd").stringValue()).isEqualTo("0.00012");
      assertThat(row.path("input_uncached").asInt()).isEqualTo(100);
      assertThat(row.path("output").asInt()).isEqualTo(10);
      assertThat(row.path("key").stringValue()).isEqualTo("team");
      assertThat(row.path("outcome").stringValue()).isEqualTo("ok");
      assertThat(row.toString()).doesNotContain("Is it so");
    }
  }

  @Test
  void aStreamIsCountedThoughTheClientDidNotAskForItsUsageWhichItThereforeDoesNotSee()
      throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("It is so").using(100, 10));
        RunningGateway gateway = RunningGateway.start(folder, config(provider))) {
      HttpResponse<String> answer = gateway.post("/v1/chat/completions", STREAM);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type").orElse(""))
          .startsWith("text/event-stream");
      assertThat(answer.body())
          .contains("It")
          .endsWith("data: [DONE]\n\n")
          .doesNotContain("\"choices\":[]");
      JsonNode row = gateway.awaitCall();
      assertThat(row.path("usd").stringValue()).isEqualTo("0.00012");
      assertThat(row.path("stream").asBoolean()).isTrue();
      assertThat(row.has("estimated")).isFalse();
      assertThat(gateway.rows("opened")).hasSize(1);
    }
  }

  @Test
  void anAnthropicClientIsAnsweredByAnOpenAiProvider() throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("It is so").using(100, 10));
        RunningGateway gateway = RunningGateway.start(folder, config(provider))) {
      String body =
          """
          {"model": "smart", "max_tokens": 50, "stream": true, "messages": [{"role": "user", "content": "Is it so?"}]}\
          """;
      HttpResponse<String> answer = gateway.post("/v1/messages", body);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("event: message_start", "It", "event: message_stop");
      JsonNode row = gateway.awaitCall();
      assertThat(row.path("usd").stringValue()).isEqualTo("0.00012");
      assertThat(row.path("format").stringValue()).isEqualTo("anthropic.messages");
    }
  }

  @Test
  void whoShowsNoKeyIsToldSoInTheWordsOfItsFormat() throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("no"));
        RunningGateway gateway = RunningGateway.start(folder, config(provider))) {
      HttpResponse<String> answer =
          gateway.send(
              java.net.http.HttpRequest.newBuilder(gateway.uri("/v1/messages"))
                  .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
                  .build());
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).contains("authentication_error");
      assertThat(provider.count()).isZero();
    }
  }
}
