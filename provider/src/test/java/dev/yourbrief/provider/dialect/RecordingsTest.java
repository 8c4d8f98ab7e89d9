package dev.yourbrief.provider.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.CallException.Kind;
import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every recorded call of chat completions, where the recordings lie beside the project: what real
 * servers sent is read, at every split of a stream's bytes, with the tokens they counted.
 */
class RecordingsTest {

  private static final Path WIRE =
      Path.of(System.getProperty("yourbrief.root", ".."), "..", "shared", "data", "wire");

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * @param body as it was on the wire
   * @param isStream whether it is one of events
   */
  private record Recorded(
      String name, int status, Map<String, List<String>> headers, String body, boolean isStream) {

    byte[] bytes() {
      return body.getBytes(StandardCharsets.UTF_8);
    }
  }

  private static final List<Recorded> RECORDED = new ArrayList<>();

  @BeforeAll
  static void find() throws IOException {
    assumeTrue(Files.isDirectory(WIRE), "the recordings are not here");
    try (Stream<Path> files = Files.walk(WIRE)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (file.toString().endsWith(".yaml") && file.toString().contains("openai-chat")) {
          addTape(file);
        } else if (file.resolveSibling("").endsWith(Path.of("chat", "__fixtures__"))) {
          addBody(file);
        }
      }
    }
  }

  /** A tape holds exchanges; only those of this wire format count. */
  private static void addTape(Path file) throws IOException {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    for (JsonNode exchange : JSON.<JsonNode>valueToTree(loaded).path("interactions")) {
      if (!exchange.path("request").path("uri").stringValue("").contains("/chat/completions")) {
        continue;
      }
      JsonNode response = exchange.path("response");
      JsonNode parsed = response.path("parsed_body");
      String body =
          parsed.isMissingNode()
              ? response.path("body").path("string").stringValue("")
              : JSON.writeValueAsString(parsed);
      Map<String, List<String>> headers = new TreeMap<>();
      response
          .path("headers")
          .properties()
          .forEach(h -> headers.put(h.getKey(), List.of(h.getValue().path(0).asString(""))));
      RECORDED.add(
          new Recorded(
              file.getFileName().toString(),
              response.path("status").path("code").asInt(),
              headers,
              body,
              headers.getOrDefault("content-type", List.of("")).get(0).contains("event-stream")));
    }
  }

  private static void addBody(Path file) throws IOException {
    String name = file.getFileName().toString();
    String text = Files.readString(file);
    if (name.endsWith(".chunks.txt")) {
      StringBuilder stream = new StringBuilder();
      text.lines().filter(l -> !l.isBlank()).forEach(l -> stream.append("data: " + l + "\n\n"));
      RECORDED.add(new Recorded(name, 200, Map.of(), stream + "data: [DONE]\n\n", true));
    } else {
      RECORDED.add(new Recorded(name, name.contains("error") ? 400 : 200, Map.of(), text, false));
    }
  }

  private static List<Recorded> where(boolean isStream) {
    List<Recorded> found =
        RECORDED.stream().filter(r -> r.status() == 200 && r.isStream() == isStream).toList();
    assertThat(found).isNotEmpty();
    return found;
  }

  private static void assertCounted(Recorded recorded, ChatReply reply, JsonNode counted) {
    assertThat(reply.usage()).as(recorded.name()).isPresent();
    Usage usage = reply.usage().orElseThrow();
    assertThat(usage.input()).as(recorded.name()).isEqualTo(counted.path("prompt_tokens").asLong());
    assertThat(usage.input() + usage.output())
        .as(recorded.name())
        .isEqualTo(counted.path("total_tokens").asLong());
    assertThat(usage.cacheRead())
        .as(recorded.name())
        .isEqualTo(counted.path("prompt_tokens_details").path("cached_tokens").asLong(0));
    assertThat(usage.reasoning())
        .as(recorded.name())
        .isGreaterThanOrEqualTo(
            counted.path("completion_tokens_details").path("reasoning_tokens").asLong(0));
  }

  @Test
  void wholeAnswersAreReadWithTheirTokens() throws CallException {
    int answers = 0;
    for (Recorded recorded : where(false)) {
      byte[] bytes = recorded.bytes();
      JsonNode tree = recorded.body().startsWith("{") ? JSON.readTree(bytes) : JSON.nullNode();
      if (!tree.has("choices")) {
        CallException failed =
            catchThrowableOfType(CallException.class, () -> OpenAiChat.OPENAI.reply(bytes));
        assertThat(failed.kind()).as(recorded.name()).isEqualTo(Kind.UNREADABLE);
        continue;
      }
      ChatReply reply = OpenAiChat.OPENAI.reply(bytes);
      JsonNode choice = tree.path("choices").path(0);
      assertThat(reply.text())
          .as(recorded.name())
          .isEqualTo(choice.path("message").path("content").stringValue(""));
      assertThat(reply.finish())
          .as(recorded.name())
          .isEqualTo(
              choice.path("finish_reason").stringValue("").equals("tool_calls")
                  ? Finish.TOOL
                  : Finish.STOP);
      assertCounted(recorded, reply, tree.path("usage"));
      answers++;
    }
    assertThat(answers).isPositive();
  }

  @Test
  void streamsAreTheSameAtEverySplitWithTheirTokens() throws CallException {
    for (Recorded recorded : where(true)) {
      byte[] bytes = recorded.bytes();
      StringBuilder text = new StringBuilder();
      JsonNode counted = JSON.nullNode();
      for (String line : recorded.body().lines().filter(l -> l.startsWith("data: {")).toList()) {
        JsonNode chunk = JSON.readTree(line.substring("data: ".length()));
        text.append(chunk.path("choices").path(0).path("delta").path("content").stringValue(""));
        counted = chunk.path("usage").isObject() ? chunk.path("usage") : counted;
      }
      ChatReply reply = Streams.read(bytes);
      assertThat(reply.text()).as(recorded.name()).isEqualTo(text.toString());
      boolean callsTool = recorded.body().contains("\"finish_reason\":\"tool_calls\"");
      assertThat(reply.finish())
          .as(recorded.name())
          .isEqualTo(callsTool ? Finish.TOOL : Finish.STOP);
      assertThat(reply.text().isEmpty()).as(recorded.name()).isEqualTo(callsTool);
      assertCounted(recorded, reply, counted);
      assertThat(Streams.readByteByByte(bytes)).as(recorded.name()).isEqualTo(reply);
      // Every split of what is short; of the long ones some, spread over all of it.
      int step = bytes.length < 16_000 ? 1 : bytes.length / 500;
      for (int at = 0; at <= bytes.length; at += step) {
        assertThat(Streams.read(bytes, at)).as("%s at %s", recorded.name(), at).isEqualTo(reply);
      }
    }
  }

  @Test
  void refusalsSayWhatTheProviderSaid() {
    List<Recorded> failed = RECORDED.stream().filter(r -> r.status() != 200).toList();
    assertThat(failed).isNotEmpty();
    for (Recorded recorded : failed) {
      HttpHeaders headers = HttpHeaders.of(recorded.headers(), (_, _) -> true);
      CallException failure =
          OpenAiChat.OPENAI.failure(recorded.status(), headers, recorded.bytes());
      String message = JSON.readTree(recorded.body()).path("error").path("message").stringValue("");
      assertThat(failure).as(recorded.name()).hasMessageContaining(message);
      assertThat(failure.kind()).as(recorded.name()).isEqualTo(Kind.REJECTED);
    }
  }
}
