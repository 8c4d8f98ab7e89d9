package dev.yourbrief.crossover.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.crossover.probe.Sample.Failed;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

/** What servers really send, byte for byte, over a real socket. */
class WireTrapsTest {

  private static final String USAGE = "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3}";

  @Test
  void aRoleAloneIsNoToken() {
    Sample sample =
        ask(
            "data:"
                + " {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[]}}]}\n\n"
                + "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":null}}]}\n\n"
                + ToyServer.piece("a")
                + ToyServer.piece("b")
                + "data: [DONE]\n\n");
    assertThat(sample.isDone()).isTrue();
    assertThat(sample.arrivals().size()).isEqualTo(2);
    assertThat(sample.usage()).isEmpty();
  }

  @Test
  void countsStandInTheLastEventWithNoChoices() {
    Sample sample =
        ask(
            "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}],\"usage\":null}\n\n"
                + "data: {\"choices\":[],"
                + USAGE
                + "}\n\ndata: [DONE]\n\n");
    assertThat(sample.usage()).contains(new Usage(9, 3, 0));
  }

  @Test
  void countsMayStandBesideTheReasonForTheEnd() {
    Sample sample =
        ask(
            ToyServer.piece("a")
                + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}],"
                + USAGE
                + "}\n\n");
    assertThat(sample.isDone()).isTrue();
    assertThat(sample.usage()).contains(new Usage(9, 3, 0));
  }

  @Test
  void countsThatGrowWithEveryEventAreTheLast() {
    StringBuilder stream = new StringBuilder();
    for (int i = 0; i <= 4; i++) {
      stream.append(
          "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}],\"usage\":{\"prompt_tokens\":9,"
              + "\"completion_tokens\":"
              + i
              + ",\"prompt_tokens_details\":{\"cached_tokens\":4,\"audio_tokens\":null}}}\n\n");
    }
    assertThat(ask(stream + "data: [DONE]\n\n").usage()).contains(new Usage(9, 4, 4));
  }

  @Test
  void aCountOfZeroIsNoCount() {
    Sample sample = ask(ToyServer.piece("a") + ToyServer.usage(0, 0) + "data: [DONE]\n\n");
    assertThat(sample.isDone()).isTrue();
    assertThat(sample.usage()).isEmpty();
  }

  @Test
  void absurdCountsAreNoCounts() {
    for (String bad : List.of("-5", "1e3", "\"3\"", "null", "99999999999999999999", "3.5")) {
      Sample sample =
          ask(
              ToyServer.piece("a")
                  + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":"
                  + bad
                  + "}}\n\ndata: [DONE]\n\n");
      assertThat(sample.isDone()).as(bad).isTrue();
      assertThat(sample.usage()).as(bad).isEmpty();
    }
  }

  @Test
  void reasoningIsPartOfTheAnswer() {
    Sample sample =
        ask(
            delta("\"reasoning_content\":\"hm\"")
                + delta("\"reasoning\":\"hm\"")
                + delta("\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{}\"}}]")
                + ToyServer.piece("a")
                + "data: [DONE]\n\n");
    assertThat(sample.arrivals().size()).isEqualTo(4);
  }

  @Test
  void barePromptsAreAnsweredInText() {
    Sample sample =
        ask(
            data("{\"choices\":[{\"text\":\"a\",\"logprobs\":{\"top\":[1,[2]]}}]}")
                + data("{\"choices\":[{\"text\":\"\",\"finish_reason\":\"stop\"}]}"));
    assertThat(sample.isDone()).isTrue();
    assertThat(sample.arrivals().size()).isEqualTo(1);
  }

  @Test
  void commentsAndCarriageReturnsAreNoTokens() {
    String stream =
        """
        : ping

        :keep-alive
        data: {"choices":[{"delta":{"content":"ü🚀"}}]}

        data:[DONE]

        """;
    Sample sample = ask(stream.replace("\n", "\r\n"));
    assertThat(sample.isDone()).isTrue();
    assertThat(sample.arrivals().size()).isEqualTo(1);
  }

  @Test
  void aCharacterCutInTwoByTheNetworkIsOne() {
    byte[] bytes =
        (ToyServer.OK_STREAM + ToyServer.piece("grüße🚀") + "data: [DONE]\n\n")
            .getBytes(StandardCharsets.UTF_8);
    Sample sample =
        ask((request, out) -> {
          for (byte b : bytes) {
            out.write(b);
            out.flush();
          }
        });
    assertThat(sample.isDone()).isTrue();
    assertThat(sample.arrivals().size()).isEqualTo(1);
  }

  @Test
  void chunksOfHttpAreNotEvents() {
    String events = ToyServer.piece("a") + ToyServer.piece("b") + "data: [DONE]\n\n";
    for (int size : new int[] {1, 7, 64, 5_000}) {
      Sample sample =
          ask((request, out) -> {
            ToyServer.write(
                out,
                "HTTP/1.1 100 Continue\r\n\r\n"
                    + ToyServer.OK_STREAM.replace(
                        "Connection: close", "Transfer-Encoding: chunked"));
            for (int i = 0; i < events.length(); i += size) {
              String part = events.substring(i, Math.min(events.length(), i + size));
              ToyServer.write(out, Integer.toHexString(part.length()) + ";x=1\r\n" + part + "\r\n");
            }
            ToyServer.write(out, "0\r\nTrailer: x\r\n\r\n");
          });
      assertThat(sample.isDone()).as("chunks of %s", size).isTrue();
      assertThat(sample.arrivals().size()).isEqualTo(2);
    }
  }

  @Test
  void aConnectionThatStaysOpenAfterTheEndIsNotWaitedFor() {
    Sample sample =
        ask((request, out) -> {
          ToyServer.write(out, ToyServer.OK_STREAM + ToyServer.piece("a") + "data: [DONE]\n\n");
          pause(30_000);
        });
    assertThat(sample.isDone()).isTrue();
    assertThat(sample.ended() - sample.sent()).isLessThan(Duration.ofSeconds(20).toNanos());
  }

  @Test
  void anErrorInsideAStreamIsAFailure() {
    for (String error :
        List.of(
            "data: {\"error\":{\"message\":\"out of memory\"}}\n\n",
            "event: error\ndata: {\"message\":\"out of memory\"}\n\n",
            "data: {\"object\":\"error\",\"message\":\"out of memory\"}\n\n")) {
      Sample sample = ask(ToyServer.piece("a") + error + "data: [DONE]\n\n");
      assertThat(sample.outcome()).isInstanceOf(Failed.class);
      assertThat(((Failed) sample.outcome()).reason()).isEqualTo("error inside the stream");
      assertThat(((Failed) sample.outcome()).detail()).contains("out of memory");
    }
    assertThat(
            ask("data: {\"error\":null,\"choices\":[{\"text\":\"a\"}]}\n\ndata: [DONE]\n\n")
                .isDone())
        .isTrue();
  }

  @Test
  void aStreamThatBreaksOffIsAFailure() {
    assertThat(reason(ask(ToyServer.piece("a")))).isEqualTo("the connection broke off");
    Sample chunked =
        ask((request, out) ->
            ToyServer.write(
                out,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n"
                    + ToyServer.piece("a")));
    assertThat(reason(chunked)).isEqualTo("the connection broke off");
    assertThat(reason(ask((request, out) -> {}))).isEqualTo("the connection broke off");
  }

  @Test
  void anAnswerWithoutTextIsAFailure() {
    assertThat(reason(ask("data: [DONE]\n\n"))).isEqualTo("an empty answer");
  }

  @Test
  void aServerThatIgnoresTheLimitIsStopped() {
    Sample sample =
        ask((request, out) -> {
          ToyServer.write(out, ToyServer.OK_STREAM);
          for (int i = 0; i < 1_000_000; i++) {
            out.write(ToyServer.piece("x").getBytes(StandardCharsets.UTF_8));
          }
        });
    assertThat(reason(sample)).isEqualTo("the answer is longer than asked");
    assertThat(sample.arrivals().size()).isEqualTo(101);
  }

  @Test
  void anEndlessAnswerWithoutTokensIsStopped() {
    Sample sample =
        ask((request, out) -> {
          ToyServer.write(out, ToyServer.OK_STREAM);
          byte[] comments = ": still here\n".repeat(5_000).getBytes(StandardCharsets.UTF_8);
          while (true) {
            out.write(comments);
          }
        });
    assertThat(reason(sample)).isEqualTo("the answer is too large");
  }

  @Test
  void headersWithoutEndAreStopped() {
    for (String noise : List.of("x".repeat(20_000), "A: b\r\n".repeat(20_000) + "\r\n")) {
      Sample sample = ask((request, out) -> ToyServer.write(out, "HTTP/1.1 200 OK\r\n" + noise));
      assertThat(sample.outcome()).isInstanceOf(Failed.class);
    }
    assertThat(reason(ask((request, out) -> ToyServer.write(out, "SSH-2.0-x\r\n\r\n"))))
        .isEqualTo("the server does not speak HTTP/1.1");
  }

  @Test
  void whatIsNotAStreamIsSaid() {
    assertThat(reason(ask((r, out) -> ToyServer.write(out, ToyServer.json("200 OK", "{}")))))
        .isEqualTo("the answer is not streamed");
    assertThat(
            reason(
                ask((r, out) ->
                    ToyServer.write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nxx"))))
        .isEqualTo("the answer is compressed, which was not asked");
    assertThat(reason(ask("data: <html>\n\n"))).isEqualTo("an event of the stream is not JSON");
  }

  @Test
  void aServerThatSaysNothingTimesOut() {
    Sample sample =
        ask(
            (request, out) -> {
              ToyServer.write(out, ToyServer.OK_STREAM + ToyServer.piece("a"));
              pause(30_000);
            },
            Duration.ofMillis(150));
    assertThat(reason(sample)).isEqualTo("timed out");
    assertThat(sample.arrivals().size()).isEqualTo(1);
  }

  @Test
  void aRedirectIsNotFollowed() {
    try (ToyServer other = new ToyServer(ToyServer.quick())) {
      Sample sample =
          ask((request, out) ->
              ToyServer.write(
                  out,
                  "HTTP/1.1 307 Temporary Redirect\r\nLocation: "
                      + other.url()
                      + "/v1/chat/completions\r\nContent-Length: 0\r\n\r\n"));
      assertThat(reason(sample)).isEqualTo("HTTP 307");
      assertThat(other.requests).isEmpty();
    }
  }

  private static String data(String json) {
    return "data: " + json + "\n\n";
  }

  private static String delta(String fields) {
    return data("{\"choices\":[{\"delta\":{" + fields + "}}]}");
  }

  private static String reason(Sample sample) {
    return sample.outcome() instanceof Failed failed
        ? failed.reason()
        : sample.outcome().toString();
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static Sample ask(String events) {
    return ask((request, out) -> ToyServer.write(out, ToyServer.OK_STREAM + events));
  }

  private static Sample ask(ToyServer.Script script) {
    return ask(script, Duration.ofSeconds(20));
  }

  private static Sample ask(ToyServer.Script script, Duration idle) {
    try (ToyServer server = new ToyServer(script)) {
      Endpoint endpoint = Endpoint.parse(server.url(), false);
      Reach.Pinned pinned =
          new Reach(Set.of(), false).pin(endpoint.host(), InetAddress::getAllByName);
      try (Caller caller =
          new Caller(
              endpoint,
              pinned,
              Key.NONE,
              (SSLSocketFactory) SSLSocketFactory.getDefault(),
              System::nanoTime,
              idle)) {
        byte[] body = Dialect.ALL.getFirst().body(true, "toy", "hello", 100);
        return caller.ask(body, 100, false, System.nanoTime() + 60_000_000_000L);
      }
    }
  }
}
