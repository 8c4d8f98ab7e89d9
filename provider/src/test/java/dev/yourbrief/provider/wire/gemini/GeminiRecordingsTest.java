package dev.yourbrief.provider.wire.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Call;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.Pieces;
import dev.yourbrief.provider.wire.Tapes;
import dev.yourbrief.provider.wire.Tapes.Exchange;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.Written;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every recorded call of Gemini is read, and written again with all it said. */
class GeminiRecordingsTest {

  private static final GeminiFormat FORMAT = new GeminiFormat();

  private static final List<Exchange> RECORDED = new ArrayList<>();

  @BeforeAll
  static void find() throws IOException {
    for (Exchange exchange :
        Tapes.in("pydantic-google", "pydantic-anthropic", "vercel-google/__fixtures__")) {
      if (exchange.uri().isEmpty() || exchange.uri().contains("enerateContent")) {
        RECORDED.add(exchange);
      }
    }
  }

  private static List<Exchange> answers(boolean isStream) {
    List<Exchange> found =
        RECORDED.stream()
            .filter(e -> e.status() == 200 && e.isStream() == isStream)
            .filter(e -> !e.answer().contains("RESOURCE_EXHAUSTED"))
            .filter(e -> !e.answer().isBlank())
            .toList();
    assertThat(found).isNotEmpty();
    return found;
  }

  private static Call call(Exchange recorded) {
    String path = URI.create(recorded.uri()).getPath();
    Optional<Call> call = GeminiFormat.call(path);
    assertThat(call).as(path).isPresent();
    return call.get();
  }

  @Test
  void requestsAreWrittenAgainAsTheyWere() throws WireException {
    int requests = 0;
    for (Exchange recorded : RECORDED) {
      if (recorded.request().isEmpty()) {
        continue;
      }
      JsonNode request = recorded.request().get();
      Conversation read = FORMAT.request(request, call(recorded));
      Written<JsonNode> written = FORMAT.write(read);
      assertThat(written.losses()).as(recorded.name()).isEmpty();
      assertThat(plain(written.value())).as(recorded.name()).isEqualTo(plain(request));
      assertThat(GeminiFormat.path(read)).contains(read.model());
      requests++;
    }
    assertThat(requests).isGreaterThan(80);
  }

  @Test
  void answersAreWrittenAgainAsTheyWereWithTheirTokens() throws WireException {
    for (Exchange recorded : answers(false)) {
      JsonNode body = Json.tree(recorded.answer()).orElseThrow();
      if (body.isArray()) {
        body = body.path(0);
      }
      Answer answer = FORMAT.answer(body);
      assertCounted(recorded, answer.usage(), body.path("usageMetadata"));
      Written<JsonNode> written = FORMAT.write(answer, asked());
      if (answer.usage().isPresent()) {
        assertThat(written.losses()).as(recorded.name()).isEmpty();
      }
      assertThat(withoutUsage(written.value())).as(recorded.name()).isEqualTo(withoutUsage(body));
      assertThat(FORMAT.answer(written.value())).as(recorded.name()).isEqualTo(answer);
    }
  }

  private static void assertCounted(Exchange recorded, Optional<Usage> usage, JsonNode counted) {
    assertThat(usage.isPresent()).as(recorded.name()).isEqualTo(counted.has("promptTokenCount"));
    if (usage.isEmpty()) {
      return;
    }
    assertThat(usage.get().input())
        .as(recorded.name())
        .isEqualTo(
            counted.path("promptTokenCount").asLong()
                + counted.path("toolUsePromptTokenCount").asLong(0));
    assertThat(usage.get().cacheRead())
        .as(recorded.name())
        .isEqualTo(counted.path("cachedContentTokenCount").asLong(0));
    assertThat(usage.get().input() + usage.get().output())
        .as(recorded.name())
        .isEqualTo(counted.path("totalTokenCount").asLong());
    assertThat(usage.get().reasoning())
        .as(recorded.name())
        .isEqualTo(counted.path("thoughtsTokenCount").asLong(0));
  }

