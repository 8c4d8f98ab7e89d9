package dev.yourbrief.provider.wire.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Call;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.WireFormat;
import dev.yourbrief.provider.wire.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both formats against every recorded call, where the recordings lie beside the project. */
class ConformanceTest {

  private static final Path WIRE =
      Path.of(System.getProperty("yourbrief.root", ".."), "..", "shared", "data", "wire");

  private static final JsonMapper JSON = new JsonMapper();

  private static final WireFormat CHAT = new OpenAiChatFormat(OpenAiOptions.OPENAI);
  private static final WireFormat RESPONSES = new OpenAiResponsesFormat(OpenAiOptions.OPENAI);

  /**
   * @param request a missing node where only the answer is known
   * @param answer the body, or the stream as it was on the wire
   */
  private record Recorded(
      String name,
      WireFormat format,
      JsonNode request,
      int status,
      String answer,
      boolean isStream) {}

  private static final List<Recorded> RECORDED = new ArrayList<>();

  @BeforeAll
  static void find() throws IOException {
    assumeTrue(Files.isDirectory(WIRE), "the recordings are not here");
    try (Stream<Path> files = Files.walk(WIRE)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String path = file.toString();
        if (path.endsWith(".yaml") && path.contains("-openai-") && !path.contains("openapi")) {
          addTape(file);
        } else if (path.contains("vercel-openai") && path.contains("__fixtures__")) {
          addBody(file);
        }
      }
    }
  }

  private static void addTape(Path file) throws IOException {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    for (JsonNode exchange : JSON.<JsonNode>valueToTree(loaded).path("interactions")) {
      JsonNode request = exchange.path("request");
      String uri = request.path("uri").stringValue("").replaceAll("\\?.*", "");
      Optional<WireFormat> format = format(uri);
      if (format.isEmpty() || !request.path("method").stringValue("").equals("POST")) {
        continue;
      }
      JsonNode response = exchange.path("response");
      JsonNode parsed = response.path("parsed_body");
      boolean isStream =
          response
              .path("headers")
              .path("content-type")
              .path(0)
              .asString("")
              .contains("event-stream");
      RECORDED.add(
          new Recorded(
              file.getFileName().toString(),
              format.get(),
              request.path("parsed_body"),
              response.path("status").path("code").asInt(),
              parsed.isMissingNode()
                  ? response.path("body").path("string").stringValue("")
                  : JSON.writeValueAsString(parsed),
              isStream));
    }
  }

  private static Optional<WireFormat> format(String uri) {
    if (uri.endsWith("/chat/completions")) {
      return Optional.of(CHAT);
    }
    return uri.endsWith("/responses") ? Optional.of(RESPONSES) : Optional.empty();
  }

  private static void addBody(Path file) throws IOException {
    String kind = String.valueOf(file.getName(file.getNameCount() - 3));
    if (!kind.equals("chat") && !kind.equals("responses")) {
      return;
    }
    WireFormat format = kind.equals("chat") ? CHAT : RESPONSES;
    String name = file.getFileName().toString();
    String text = Files.readString(file);
    boolean isStream = name.endsWith(".chunks.txt");
    if (!isStream) {
      JsonNode tree = Json.tree(text).orElseThrow();
      int status = tree.path("error").isObject() && !tree.has("output") ? 400 : 200;
      RECORDED.add(new Recorded(name, format, JSON.missingNode(), status, text, false));
      return;
    }
    // The streams of several calls may stand in one file.
    StringBuilder stream = new StringBuilder();
    for (String event : text.lines().toList()) {
      if (Json.tree(event).isEmpty()) {
        // One that was damaged when it was kept.
        return;
      }
      if (event.startsWith("{\"type\":\"response.created\"") && !stream.isEmpty()) {
        RECORDED.add(new Recorded(name, format, JSON.missingNode(), 200, stream.toString(), true));
        stream.setLength(0);
      }
      stream.append("data: ").append(event).append("\n\n");
    }
    RECORDED.add(new Recorded(name, format, JSON.missingNode(), 200, stream.toString(), true));
  }

  @Test
  void everyRequestIsWrittenAsItWasRead() throws WireException {
    int requests = 0;
    List<String> differences = new ArrayList<>();
    for (Recorded recorded : RECORDED) {
      JsonNode request = recorded.request();
      boolean isChat = recorded.format().equals(CHAT);
      if (!request.isObject() || !request.has(isChat ? "messages" : "model")) {
        continue;
      }
      Conversation asked = recorded.format().request(request, Call.IN_BODY);
      Written<JsonNode> written = recorded.format().write(asked);
      JsonNode before = isChat ? SameRequest.chat(request) : SameRequest.responses(request);
      JsonNode after =
          isChat ? SameRequest.chat(written.value()) : SameRequest.responses(written.value());
      differences.addAll(
          Wire.differences(Wire.plain(before), Wire.plain(after), recorded.name() + ": "));
      assertThat(written.losses()).as(recorded.name()).isEmpty();
      requests++;
    }
    assertThat(differences).isEmpty();
    assertThat(requests).isGreaterThan(150);
  }

  private static void assertCounted(String name, Optional<Usage> usage, JsonNode counted) {
    if (!counted.isObject() || counted.path("total_tokens").asLong() == 0) {
      // No call has no tokens.
      assertThat(usage).as(name).isEmpty();
      return;
    }
    boolean isChat = counted.has("prompt_tokens");
    JsonNode in = counted.path(isChat ? "prompt_tokens_details" : "input_tokens_details");
    JsonNode out = counted.path(isChat ? "completion_tokens_details" : "output_tokens_details");
    long input = counted.path(isChat ? "prompt_tokens" : "input_tokens").asLong();
    assertThat(usage).as(name).isPresent();
    Usage read = usage.orElseThrow();
    assertThat(read.input()).as(name).isEqualTo(input);
    assertThat(read.input() + read.output())
        .as(name)
        .isEqualTo(counted.path("total_tokens").asLong());
    assertThat(read.cacheRead()).as(name).isEqualTo(in.path("cached_tokens").asLong(0));
    assertThat(read.cacheWrite5m()).as(name).isEqualTo(in.path("cache_write_tokens").asLong(0));
    assertThat(read.reasoning())
        .as(name)
        .isGreaterThanOrEqualTo(out.path("reasoning_tokens").asLong(0));
    assertThat(read.byKind().values()).as(name).allMatch(count -> count >= 0);
  }

  @Test
  void everyWholeAnswerIsReadWithItsTokensAndWrittenAgain() throws WireException {
    int answers = 0;
    for (Recorded recorded : RECORDED) {
      Optional<JsonNode> body = Json.tree(recorded.answer());
      if (recorded.isStream() || recorded.status() != 200 || body.isEmpty()) {
        continue;
      }
      JsonNode tree = body.get();
      if (!tree.has("choices") && !tree.has("output")) {
        continue;
      }
      Answer answer = recorded.format().answer(tree);
      assertCounted(recorded.name(), answer.usage(), tree.path("usage"));
      assertThat(recorded.format().usage(tree)).isEqualTo(answer.usage());
      assertThat(answer.model()).as(recorded.name()).isEqualTo(tree.path("model").stringValue(""));
      Conversation asked =
          recorded.request().isObject() && recorded.request().has("model")
              ? recorded.format().request(recorded.request(), Call.IN_BODY)
              : Wire.asked(RESPONSES, "{'model':'m','input':'a'}");
      Written<JsonNode> written = recorded.format().write(answer, asked);
      Answer again = recorded.format().answer(written.value());
      assertThat(again.parts()).as(recorded.name()).isEqualTo(answer.parts());
      assertThat(again.usage()).as(recorded.name()).isEqualTo(answer.usage());
      answers++;
    }
    assertThat(answers).isGreaterThan(150);
  }

  @Test
  void everyStreamIsTheSameAtEverySplitWithItsTokens() {
    int streams = 0;
    for (Recorded recorded : RECORDED) {
      if (!recorded.isStream() || recorded.status() != 200) {
        continue;
      }
      byte[] bytes = recorded.answer().getBytes(StandardCharsets.UTF_8);
      List<Piece> pieces = Wire.read(recorded.format(), bytes);
      assertPieces(recorded, pieces);
      int step = Math.max(1, bytes.length / 300);
      for (int at = 0; at <= bytes.length; at += step) {
        assertThat(Wire.read(recorded.format(), bytes, at))
            .as("%s at %s", recorded.name(), at)
            .isEqualTo(pieces);
      }
      Conversation asked =
          Wire.asked(
              CHAT,
              "{'model':'m','stream':true,'stream_options':{'include_usage':true},"
                  + "'messages':[{'role':'user','content':'Hi'}]}");
      List<Piece> again =
          Wire.read(recorded.format(), Wire.write(recorded.format(), asked, pieces));
      assertThat(Wire.inOrderOfItems(again))
          .as(recorded.name())
          .isEqualTo(Wire.inOrderOfItems(pieces));
      streams++;
    }
    assertThat(streams).isGreaterThan(30);
  }

  private static void assertPieces(Recorded recorded, List<Piece> pieces) {
    JsonNode counted = JSON.missingNode();
    StringBuilder text = new StringBuilder();
    for (String line : recorded.answer().lines().filter(l -> l.startsWith("data: {")).toList()) {
      JsonNode event = JSON.readTree(line.substring("data: ".length()));
      for (JsonNode usage : List.of(event.path("usage"), event.path("response").path("usage"))) {
        counted = usage.isObject() ? usage : counted;
      }
      text.append(event.path("choices").path(0).path("delta").path("content").stringValue(""));
      if (event.path("type").stringValue("").equals("response.output_text.delta")) {
        text.append(event.path("delta").stringValue(""));
      }
    }
    StringBuilder read = new StringBuilder();
    Optional<Usage> usage = Optional.empty();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Text more) {
        read.append(more.text());
      } else if (piece instanceof Piece.Counted c) {
        usage = Optional.of(c.usage());
      }
    }
    assertThat(read).as(recorded.name()).hasToString(text.toString());
    assertCounted(recorded.name(), usage, counted);
    assertThat(pieces.getFirst()).as(recorded.name()).isInstanceOf(Piece.Began.class);
    assertThat(
            pieces.stream()
                .filter(p -> p instanceof Piece.Finished || p instanceof Piece.Failed)
                .count())
        .as(recorded.name())
        .isEqualTo(1);
  }

  @Test
  void everyErrorIsReadWithItsWords() {
    int errors = 0;
    for (Recorded recorded : RECORDED) {
      if (recorded.status() == 200) {
        continue;
      }
      WireError error =
          recorded
              .format()
              .error(recorded.status(), recorded.answer().getBytes(StandardCharsets.UTF_8));
      JsonNode said = Json.tree(recorded.answer()).orElseThrow().path("error");
      assertThat(error.message()).isEqualTo(said.path("message").stringValue("?"));
      assertThat(error.param()).isEqualTo(said.path("param").stringValue(""));
      errors++;
    }
    assertThat(errors).isGreaterThan(5);
  }
}
