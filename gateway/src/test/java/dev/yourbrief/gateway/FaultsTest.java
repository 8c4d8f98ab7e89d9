package dev.yourbrief.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.Answer.Then;
import dev.yourbrief.provider.fake.FakeProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a client gets, and what is written down, when a provider or the network fails. */
class FaultsTest {

  private static final String CHAT =
      """
      {"model": "smart", "messages": [{"role": "user", "content": "Is it so?"}]}\
      """;

  private static final String STREAM =
      """
      {"stream": true, "model": "smart", "messages": [{"role": "user", "content": "Is it so?"}]}\
      """;

  private static final String HEAD =
      "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";

  @TempDir Path folder;

  private static String config(String base, String route) {
    return """
    providers:
      up:
        api: openai
        base: '%s'
        key: {env: UP_KEY}
        timeouts: {connect: 300ms, first_byte: 400ms, idle: 400ms, total: 5s}
    models:
      smart:
        target: {model: up/gpt-real, prices: {input_uncached: 1, output: 2}}
        %s
    KEYS
    """
        .formatted(base, route);
  }

  private RunningGateway gateway(FakeProvider provider, String route) {
    return RunningGateway.start(folder, config(provider.uri().toString(), route));
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length)
        + "\r\n"
        + text
        + "\r\n";
  }

  private static String event(String words) {
    return "data:"
               + " {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
        + words
        + "\"},\"finish_reason\":null}]}\n\n";
  }

  private static void assertError(HttpResponse<String> answer, int status, String words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("\"error\"", words).doesNotContain("sk-upstream-secret");
  }

  private static void assertRow(JsonNode row, String outcome, String fault) {
    assertThat(row.path("outcome").stringValue()).as(row.toString()).isEqualTo(outcome);
    assertThat(row.path("fault").stringValue("")).as(row.toString()).isEqualTo(fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {CHAT, STREAM})
  void aConnectionThatIsCutBeforeAnyAnswerIsNotAskedAgainForItMayHaveBeenTaken(String request)
      throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.reset());
        RunningGateway gateway = gateway(provider, "attempts: 3")) {
      assertError(gateway.post("/v1/chat/completions", request), 502, "up/gpt-real broke off");
      assertThat(provider.count()).isEqualTo(1);
      JsonNode row = gateway.awaitCall();
      assertRow(row, "error", "reset");
      assertThat(row.path("estimated").asBoolean()).isTrue();
    }
  }

  @Test
  void theRouteMaySayThatItIsAskedAgain() throws Exception {
    try (FakeProvider provider =
            FakeProvider.script(Answer.reset(), Answer.says("at last").using(9, 2));
        RunningGateway gateway = gateway(provider, "attempts: 3\n    resend: true")) {
      HttpResponse<String> answer = gateway.post("/v1/chat/completions", CHAT);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      JsonNode row = gateway.awaitCall();
      assertRow(row, "ok", "");
      assertThat(row.path("attempts").asInt()).isEqualTo(2);
      assertThat(gateway.rows("attempt")).hasSize(2);
      assertThat(gateway.rows("attempt").getFirst().path("fault").stringValue()).isEqualTo("reset");
      assertThat(gateway.rows("attempt").getLast().has("fault")).isFalse();
    }
  }

  @Test
  void aProviderThatNeverAnswersIsATimeout() throws Exception {
    try (SilentProvider provider = new SilentProvider();
        RunningGateway gateway = RunningGateway.start(folder, config(provider.base(), ""))) {
      assertError(gateway.post("/v1/chat/completions", CHAT), 504, "did not answer in time");
      assertRow(gateway.awaitCall(), "error", "timeout");
      provider.awaitLeft();
    }
  }

  @Test
  void aNameThatDoesNotExistIsSaidSo() throws Exception {
    try (RunningGateway gateway =
        RunningGateway.start(folder, config("https://no-such-host.invalid/v1", ""))) {
      assertError(gateway.post("/v1/chat/completions", CHAT), 502, "cannot be reached");
      assertRow(gateway.awaitCall(), "error", "connect");
    }
  }

  @Test
  void anAddressWhereNobodyListensIsSaidSo() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0)) {
      port = taken.getLocalPort();
    }
    try (RunningGateway gateway =
        RunningGateway.start(folder, config("http://127.0.0.1:" + port + "/v1", ""))) {
      assertError(gateway.post("/v1/chat/completions", CHAT), 502, "cannot be reached");
      JsonNode row = gateway.awaitCall();
      assertRow(row, "error", "connect");
      assertThat(row.path("usd").stringValue()).as("nothing was sent").isEqualTo("0");
    }
  }

  @Test
  void aStormOf429IsPassedOnWithItsRetryAfterAndCostsNothing() throws Exception {
    try (FakeProvider provider =
            FakeProvider.start(_ ->
                Answer.error(429, "rate_limit_exceeded", "Slow down").with("retry-after", "77"));
        RunningGateway gateway = gateway(provider, "attempts: 2")) {
      for (int i = 0; i < 5; i++) {
        HttpResponse<String> answer = gateway.post("/v1/chat/completions", CHAT);
        assertError(answer, 429, "Slow down");
        assertThat(answer.headers().firstValue("retry-after")).contains("77");
      }
      assertThat(provider.count()).isLessThanOrEqualTo(10);
      assertThat(gateway.awaitCall().path("usd").stringValue()).isEqualTo("0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>not found</html>", "{\"id\": \"chatcmpl", "", "[1, 2"})
  void anAnswerThatIsNoJsonIsAnErrorThatSaysSo(String body) throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.response(200, body));
        RunningGateway gateway = gateway(provider, "")) {
      assertError(gateway.post("/v1/chat/completions", CHAT), 502, "not JSON");
      JsonNode row = gateway.awaitCall();
      assertRow(row, "error", "server");
      assertThat(row.path("estimated").asBoolean()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLOSE", "RESET", "HANG"})
  void aStreamThatBreaksOffEndsInAnErrorWithinItAndDoesNotEndAsAWholeOneDoes(String then)
      throws Exception {
    try (FakeProvider provider =
            FakeProvider.start(_ ->
                Answer.raw(
                        HEAD
                            + chunk(event("Half "))
                            + chunk(event("an ans") + "data: {\"id\":\"c1\",\"cho"))
                    .then(Then.valueOf(then)));
        RunningGateway gateway = gateway(provider, "attempts: 3")) {
      HttpResponse<InputStream> answer = gateway.open("/v1/chat/completions", STREAM);
      assertThat(answer.statusCode()).isEqualTo(200);
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      assertThatThrownBy(() -> answer.body().transferTo(body)).isInstanceOf(IOException.class);
      assertThat(body.toString(StandardCharsets.UTF_8))
          .contains("Half ", "an ans", "\"error\"")
          .doesNotContain("[DONE]", "\"cho\n");
      JsonNode row = gateway.awaitCall();
      assertThat(row.path("outcome").stringValue()).isEqualTo("broken");
      assertThat(row.path("estimated").asBoolean()).isTrue();
      assertThat(row.path("output").asInt()).isPositive();
      assertThat(provider.count())
          .as("nothing is asked again once an answer has begun")
          .isEqualTo(1);
    }
  }

  @Test
  void anErrorAsTheFirstEventOfAStreamIsAnErrorBeforeTheFirstByte() throws Exception {
    String error =
        "data:"
            + " {\"error\":{\"message\":\"Overloaded\",\"type\":\"overloaded_error\",\"code\":503}}\n\n";
    try (FakeProvider provider =
            FakeProvider.script(
                Answer.raw(HEAD + chunk(error) + "0\r\n\r\n"), Answer.says("now").using(5, 1));
        RunningGateway gateway = gateway(provider, "attempts: 2")) {
      HttpResponse<String> answer = gateway.post("/v1/chat/completions", STREAM);
      assertThat(answer.body()).as(answer.statusCode() + answer.body()).contains("now");
      assertThat(gateway.awaitCall().path("attempts").asInt()).isEqualTo(2);
    }
  }

  @Test
  void aHeadOfAMegabyteIsNotTaken() throws Exception {
    String large = "HTTP/1.1 200 OK\r\nx-large: " + "a".repeat(1 << 20) + "\r\n\r\n";
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.raw(large).then(Then.CLOSE));
        RunningGateway gateway = gateway(provider, "")) {
      HttpResponse<String> answer = gateway.post("/v1/chat/completions", CHAT);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(502);
      assertThat(gateway.awaitCall().path("outcome").stringValue()).isEqualTo("error");
    }
  }

  @Test
  void anAnswerLargerThanAllowedIsNotTaken() throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("a".repeat(20_000)));
        RunningGateway gateway =
            RunningGateway.start(
                folder,
                config(provider.uri().toString(), "")
                    .replace("api: openai", "api: openai\n    answer_bytes: 10KB"))) {
      assertError(gateway.post("/v1/chat/completions", CHAT), 502, "larger");
      assertRow(gateway.awaitCall(), "error", "server");
    }
  }

  @Test
  void theGatewaysOwnKeyIsNotTheClientsMatter() throws Exception {
    try (FakeProvider provider =
            FakeProvider.start(_ ->
                Answer.error(
                    401, "invalid_api_key", "Incorrect API key provided: sk-upstream-secret"));
        RunningGateway gateway = gateway(provider, "")) {
      assertError(gateway.post("/v1/chat/completions", CHAT), 502, "the gateway's key");
      assertRow(gateway.awaitCall(), "error", "key");
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (FakeProvider provider =
            FakeProvider.start(_ ->
                Answer.response(302, "")
                    .with("location", "http://169.254.169.254/latest/meta-data/"));
        RunningGateway gateway = gateway(provider, "")) {
      assertError(gateway.post("/v1/chat/completions", CHAT), 502, "not followed");
    }
  }

  @Test
  void aClientThatLeavesBeforeTheFirstByteFreesTheProviderAtOnce() throws Exception {
    try (SilentProvider provider = new SilentProvider();
        RunningGateway gateway =
            RunningGateway.start(
                folder,
                config(provider.base(), "").replace("first_byte: 400ms", "first_byte: 20s"))) {
      Socket client = ask(gateway, STREAM);
      provider.awaitRequest();
      client.close();
      long left = System.nanoTime();
      provider.awaitLeft();
      assertThat(Duration.ofNanos(System.nanoTime() - left)).isLessThan(Duration.ofSeconds(2));
      assertRow(gateway.awaitCall(), "cancelled", "");
    }
  }

  @Test
  void aClientThatLeavesMidStreamFreesTheProviderAndItsRowIsAnEstimate() throws Exception {
    try (FakeProvider provider =
            FakeProvider.start(_ ->
                Answer.raw(HEAD + chunk(event("word ")).repeat(400))
                    .inPieces(200, Duration.ofMillis(20)));
        RunningGateway gateway = gateway(provider, "")) {
      try (Socket client = ask(gateway, STREAM)) {
        InputStream in = client.getInputStream();
        byte[] some = new byte[600];
        assertThat(in.readNBytes(some, 0, some.length)).isEqualTo(some.length);
      }
      awaitConnections(provider, 0, Duration.ofSeconds(2));
      JsonNode row = gateway.awaitCall();
      assertRow(row, "cancelled", "");
      assertThat(row.path("estimated").asBoolean()).isTrue();
      assertThat(row.path("usd").stringValue("")).isNotEmpty();
    }
  }

  @Test
  void aRouteMayLetTheCallRunToItsEndSoThatItsUsageIsKnown() throws Exception {
    String end =
        "data:"
            + " {\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
            + "data:"
            + " {\"id\":\"c1\",\"model\":\"m\",\"choices\":[],\"usage\":{\"prompt_tokens\":77,\"completion_tokens\":30,\"total_tokens\":107}}\n\n"
            + "data: [DONE]\n\n";
    try (FakeProvider provider =
            FakeProvider.start(_ ->
                Answer.raw(HEAD + chunk(event("word ")).repeat(30) + chunk(end) + "0\r\n\r\n")
                    .inPieces(200, Duration.ofMillis(20)));
        RunningGateway gateway = gateway(provider, "on_leave: drain")) {
      try (Socket client = ask(gateway, STREAM)) {
        assertThat(client.getInputStream().readNBytes(600)).hasSize(600);
      }
      JsonNode row = gateway.awaitCall();
      assertRow(row, "drained", "");
      assertThat(row.path("input_uncached").asInt()).isEqualTo(77);
      assertThat(row.has("estimated")).isFalse();
    }
  }

  @Test
  void aClientThatSendsItsRequestAByteAtATimeIsLetGo() throws Exception {
    try (FakeProvider provider = FakeProvider.start(_ -> Answer.says("no"));
        RunningGateway gateway =
            RunningGateway.start(
                folder,
                config(provider.uri().toString(), "") + "\n",
                1,
                "server: {listen: '127.0.0.1:0', admin: '127.0.0.1:0', read_timeout: 500ms}\n");
        Socket client = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      client.setSoTimeout(5_000);
      client.getOutputStream().write("POST /v1/chat/comp".getBytes(StandardCharsets.US_ASCII));
      assertThat(client.getInputStream().read()).as("the connection is closed").isEqualTo(-1);
      assertThat(provider.count()).isZero();
    }
  }

  private static Socket ask(RunningGateway gateway, String body) throws Exception {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
    client.setSoTimeout(10_000);
    String request =
        "POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer "
            + RunningGateway.KEY
            + "\r\ncontent-type: application/json\r\ncontent-length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return client;
  }

  private static void awaitConnections(FakeProvider provider, int count, Duration longest)
      throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (provider.connections() != count) {
      assertThat(System.nanoTime())
          .as("connections at the provider: %d", provider.connections())
          .isLessThan(deadline);
      Thread.sleep(2);
    }
  }
}
