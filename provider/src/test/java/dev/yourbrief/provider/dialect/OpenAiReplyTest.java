package dev.yourbrief.provider.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.CallException.Kind;
import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of OpenAI's chat completions that come whole, in the forms that servers give them. */
class OpenAiReplyTest {

  private static ChatReply read(String json) throws CallException {
    return OpenAiChat.OPENAI.reply(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String answer(String message, String finish, String usage) {
    return """
    {"id":"x","model":"m-1-2026","new":{"member":[1,null]},
     "choices":[{"index":0,"message":%s,"finish_reason":%s}],"usage":%s}\
    """
        .formatted(message, finish, usage);
  }

  private static Optional<Usage> usage(String json) throws CallException {
    return read(answer("{\"content\":\"a\"}", "\"stop\"", json)).usage();
  }

  @Test
  void anAnswerHasTextAReasonAModelAndTokens() throws CallException {
    String usage =
        """
        {"prompt_tokens":2006,"completion_tokens":300,"total_tokens":2306,
         "prompt_tokens_details":{"cached_tokens":1920,"cache_write_tokens":50,"audio_tokens":null},
         "completion_tokens_details":{"reasoning_tokens":256,"accepted_prediction_tokens":0}}\
        """;
    assertThat(read(answer("{\"content\":\"Paris.\",\"refusal\":null}", "\"stop\"", usage)))
        .isEqualTo(
            new ChatReply(
                "Paris.",
                Finish.STOP,
                "m-1-2026",
                Optional.of(new Usage(36, 1920, 50, 0, 300, 256))));
  }

  @Test
  void contentMayBeAListOfParts() throws CallException {
    String parts =
        """
        {"content":[{"type":"thinking","thinking":"hm"},{"type":"text","text":"a"},
         {"text":"b"},"c",{"type":"image_url","image_url":{}},null]}\
        """;
    assertThat(read(answer(parts, "\"stop\"", "null")).text()).isEqualTo("abc");
  }

  @Test
  void aRefusalIsNoAnswer() throws CallException {
    ChatReply member = read(answer("{\"content\":null,\"refusal\":\"No.\"}", "\"stop\"", "null"));
    assertThat(member.text()).isEmpty();
    assertThat(member.finish()).isEqualTo(Finish.REFUSED);
    String part = "{\"content\":[{\"type\":\"refusal\",\"refusal\":\"No.\"}]}";
    assertThat(read(answer(part, "\"stop\"", "null")))
        .isEqualTo(new ChatReply("", Finish.REFUSED, "m-1-2026", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "stop,STOP",
    "length,LENGTH",
    "content_filter,REFUSED",
    "tool_calls,TOOL",
    "function_call,TOOL",
    "MAX_TOKENS,LENGTH",
    "insufficient_system_resource,OTHER",
    "'',OTHER"
  })
  void theReasonsToFinish(String reason, Finish finish) throws CallException {
    assertThat(read(answer("{\"content\":\"a\"}", "\"" + reason + "\"", "null")).finish())
        .isEqualTo(finish);
  }

  @Test
  void aToolCallIsOneWhateverTheReasonSays() throws CallException {
    String call = "{\"content\":null,\"tool_calls\":[{\"id\":\"t\",\"function\":{}}]}";
    assertThat(read(answer(call, "\"stop\"", "null")).finish()).isEqualTo(Finish.TOOL);
    assertThat(read(answer("{\"content\":\"a\",\"tool_calls\":[]}", "\"stop\"", "null")).finish())
        .isEqualTo(Finish.STOP);
    assertThat(read(answer("{\"content\":\"a\",\"tool_calls\":null}", "null", "null")).finish())
        .isEqualTo(Finish.OTHER);
  }

  @Test
  void ofSeveralChoicesTheFirstCounts() throws CallException {
    assertThat(
            read("""
            {"choices":[{"index":1,"message":{"content":"b"}},
                        {"index":0,"message":{"content":"a"}}]}\
            """)
                .text())
        .isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "[]",
        "7",
        "{\"prompt_tokens\":5}",
        "{\"prompt_tokens\":null,\"completion_tokens\":null}",
        "{\"prompt_tokens\":-1,\"completion_tokens\":5}",
        "{\"prompt_tokens\":\"5\",\"completion_tokens\":5}",
        "{\"prompt_tokens\":5.5,\"completion_tokens\":5}",
        "{\"prompt_tokens\":1e30,\"completion_tokens\":5}",
        "{\"prompt_tokens\":0,\"completion_tokens\":0,\"total_tokens\":0}",
        "{\"prompt_tokens\":5,\"completion_tokens\":5,\"total_tokens\":9}",
        "{\"prompt_tokens\":5,\"completion_tokens\":5,\"prompt_tokens_details\":{\"cached_tokens\":6}}",
        "{\"prompt_tokens\":5,\"completion_tokens\":5,\"prompt_tokens_details\":{\"cached_tokens\":-1}}",
        "{\"prompt_tokens\":5,\"completion_tokens\":5,\"completion_tokens_details\":{\"reasoning_tokens\":6}}",
        "{\"prompt_tokens\":5,\"completion_tokens\":5,\"total_tokens\":20,\"completion_tokens_details\":{\"reasoning_tokens\":3}}"
      })
  void tokensThatAreNotThereOrNotPossibleAreUnknownAndNeverZero(String json) throws CallException {
    assertThat(usage(json)).isEmpty();
  }

  @Test
  void tokensWithoutDetailsAreTakenAsTheyAre() throws CallException {
    assertThat(usage("{\"prompt_tokens\":5,\"completion_tokens\":2}"))
        .contains(new Usage(5, 0, 0, 0, 2, 0));
    assertThat(
            usage(
                "{\"prompt_tokens\":5.0,\"completion_tokens\":0,\"total_tokens\":null,"
                    + "\"prompt_tokens_details\":null}"))
        .contains(new Usage(5, 0, 0, 0, 0, 0));
  }

  @Test
  void otherServersCountWhatACacheHeldElsewhere() throws CallException {
    assertThat(
            usage(
                "{\"prompt_tokens\":50,\"completion_tokens\":2,\"prompt_cache_hit_tokens\":40,"
                    + "\"prompt_cache_miss_tokens\":10}"))
        .contains(new Usage(10, 40, 0, 0, 2, 0));
    assertThat(usage("{\"prompt_tokens\":50,\"completion_tokens\":2,\"cached_tokens\":40}"))
        .contains(new Usage(10, 40, 0, 0, 2, 0));
  }

  @Test
  void reasoningThatOnlyTheTotalHoldsIsOutput() throws CallException {
    assertThat(usage("{\"prompt_tokens\":35,\"completion_tokens\":12,\"total_tokens\":109}"))
        .contains(new Usage(35, 0, 0, 0, 74, 62));
    assertThat(
            usage(
                "{\"prompt_tokens\":35,\"completion_tokens\":12,\"total_tokens\":109,"
                    + "\"completion_tokens_details\":{\"reasoning_tokens\":62}}"))
        .contains(new Usage(35, 0, 0, 0, 74, 62));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "null",
        "[]",
        "\"a\"",
        "{}",
        "{\"choices\":[]}",
        "{\"choices\":null}",
        "{\"choices\":[{\"message\":null}]}",
        "{\"choices\":[{\"message\":{\"content\":\"a\"}}",
        "{\"choices\":[{\"message\":{\"content\":\"a\"}}]} x",
        "<html><body>Sign in</body></html>"
      })
  void whatIsNoAnswerIsSaidToBeUnreadable(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(
            CallException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREADABLE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"error\":{\"code\":502,\"message\":\"Upstream is gone\"}}|UNAVAILABLE",
        "{\"error\":{\"code\":429,\"message\":\"x\"},\"choices\":[]}|RATE_LIMITED",
        "{\"error\":\"it broke\"}|UNAVAILABLE",
        "{\"error\":{\"type\":\"insufficient_quota\",\"message\":\"x\"}}|NOT_ALLOWED",
        "{\"choices\":[{\"message\":{\"content\":\"\"},\"error\":{\"code\":401,\"message\":\"x\"}}]}|NOT_ALLOWED",
      })
  void anErrorUnderTheStatusOfSuccessIsAnError(String body, Kind kind) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(CallException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void anEmptyErrorBesideAnAnswerIsNone() throws CallException {
    for (String error : new String[] {"null", "{}", "\"\""}) {
      assertThat(
              read("{\"error\":" + error + ",\"choices\":[{\"message\":{\"content\":\"a\"}}]}")
                  .text())
          .isEqualTo("a");
    }
  }

  @Test
  void depthIsBounded() {
    String deep = "{\"choices\":" + "[".repeat(100_000);
    assertThatThrownBy(() -> read(deep)).isInstanceOf(CallException.class);
  }

  @Test
  void damagedAnswersAreReadOrRefusedButNothingElse() {
    byte[] whole =
        answer(
                "{\"content\":[{\"type\":\"text\",\"text\":\"grüße\"}],\"refusal\":null}",
                "\"stop\"",
                "{\"prompt_tokens\":5,\"completion_tokens\":2,\"total_tokens\":7}")
            .getBytes(StandardCharsets.UTF_8);
    byte[] pool = "{}[]\":,0-9.e null\u00e9\\u\n".getBytes(StandardCharsets.UTF_8);
    SplittableRandom random = new SplittableRandom(21);
    int read = 0;
    for (int run = 0; run < 10_000; run++) {
      byte[] damaged = whole.clone();
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        damaged[random.nextInt(damaged.length)] = pool[random.nextInt(pool.length)];
      }
      CallException failed =
          catchThrowableOfType(CallException.class, () -> OpenAiChat.OPENAI.reply(damaged));
      read += failed == null ? 1 : 0;
    }
    assertThat(read).isBetween(100, 9_900);
  }
}
