package dev.yourbrief.provider.wire.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.wire.WireException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Embeddings: what is asked and counted, in OpenAI's words and in Gemini's. */
class OpenAiEmbeddingsTest {

  private static OpenAiEmbeddings read(String request) throws WireException {
    return OpenAiEmbeddings.read(Wire.json(request));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"'a'|1|false", "['a','b']|2|false", "[1,2,3]|1|true", "[[1,2],[3]]|2|true"},
      quoteCharacter = '`')
  void inputsAreCounted(String input, int count, boolean isTokens) throws WireException {
    OpenAiEmbeddings asked = read("{'model':'m','input':" + input + ",'dimensions':3}");
    assertThat(asked.inputs()).isEqualTo(count);
    assertThat(asked.isTokens()).isEqualTo(isTokens);
    assertThat(asked.dimensions()).contains(3);
    assertThat(asked.encodingFormat()).isEqualTo("float");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'input':'a'}|model",
        "{'model':'m'}|input",
        "{'model':'m','input':[]}|input",
        "{'model':'m','input':['a',1]}|input[1]",
        "{'model':'m','input':[1,'a']}|input[1]",
        "{'model':'m','input':'a','encoding_format':'hex'}|encoding_format",
      },
      quoteCharacter = '`')
  void whatIsWrongIsSaidByItsName(String request, String member) {
    assertThatThrownBy(() -> read(request))
        .isInstanceOfSatisfying(
            WireException.class, e -> assertThat(e.error().param()).isEqualTo(member));
  }

  @Test
  void tokensAreInput() {
    assertThat(OpenAiEmbeddings.usage(Wire.json("{'usage':{'prompt_tokens':8,'total_tokens':8}}")))
        .contains(new Usage(8, 0, 0, 0, 0, 0));
    assertThat(OpenAiEmbeddings.usage(Wire.json("{'usage':{'prompt_tokens':null}}"))).isEmpty();
    assertThat(OpenAiEmbeddings.usage(Wire.json("{}"))).isEmpty();
  }

  @Test
  void geminiIsAskedTheSameAndBack() throws WireException {
    JsonNode request = Wire.json("{'model':'m','input':['a','b'],'dimensions':2}");
    JsonNode gemini = GeminiEmbeddings.request(request).value();
    assertThat(gemini)
        .isEqualTo(
            Wire.json(
                "{'requests':[{'model':'models/m','content':{'parts':[{'text':'a'}]},'outputDimensionality':2},"
                    + "{'model':'models/m','content':{'parts':[{'text':'b'}]},'outputDimensionality':2}]}"));
    assertThat(GeminiEmbeddings.openAiRequest(gemini, "m").value()).isEqualTo(request);
    assertThatThrownBy(() -> GeminiEmbeddings.request(Wire.json("{'model':'m','input':[1]}")))
        .isInstanceOf(WireException.class);
  }

  @Test
  void vectorsComeBackAsNumbersOrAsBytes() throws WireException {
    JsonNode gemini = Wire.json("{'embeddings':[{'values':[0.5,-2.0]},{'values':[1.0,0.25]}]}");
    for (String format : new String[] {"float", "base64"}) {
      OpenAiEmbeddings asked =
          read("{'model':'m','input':['a','b'],'encoding_format':'" + format + "'}");
      JsonNode answer =
          GeminiEmbeddings.answer(gemini, asked, Optional.of(new Usage(4, 0, 0, 0, 0, 0)));
      assertThat(OpenAiEmbeddings.usage(answer)).contains(new Usage(4, 0, 0, 0, 0, 0));
      assertThat(answer.path("data").path(1).path("index").asInt()).isEqualTo(1);
      assertThat(Wire.plain(GeminiEmbeddings.geminiAnswer(answer))).isEqualTo(Wire.plain(gemini));
    }
    OpenAiEmbeddings asked = read("{'model':'m','input':'a'}");
    assertThat(GeminiEmbeddings.answer(gemini, asked, Optional.empty()).has("usage")).isFalse();
  }
}