  @Test
  void streamsAreTheSameAtEverySplitWithTheirTokens() {
    for (Exchange recorded : answers(true)) {
      byte[] bytes = recorded.bytes();
      List<Piece> pieces = Pieces.read(FORMAT.reader(), bytes);
      assertThat(pieces.getFirst()).as(recorded.name()).isInstanceOf(Piece.Began.class);
      boolean isWhole = recorded.answer().contains("\"finishReason\"");
      assertThat(pieces.getLast() instanceof Piece.Failed).as(recorded.name()).isEqualTo(!isWhole);
      JsonNode counted = Json.object();
      GeminiList list = new GeminiList();
      StringBuilder array = new StringBuilder();
      for (String line : recorded.answer().lines().filter(l -> l.startsWith("data:")).toList()) {
        JsonNode event = Json.tree(line.substring("data:".length())).orElseThrow();
        counted =
            event.path("usageMetadata").has("promptTokenCount")
                ? event.path("usageMetadata")
                : counted;
        array.append(list.next(new SseEvent("", event.toString())));
      }
      assertCounted(recorded, Pieces.usage(pieces), counted);
      assertThat(Pieces.readByteByByte(FORMAT.reader(), bytes))
          .as(recorded.name())
          .isEqualTo(pieces);
      assertThat(
              Pieces.read(
                  FORMAT.reader(), List.of(new SseEvent("", array.append(list.end()).toString()))))
          .as(recorded.name())
          .isEqualTo(pieces);
      int step = bytes.length < 4_000 ? 1 : bytes.length / 100;
      for (int at = 0; at <= bytes.length; at += step) {
        assertThat(Pieces.read(FORMAT.reader(), bytes, at))
            .as("%s at %s", recorded.name(), at)
            .isEqualTo(pieces);
      }
      if (isWhole) {
        var writer = FORMAT.writer(asked());
        List<Piece> again = Pieces.read(FORMAT.reader(), Pieces.write(writer, pieces));
        assertThat(writer.losses()).as(recorded.name()).isEmpty();
        assertThat(sorted(again)).as(recorded.name()).isEqualTo(sorted(pieces));
      }
    }
  }

  /** What the API says of a candidate may come at any time, and is written at its end. */
  private static List<Piece> sorted(List<Piece> pieces) {
    ObjectNode rest = Json.object();
    List<Piece> others = new ArrayList<>();
    for (Piece piece : Pieces.joined(pieces)) {
      if (piece instanceof Piece.Native(_, JsonNode json)
          && Json.text(json, "type").equals(Fields.REST_OF_CANDIDATE)) {
        Fields.putStay(rest, json);
      } else {
        others.add(piece);
      }
    }
    Fields.stay(rest, Fields.REST_OF_CANDIDATE)
        .ifPresent(n -> others.add(new Piece.Native(n.format(), n.json())));
    return Pieces.joined(others);
  }

  private static Conversation asked() {
    try {
      return FORMAT.request(
          Json.tree("{\"contents\":[{\"parts\":[{\"text\":\"a\"}]}]}").orElseThrow(),
          new Call("gemini", false));
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode withoutUsage(JsonNode answer) {
    ObjectNode plain = (ObjectNode) plain(answer);
    plain.remove("usageMetadata");
    for (JsonNode candidate : plain.path("candidates")) {
      ObjectNode one = (ObjectNode) candidate;
      one.remove("index");
      if (one.path("content").path("parts").isEmpty()) {
        one.remove("content");
      }
    }
    return plain;
  }

  /**
   * The same request in one of the ways to say it: names in camel case, functions in one tool,
   * contents of one speaker in one, instructions without a speaker.
   */
  private static JsonNode plain(JsonNode node) {
    if (node.isArray()) {
      ArrayNode list = Json.object().arrayNode();
      for (JsonNode one : node) {
        JsonNode plain = plain(one);
        JsonNode last = list.path(list.size() - 1);
        if (plain.has("parts")
            && last.has("parts")
            && last.path("role").equals(plain.path("role"))) {
          plain.path("parts").forEach(((ArrayNode) last.path("parts"))::add);
        } else if (plain.has("functionDeclarations") && list.path(0).has("functionDeclarations")) {
          plain
              .path("functionDeclarations")
              .forEach(((ArrayNode) list.path(0).path("functionDeclarations"))::add);
        } else {
          list.add(plain);
        }
      }
      return list;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode plain = Json.object();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String name = Fields.camel(member.getKey());
      JsonNode value = name.endsWith("Schema") ? member.getValue() : plain(member.getValue());
      boolean isNumber = value.isNumber() && !value.isIntegralNumber();
      if (isNumber && value.doubleValue() == Math.rint(value.doubleValue())) {
        plain.put(name, (int) value.doubleValue());
      } else if (!value.isNull() && !(name.equals("generationConfig") && value.isEmpty())) {
        plain.set(name, value);
      }
    }
    if (plain.path("systemInstruction") instanceof ObjectNode system) {
      system.remove("role");
    }
    return plain;
  }
}
