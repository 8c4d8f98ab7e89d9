package dev.yourbrief.provider.wire.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireError.Kind;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.WireFormat;
import dev.yourbrief.provider.wire.Written;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Answers of chat completions that come whole, and errors. */
class ChatAnswerTest {

  private static final WireFormat FORMAT = new OpenAiChatFormat(OpenAiOptions.OPENAI);

  private static final Conversation ASKED =
      Wire.asked(FORMAT, "{'model':'m','messages':[{'role':'user','content':'Hi'}]}");

  private static Answer read(String json) throws WireException {
    return FORMAT.answer(Wire.json(json));
  }

  @Test
  void anAnswerIsReadAndWrittenAgain() throws WireException {
    String json =
        """
        {'id':'c-1','object':'chat.completion','created':0,'model':'m-1','choices':[
          {'index':0,'finish_reason':'tool_calls','logprobs':{'content':[{'token':'a'}]},'message':{
            'role':'assistant','reasoning':'hm','content':'a','refusal':null,
            'annotations':[{'type':'url_citation'}],
            'tool_calls':[{'id':'t1','type':'function','function':{'name':'f','arguments':'{}'},
                           'extra_content':{'google':{'thought_signature':'s'}}},
                          {'id':'t2','type':'custom','custom':{'name':'g','input':'x'}}]}},
          {'index':1,'finish_reason':'stop','message':{'role':'assistant','content':'b','refusal':null}}],
         'usage':{'prompt_tokens':2006,'completion_tokens':300,'total_tokens':2306,
           'prompt_tokens_details':{'cached_tokens':1920,'cache_write_tokens':50},
           'completion_tokens_details':{'reasoning_tokens':256}}}
        """;
    Answer answer = read(json);
    assertThat(answer.usage()).contains(new Usage(36, 1920, 50, 0, 300, 256));
    assertThat(answer.finish()).isEqualTo(Finish.TOOL);
    assertThat(answer.parts().subList(0, 3))
        .containsExactly(
            new Part.Thinking("openai.chat", "reasoning", "hm", "", false),
            new Part.Text("a"),
            new Part.ToolCall("t1", "f", "{}", "s"));
    assertThat(answer.others()).containsExactly(List.of(new Part.Text("b")));
    Written<JsonNode> written = FORMAT.write(answer, ASKED);
    assertThat(written.losses()).isEmpty();
    assertThat(Wire.differences(Wire.plain(Wire.json(json)), Wire.plain(written.value()), ""))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "STOP,stop",
    "LENGTH,length",
    "REFUSED,content_filter",
    "TOOL,tool_calls",
    "OTHER,stop"
  })
  void everyReasonHasAWord(Finish finish, String word) throws WireException {
    Answer answer =
        new Answer("i", "m", List.of(new Part.Text("a")), finish, "", Optional.empty(), List.of());
    JsonNode written = FORMAT.write(answer, ASKED).value();
    assertThat(written.path("choices").path(0).path("finish_reason").stringValue(""))
        .isEqualTo(word);
    assertThat(written.has("usage")).isFalse();
    assertThat(FORMAT.answer(written).finish())
        .isEqualTo(finish == Finish.OTHER ? Finish.STOP : finish);
  }

  @Test
  void aRefusalIsReadAndWritten() throws WireException {
    Answer answer =
        read("{'choices':[{'message':{'content':null,'refusal':'No.'},'finish_reason':'stop'}]}");
    assertThat(answer.finish()).isEqualTo(Finish.REFUSED);
    assertThat(answer.parts()).containsExactly(new Part.Refusal("No."));
    JsonNode choice = FORMAT.write(answer, ASKED).value().path("choices").path(0);
    assertThat(choice.path("finish_reason").stringValue("")).isEqualTo("stop");
    assertThat(choice.path("message").path("refusal").stringValue("")).isEqualTo("No.");
    assertThat(choice.path("message").path("content").isNull()).isTrue();
  }

  @Test
  void whatIsNoAnswerSaysWhy() {
    assertThatThrownBy(() -> read("{}"))
        .isInstanceOfSatisfying(
            WireException.class, e -> assertThat(e.error().code()).isEqualTo(WireError.UNREADABLE));
    assertThatThrownBy(() -> read("{'error':{'code':429,'message':'x'},'choices':[]}"))
        .isInstanceOfSatisfying(
            WireException.class, e -> assertThat(e.error().kind()).isEqualTo(Kind.RATE_LIMIT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|{'error':{'message':'m','type':'invalid_request_error','param':'p','code':'unsupported_value'}}|INVALID_REQUEST",
        "400|{'error':{'message':'m','type':'invalid_request_error','param':'messages','code':'context_length_exceeded'}}|CONTEXT_LENGTH",
        "400|{'error':{'message':'prompt is too long: 9 tokens'}}|CONTEXT_LENGTH",
        "401|{'error':{'message':'m','type':'invalid_request_error','code':'invalid_api_key'}}|AUTHENTICATION",
        "429|{'error':{'message':'m','type':'insufficient_quota','code':'insufficient_quota'}}|BILLING",
        "429|{'error':{'message':'m','type':'tokens','code':'rate_limit_exceeded'}}|RATE_LIMIT",
        "404|{'detail':'Not Found'}|NOT_FOUND",
        "503|<html><title>Busy</title></html>|OVERLOADED",
        "500||SERVER",
      })
  void errorsHaveAKindAndAreWrittenInOpenAisWords(int status, String body, Kind kind) {
    byte[] bytes =
        body == null ? new byte[0] : body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    WireError error = FORMAT.error(status, bytes);
    assertThat(error.kind()).isEqualTo(kind);
    assertThat(error.status()).isEqualTo(status);
    JsonNode written = FORMAT.write(error);
    assertThat(written.path("error").propertyNames())
        .containsExactly("message", "type", "param", "code");
    WireError again = FORMAT.error(status, Json.bytes(written));
    assertThat(again.kind()).isEqualTo(kind);
    assertThat(again.message()).isEqualTo(error.message());
    assertThat(again.param()).isEqualTo(error.param());
  }
}
