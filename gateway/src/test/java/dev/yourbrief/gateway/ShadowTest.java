package dev.yourbrief.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.fake.Answer;
import dev.yourbrief.provider.fake.FakeProvider;
import dev.yourbrief.provider.json.Json;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Copies for a candidate: of every format, and never in the way of the call they are copies of. */
class ShadowTest {

  @TempDir Path folder;

  private static String config(FakeProvider first, String candidate, String more) {
    return """
    providers:
      up: {api: openai, base: '%s', key: {env: UP_KEY}}
      own: {api: openai_compatible, base: '%s', key: none, timeouts: {connect: 1s, first_byte: 1s, idle: 1s, total: 2s}}
    models:
      smart:
        target: {model: up/gpt, prices: {input_uncached: 1, output: 2}}
        shadow:
          target: {model: own/candidate, prices: {input_uncached: 0.1, output: 0.1}}
          share: 100%%
          %s
    KEYS
    """
        .formatted(first.uri(), candidate, more);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/chat/completions,false",
    "/v1/chat/completions,true",
    "/v1/messages,false",
    "/v1/messages,true",
    "/v1/responses,false",
    "/v1/responses,true"
  })
  void everyFormatIsCopiedWholeOrStreamedWithItsOwnCost(String door, boolean streamed)
      throws Exception {
    try (FakeProvider first =
            FakeProvider.start(a ->
                door.equals("/v1/responses")
                    ? responses(a.isStreamed())
                    : Answer.says("the same").using(100, 10));
        FakeProvider candidate = FakeProvider.start(_ -> Answer.says("the same").using(90, 20));
        RunningGateway gateway =
            RunningGateway.start(folder, config(first, candidate.uri().toString(), ""))) {
      String words =
          door.equals("/v1/responses")
              ? "\"input\": \"Is it so?\""
              : "\"messages\": [{\"role\": \"user\", \"content\": \"Is it so?\"}], \"max_tokens\":"
                  + " 50";
      HttpResponse<String> answer =
          gateway.post(door, "{\"model\": \"smart\", \"stream\": " + streamed + ", " + words + "}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      JsonNode shadow = gateway.awaitRow(r -> r.path("row").stringValue("").equals("shadow"));
      assertThat(shadow.path("provider").stringValue()).isEqualTo("own");
      assertThat(shadow.path("usd").stringValue()).as(shadow.toString()).isEqualTo("0.000011");
      assertThat(shadow.path("same").asBoolean()).isTrue();
      JsonNode call = gateway.awaitCall();
      assertThat(shadow.path("call").stringValue()).isEqualTo(call.path("call").stringValue());
      assertThat(call.path("usd").stringValue()).isEqualTo("0.00012");
      assertThat(candidate.asked().getFirst().isStreamed()).isEqualTo(streamed);
    }
  }

  private static Answer responses(boolean streamed) {
    String whole =
        "{\"id\":\"resp_1\",\"object\":\"response\",\"created_at\":1,\"status\":\"completed\",\"model\":\"gpt\",\"output\":[{\"id\":\"m1\",\"type\":\"message\",\"status\":\"completed\",\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":\"the"
            + " same\",\"annotations\":[]}]}],\"usage\":{\"input_tokens\":100,\"input_tokens_details\":{\"cached_tokens\":0},\"output_tokens\":10,\"output_tokens_details\":{\"reasoning_tokens\":0},\"total_tokens\":110}}";
    if (!streamed) {
      return Answer.response(200, whole);
    }
    String created =
        whole.replace("\"status\":\"completed\",\"model\"", "\"status\":\"in_progress\",\"model\"");
    String events =
        event(
                "response.created",
                "{\"type\":\"response.created\",\"sequence_number\":0,\"response\":"
                    + created
                    + "}")
            + event(
                "response.output_text.delta",
                "{\"type\":\"response.output_text.delta\",\"sequence_number\":1,\"item_id\":\"m1\",\"output_index\":0,\"content_index\":0,\"delta\":\"the"
                    + " same\"}")
            + event(
                "response.completed",
                "{\"type\":\"response.completed\",\"sequence_number\":2,\"response\":"
                    + whole
                    + "}");
    return Answer.response(200, events).with("content-type", "text/event-stream");
  }

  private static String event(String name, String data) {
    return "event: " + name + "\ndata: " + data + "\n\n";
  }

  private static final String CHAT =
      """
      {"model": "smart", "messages": [{"role": "user", "content": "Mail jane@example.com about it"}]}\
      """;

  @ParameterizedTest
  @CsvSource({"hang", "reset", "500", "nowhere"})
  void aCandidateThatFailsInAnyWayIsWrittenDownAndNoClientSeesIt(String way) throws Exception {
    Answer fault =
        switch (way) {
          case "hang" -> Answer.hang();
          case "reset" -> Answer.reset();
          default -> Answer.error(500, "server_error", "broken");
        };
    try (FakeProvider first = FakeProvider.start(_ -> Answer.says("fine").using(5, 1));
        FakeProvider candidate = FakeProvider.start(_ -> fault);
        RunningGateway gateway =
            RunningGateway.start(
                folder,
                config(
                    first,
                    way.equals("nowhere") ? "http://127.0.0.1:9/v1" : candidate.uri().toString(),
                    "queue: 2\n      concurrent: 1"))) {
      for (int i = 0; i < 20; i++) {
        assertThat(gateway.post("/v1/chat/completions", CHAT).statusCode()).isEqualTo(200);
      }
      JsonNode shadow = gateway.awaitRow(r -> r.path("row").stringValue("").equals("shadow"));
      assertThat(shadow.path("fault").stringValue("")).isNotEmpty();
      if (way.equals("hang")) {
        assertThat(gateway.gateway().dataPlane().shadowsDropped()).isEqualTo(17);
      }
      assertThat(gateway.rows("call"))
          .hasSize(20)
          .allMatch(r -> r.path("outcome").stringValue().equals("ok"));
    }
  }

  @Test
  void pairsAreKeptRedactedWhereTheRouteKeepsThem() throws Exception {
    try (FakeProvider first = FakeProvider.start(_ -> Answer.says("ask +49 170 1234567"));
        FakeProvider candidate = FakeProvider.start(_ -> Answer.says("no"));
        RunningGateway gateway =
            RunningGateway.start(
                folder,
                config(first, candidate.uri().toString(), "")
                    .replace("    shadow:", "    keep: {pairs: true}\n    shadow:"))) {
      assertThat(gateway.post("/v1/chat/completions", CHAT).statusCode()).isEqualTo(200);
      gateway.awaitRow(r -> r.path("row").stringValue("").equals("shadow"));
      JsonNode pair = awaitWords(folder.resolve("ledger"));
      assertThat(pair.path("input").stringValue()).isEqualTo("Mail [e-mail] about it");
      assertThat(pair.path("answer").stringValue()).isEqualTo("ask [phone]");
      assertThat(pair.path("candidate").stringValue()).isEqualTo("no");
      assertThat(gateway.rows().toString()).doesNotContain("jane", "Mail");
    }
  }

  @Test
  void noWordsAreKeptUnlessARouteSaysSo() throws Exception {
    try (FakeProvider first = FakeProvider.start(_ -> Answer.says("fine"));
        FakeProvider candidate = FakeProvider.start(_ -> Answer.says("no"));
        RunningGateway gateway =
            RunningGateway.start(folder, config(first, candidate.uri().toString(), ""))) {
      assertThat(gateway.post("/v1/chat/completions", CHAT).statusCode()).isEqualTo(200);
      gateway.awaitRow(r -> r.path("row").stringValue("").equals("shadow"));
      try (Stream<Path> files = Files.list(folder.resolve("ledger"))) {
        for (Path file : files.toList()) {
          assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
              .doesNotContain("jane@example.com");
        }
      }
    }
  }

  private static JsonNode awaitWords(Path ledger) throws Exception {
    for (int i = 0; i < 200; i++) {
      try (Stream<Path> files = Files.list(ledger)) {
        List<Path> words =
            files.filter(f -> f.getFileName().toString().startsWith("words-")).toList();
        if (!words.isEmpty() && Files.size(words.getFirst()) > 0) {
          return Json.tree(Files.readAllLines(words.getFirst()).getFirst()).orElseThrow();
        }
      }
      Thread.sleep(25);
    }
    throw new AssertionError("no words were kept");
  }
}
