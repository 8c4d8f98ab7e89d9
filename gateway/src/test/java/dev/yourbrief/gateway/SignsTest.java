package dev.yourbrief.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.FakeProvider;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is noticed of answers: refusals, cuts, JSON that is not what was asked, repeats. */
class SignsTest {

  private static final String SCHEMA =
      """
      {"model": "smart", "stream": %s, "messages": [{"role": "user", "content": "How many?"}],
       "response_format": {"type": "json_schema", "json_schema": {"name": "n", "schema":
         {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}}}}\
      """;

  @TempDir Path folder;

  private RunningGateway gateway(FakeProvider provider) {
    return RunningGateway.start(
        folder,
        "providers: {up: {api: openai, base: '"
            + provider.uri()
            + "', key: {env: UP_KEY}}}\nmodels: {smart: up/m}\nKEYS\n");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void jsonThatDoesNotFitItsSchemaIsNoticedAfterTheCall(boolean streamed) throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("{\"m\":1}"));
        RunningGateway gateway = gateway(provider)) {
      assertThat(gateway.post("/v1/chat/completions", SCHEMA.formatted(streamed)).statusCode())
          .isEqualTo(200);
      JsonNode noticed = gateway.awaitRow(r -> r.path("row").stringValue("").equals("noticed"));
      assertThat(noticed.path("signs").toString()).contains("schema_failed");
      assertThat(noticed.path("call")).isEqualTo(gateway.awaitCall().path("call"));
    }
  }

  @Test
  void jsonThatFitsIsNot() throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("{\"n\":1}"));
        RunningGateway gateway = gateway(provider)) {
      assertThat(gateway.post("/v1/chat/completions", SCHEMA.formatted(false)).statusCode())
          .isEqualTo(200);
      Thread.sleep(300);
      assertThat(gateway.rows("noticed")).isEmpty();
      assertThat(gateway.awaitCall().path("signs").toString()).doesNotContain("schema_failed");
    }
  }

  @Test
  void wordsInsteadOfJsonAnswersCutOffRefusalsAndRepeatsStandInTheRow() throws Exception {
    try (FakeProvider provider =
            FakeProvider.script(
                Answer.says("about three"),
                Answer.says("cut of").finishing("length"),
                Answer.says("").finishing("content_filter"));
        RunningGateway gateway = gateway(provider)) {
      gateway.post("/v1/chat/completions", SCHEMA.formatted(false));
      assertThat(gateway.awaitCall().path("signs").toString()).contains("schema_failed");
      gateway.post("/v1/chat/completions", SCHEMA.formatted(false));
      JsonNode second = gateway.awaitRow(r -> r.path("signs").toString().contains("truncated"));
      assertThat(second.path("signs").toString()).contains("asked_again");
      gateway.post("/v1/chat/completions", SCHEMA.formatted(false));
      assertThat(gateway.awaitRow(r -> r.path("signs").toString().contains("refused"))).isNotNull();
    }
  }
}
