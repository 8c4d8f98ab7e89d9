package dev.yourbrief.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a request's body without taking it apart, and how it is changed. */
class EnvelopeTest {

  private static Envelope read(String body) {
    return Envelope.read(body.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private static String with(String body, String model, boolean usage) {
    return new String(read(body).with(model, usage), StandardCharsets.UTF_8);
  }

  @Test
  void onlyTheModelsNameChangesAndEveryOtherByteStays() {
    String body =
        "{ \"messages\":[{\"content\":\"\\u00e9 é \\\"model\\\": 1e400\"}] ,\"model\" : \"a\","
            + " \"x\":1.0000000000000000001 }";
    assertThat(with(body, "gpt-ü\"", false)).isEqualTo(body.replace(": \"a\"", ": \"gpt-ü\\\"\""));
    assertThat(with(body, "a", false)).isEqualTo(body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"model\":\"a\",\"stream\":true} |"
            + " {\"stream_options\":{\"include_usage\":true},\"model\":\"b\",\"stream\":true}",
        "{\"stream_options\":{\"include_usage\":false,\"x\":1},\"model\":\"a\"} |"
            + " {\"stream_options\":{\"include_usage\":true,\"x\":1},\"model\":\"b\"}",
        "{\"model\":\"a\",\"stream_options\":null} |"
            + " {\"model\":\"b\",\"stream_options\":{\"include_usage\":true}}"
      })
  void theUsageOfAStreamIsAskedFor(String body, String expected) {
    assertThat(with(body, "b", true)).isEqualTo(expected);
  }

  @Test
  void whatBoundsAnAnswerIsFoundInEachFormat() {
    assertThat(read("{\"max_tokens\":7}").maxOutput()).hasValue(7);
    assertThat(read("{\"max_completion_tokens\":8}").maxOutput()).hasValue(8);
    assertThat(read("{\"max_output_tokens\":9}").maxOutput()).hasValue(9);
    assertThat(read("{\"generationConfig\":{\"maxOutputTokens\":10}}").maxOutput()).hasValue(10);
    assertThat(read("{\"max_tokens\":\"many\"}").maxOutput()).isEmpty();
  }

  @Test
  void whoAsksAndWhetherJsonOfASchemaIsWantedIsFoundInEachFormat() {
    assertThat(read("{\"user\":\"u1\"}").user()).isEqualTo("u1");
    assertThat(read("{\"metadata\":{\"user_id\":\"u2\"}}").user()).isEqualTo("u2");
    assertThat(read("{\"response_format\":{\"type\":\"json_schema\"}}").asksJson()).isTrue();
    assertThat(read("{\"text\":{\"format\":{\"type\":\"json_schema\"}}}").asksJson()).isTrue();
    assertThat(read("{\"output_config\":{\"format\":{\"type\":\"json_schema\"}}}").asksJson())
        .isTrue();
    assertThat(read("{\"generationConfig\":{\"responseSchema\":{}}}").asksJson()).isTrue();
    assertThat(read("{\"response_format\":{\"type\":\"text\"}}").asksJson()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{\"model\":\"a\"",
        "{\"model\":1}",
        "{\"model\":\"a\",\"model\":\"b\"}",
        "{\"model\":\"a\"} {}",
        "{\"stream\":true,\"stream\":false}",
        "{\"a\":\u0001}"
      })
  void whatIsNoSuchObjectOrSaysAThingTwiceIsNotTaken(String body) {
    assertThat(Envelope.read(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void nestingWithoutEndIsNotTaken() {
    assertThat(Envelope.read(("{\"a\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
  }

  @Test
  void theSamePromptHasTheSameFingerprintWhateverElseIsAsked() {
    Fingerprints prints = new Fingerprints(new byte[32]);
    String one =
        prints.of(read("{\"model\":\"a\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}"));
    String two =
        prints.of(
            read(
                "{\"temperature\":1,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"model\":\"b\"}"));
    String other = prints.of(read("{\"messages\":[{\"role\":\"user\",\"content\":\"y\"}]}"));
    assertThat(one).isEqualTo(two).isNotEqualTo(other).hasSize(20);
    byte[] salt = new byte[32];
    salt[0] = 1;
    assertThat(
            new Fingerprints(salt)
                .of(read("{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}")))
        .isNotEqualTo(one);
  }

  @Test
  void anythingThatIsReadIsAlsoJsonWhenItIsChanged() {
    Random random = new Random(20261128);
    String[] bits = {
      "{",
      "}",
      "\"model\"",
      ":",
      "\"a\"",
      ",",
      "[",
      "]",
      "\"stream_options\"",
      "1",
      "true",
      " ",
      "\\",
      "é",
      "null"
    };
    int taken = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder body = new StringBuilder("{");
      int length = random.nextInt(12);
      for (int j = 0; j < length; j++) {
        body.append(bits[random.nextInt(bits.length)]);
      }
      byte[] bytes = body.append('}').toString().getBytes(StandardCharsets.UTF_8);
      if (Envelope.read(bytes).isPresent()) {
        taken++;
        byte[] changed = Envelope.read(bytes).orElseThrow().with("other", true);
        assertThat(Json.tree(changed)).as(body.toString()).isPresent();
        assertThat(
                Json.tree(changed)
                    .orElseThrow()
                    .path("stream_options")
                    .path("include_usage")
                    .asBoolean())
            .isTrue();
      }
    }
    assertThat(taken).isGreaterThan(100);
  }
}
