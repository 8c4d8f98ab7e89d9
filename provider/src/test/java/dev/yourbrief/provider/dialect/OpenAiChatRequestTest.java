package dev.yourbrief.provider.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.ChatRequest;
import dev.yourbrief.provider.Decoding;
import dev.yourbrief.provider.Message;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a request is written for OpenAI's chat completions. */
class OpenAiChatRequestTest {

  private static final Decoding ALL =
      new Decoding(
          OptionalDouble.of(0),
          OptionalDouble.of(0.9),
          OptionalInt.of(100),
          OptionalLong.of(7),
          List.of("\n", "END"),
          Optional.of("low"));

  private static ChatRequest request(Decoding decoding, Optional<String> schema) {
    return new ChatRequest(
        "m-1",
        List.of(Message.system("Be \"brief\"."), Message.user("Grüße 🙂"), Message.assistant("a")),
        decoding,
        schema);
  }

  private static String body(OpenAiChat dialect, ChatRequest request, boolean streamed)
      throws CallException {
    return new String(dialect.body(request, streamed), StandardCharsets.UTF_8);
  }

  @Test
  void whatIsLeftToTheProviderIsNotSaid() throws CallException {
    assertThat(body(OpenAiChat.OPENAI, request(Decoding.DEFAULT, Optional.empty()), false))
        .isEqualTo(
            "{\"model\":\"m-1\",\"messages\":["
                + "{\"role\":\"system\",\"content\":\"Be \\\"brief\\\".\"},"
                + "{\"role\":\"user\",\"content\":\"Grüße 🙂\"},"
                + "{\"role\":\"assistant\",\"content\":\"a\"}]}");
  }

  @Test
  void everySettingHasItsPlace() throws CallException {
    assertThat(body(OpenAiChat.OPENAI, request(ALL, Optional.empty()), false))
        .endsWith(
            "\"temperature\":0.0,\"top_p\":0.9,\"max_completion_tokens\":100,\"seed\":7,"
                + "\"stop\":[\"\\n\",\"END\"],\"reasoning_effort\":\"low\"}");
  }

  @Test
  void otherServersKnowTheOlderNameOfTheBound() throws CallException {
    assertThat(body(OpenAiChat.COMPATIBLE, request(ALL, Optional.empty()), false))
        .contains("\"max_tokens\":100")
        .doesNotContain("max_completion_tokens");
  }

  @Test
  void aStreamIsAskedForItsTokensUnlessTheServerRefusesTheQuestion() throws CallException {
    ChatRequest request = request(Decoding.DEFAULT, Optional.empty());
    assertThat(body(OpenAiChat.OPENAI, request, true))
        .endsWith("\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
    OpenAiChat without =
        new OpenAiChat(OpenAiChat.OutputLimit.MAX_TOKENS, false, OpenAiChat.OPENAI.keyHeader());
    assertThat(body(without, request, true)).endsWith("\"stream\":true}");
  }

  @Test
  void aSchemaIsHeldToTheLetterOnlyWhereThatCanBe() throws CallException {
    String closed =
        "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},"
            + "\"required\":[\"a\"],\"additionalProperties\":false}";
    assertThat(body(OpenAiChat.OPENAI, request(Decoding.DEFAULT, Optional.of(closed)), false))
        .endsWith(
            "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"answer\","
                + "\"strict\":true,\"schema\":"
                + closed
                + "}}}");
    for (String open :
        List.of(
            closed.replace("\"required\":[\"a\"],", ""),
            closed.replace(",\"additionalProperties\":false", ""),
            "{\"type\":\"array\",\"items\":" + closed + "}",
            closed.replace("{\"type\":\"string\"}", "{\"type\":[\"object\",\"null\"]}"))) {
      assertThat(body(OpenAiChat.OPENAI, request(Decoding.DEFAULT, Optional.of(open)), false))
          .as(open)
          .contains("\"strict\":false");
    }
  }

  @Test
  void aSchemaThatIsNoJsonIsNotSent() {
    for (String schema : List.of("{", "[]", "", "\"x\"")) {
      assertThatThrownBy(
              () -> OpenAiChat.OPENAI.body(request(Decoding.DEFAULT, Optional.of(schema)), false))
          .isInstanceOf(CallException.class)
          .hasMessageContaining("JSON Schema");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.openai.com,https://api.openai.com/v1/chat/completions",
    "https://api.openai.com/,https://api.openai.com/v1/chat/completions",
    "https://api.openai.com/v1,https://api.openai.com/v1/chat/completions",
    "https://api.openai.com/v1//,https://api.openai.com/v1/chat/completions",
    "http://127.0.0.1:8000/v1/chat/completions,http://127.0.0.1:8000/v1/chat/completions",
    "https://h.example/openai,https://h.example/openai/v1/chat/completions",
    "https://h.example/v1beta/openai/,https://h.example/v1beta/openai/chat/completions",
    "https://h.example/bin/chat/completions/,https://h.example/bin/chat/completions",
    "https://h.example/a/chat/completions?api-version=2026-01-01,https://h.example/a/chat/completions?api-version=2026-01-01",
    "http://[::1]:11434/v1,http://[::1]:11434/v1/chat/completions",
  })
  void theAddressIsUnderstoodAsPeopleWriteIt(String base, String address) {
    ChatRequest request = request(Decoding.DEFAULT, Optional.empty());
    assertThat(OpenAiChat.OPENAI.address(URI.create(base), request, false))
        .isEqualTo(URI.create(address));
  }
}
