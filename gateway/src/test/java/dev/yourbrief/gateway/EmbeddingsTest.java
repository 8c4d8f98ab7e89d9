package dev.yourbrief.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.FakeProvider;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Embeddings, of the client's own provider and of another's. */
class EmbeddingsTest {

  @TempDir Path folder;

  private static String config(FakeProvider provider, String api) {
    return "providers: {up: {api: "
        + api
        + ", base: '"
        + provider.uri()
        + "', key: {env: UP_KEY}}}\n"
        + "models: {smart: {target: {model: up/embed, prices: {input_uncached: 1, output: 1}}}}\n"
        + "KEYS\n";
  }

  @Test
  void openAisOwnAreCountedAndCost() throws Exception {
    String body =
        "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":[0.5,1]}],\"model\":\"embed\",\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}";
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.response(200, body));
        RunningGateway gateway = RunningGateway.start(folder, config(provider, "openai"))) {
      HttpResponse<String> answer =
          gateway.post("/v1/embeddings", "{\"model\":\"smart\",\"input\":\"so\"}");
      assertThat(answer.body()).isEqualTo(body);
      JsonNode row = gateway.awaitCall();
      assertThat(row.path("usd").stringValue()).isEqualTo("0.000008");
      assertThat(row.has("estimated")).isFalse();
    }
  }

  @Test
  void geminisAreGivenToAnOpenAiClientAndTheirTokensAreAnEstimate() throws Exception {
    try (FakeProvider provider =
            FakeProvider.start(_ ->
                Answer.response(
                    200, "{\"embeddings\":[{\"values\":[0.5,1]},{\"values\":[1,0]}]}"));
        RunningGateway gateway = RunningGateway.start(folder, config(provider, "gemini"))) {
      HttpResponse<String> answer =
          gateway.post("/v1/embeddings", "{\"model\":\"smart\",\"input\":[\"so\",\"it is\"]}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("\"embedding\":[0.5,1", "\"index\":1");
      assertThat(provider.asked().getFirst().body().toString()).contains("it is");
      assertThat(gateway.awaitCall().path("estimated").asBoolean()).isTrue();
    }
  }
}
