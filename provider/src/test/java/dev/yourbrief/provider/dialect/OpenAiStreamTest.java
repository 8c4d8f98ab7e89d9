package dev.yourbrief.provider.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.CallException.Kind;
import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of OpenAI's chat completions that come in a stream. */
class OpenAiStreamTest {

  private static final String USAGE =
      "{\"prompt_tokens\":9,\"completion_tokens\":4,\"total_tokens\":13,"
          + "\"completion_tokens_details\":{\"reasoning_tokens\":1}}";

  private static final ChatReply PARIS =
      new ChatReply("Grüße 🙂", Finish.STOP, "m-1", Optional.of(new Usage(9, 0, 0, 0, 4, 1)));

  private static String chunk(String delta, String finish, String usage) {
    return "data: {\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":"
        + delta
        + ",\"finish_reason\":"
        + finish
        + "}],\"usage\":"
        + usage
        + "}\n\n";
  }

  private static String text(String text) {
    return chunk("{\"content\":\"" + text + "\"}", "null", "null");
  }

  private static final String STOP = chunk("{}", "\"stop\"", "null");
  private static final String COUNT = "data: {\"choices\":[],\"usage\":" + USAGE + "}\n\n";
  private static final String DONE = "data: [DONE]\n\n";

  private static ChatReply read(String stream) throws CallException {
    return Streams.read(stream.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertFails(String stream, Kind kind) {
    assertThatThrownBy(() -> read(stream))
        .isInstanceOfSatisfying(CallException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void aStreamIsTheSameAnswerAtEverySplitOfItsBytes() throws CallException {
    String stream =
        ": hello\n\n"
            + "data: {\"model\":\"\",\"choices\":[],\"prompt_filter_results\":[]}\n\n"
            + chunk("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", "null", "null")
            + text("Gr")
            + text("üße ")
            + text("🙂")
            + STOP
            + COUNT
            + DONE;
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    assertThat(Streams.read(bytes)).isEqualTo(PARIS);
    for (int at = 0; at <= bytes.length; at++) {
      assertThat(Streams.read(bytes, at)).as("split at %s", at).isEqualTo(PARIS);
    }
    assertThat(Streams.readByteByByte(bytes)).isEqualTo(PARIS);
  }

  @Test
  void theReasonAndTheTokensMayComeInOneChunk() throws CallException {
    assertThat(read(text("Grüße 🙂") + chunk("{}", "\"stop\"", USAGE) + DONE)).isEqualTo(PARIS);
  }

  @Test
  void tokensThatCountUpAreTakenFromTheLastThatSaysThem() throws CallException {
    String early = "{\"prompt_tokens\":9,\"completion_tokens\":1,\"total_tokens\":10}";
    String late = "data: {\"choices\":[],\"usage\":null,\"moderation\":{}}\n\n";
    assertThat(
            read(chunk("{\"content\":\"Grüße 🙂\"}", "null", early) + STOP + COUNT + late + DONE))
        .isEqualTo(PARIS);
  }

  @Test
  void aStreamWithoutTokensHasNoneKnown() throws CallException {
    assertThat(read(text("a") + STOP + DONE).usage()).isEmpty();
  }

  @Test
  void piecesAreGivenOnAsTheyCome() throws CallException {
    List<String> pieces = new ArrayList<>();
    byte[] bytes = (text("a") + text("b ") + STOP + DONE).getBytes(StandardCharsets.UTF_8);
    assertThat(Streams.read(bytes, pieces::add)).extracting(ChatReply::text).isEqualTo("ab ");
    assertThat(pieces).containsExactly("a", "b ");
  }

  @Test
  void toolCallsAndRefusalsComeInPiecesToo() throws CallException {
    String call = "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\"}}]}";
    assertThat(read(chunk(call, "null", "null") + STOP + DONE).finish()).isEqualTo(Finish.TOOL);
    String no = "{\"refusal\":\"I will not\"}";
    assertThat(read(chunk(no, "null", "null") + STOP + DONE))
        .isEqualTo(new ChatReply("", Finish.REFUSED, "m-1", Optional.empty()));
  }

  @Test
  void onlyTheFirstChoiceCounts() throws CallException {
    String other = "data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"no\"}}]}\n\n";
    assertThat(read(text("a") + other + STOP + DONE).text()).isEqualTo("a");
  }

  @Test
  void aServerThatSendsNoDoneIsDoneWithAReason() throws CallException {
    assertThat(read(text("Grüße 🙂") + STOP + COUNT)).isEqualTo(PARIS);
  }

  @Test
  void aStreamThatEndsEarlyIsNoShortAnswer() {
    assertFails("", Kind.UNREACHABLE);
    assertFails(text("a"), Kind.UNREACHABLE);
    assertFails(": hello\n\n", Kind.UNREACHABLE);
    assertFails(DONE, Kind.UNREADABLE);
  }

  @Test
  void everyCutBeforeTheReasonFails() {
    byte[] bytes = (text("a") + text("b")).getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at <= bytes.length; at++) {
      byte[] cut = java.util.Arrays.copyOf(bytes, at);
      assertThatThrownBy(() -> Streams.read(cut)).isInstanceOf(CallException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data: {\"error\":{\"message\":\"The server had an"
            + " error\",\"type\":\"server_error\"}}|UNAVAILABLE",
        "data: {\"error\":{\"message\":\"Slow"
            + " down\",\"code\":\"rate_limit_exceeded\"}}|RATE_LIMITED",
        "data: {\"error\":{\"message\":\"x\",\"code\":\"context_length_exceeded\"}}|REJECTED",
        "data: {\"error\":{\"message\":\"x\",\"code\":504}}|UNAVAILABLE",
        "data:"
            + " {\"choices\":[{\"index\":0,\"delta\":{},\"error\":{\"code\":429,\"message\":\"x\"}}]}|RATE_LIMITED",
        "data: {\"choices\":[{\"delta\"|UNREADABLE",
        "data: oops|UNREADABLE",
        "data: []|UNREADABLE",
      })
  void anErrorInTheMiddleIsAnError(String line, Kind kind) {
    assertFails(text("a") + line + "\n\n" + STOP + DONE, kind);
  }

  @Test
  void anEventNamedErrorIsOneWhateverItHolds() {
    assertFails(text("a") + "event: error\ndata: {\"message\":\"broken\"}\n\n", Kind.UNAVAILABLE);
  }
}
