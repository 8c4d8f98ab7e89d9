package dev.yourbrief.provider.wire.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Call;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.Pieces;
import dev.yourbrief.provider.wire.Tapes;
import dev.yourbrief.provider.wire.Tapes.Exchange;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.Written;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every recorded call of Anthropic's messages is read, and written again with all it said. */
class AnthropicRecordingsTest {

  private static final AnthropicMessagesFormat FORMAT = new AnthropicMessagesFormat();

  private static final List<Exchange> RECORDED = new ArrayList<>();

  @BeforeAll
  static void find() throws IOException {
    for (Exchange exchange : Tapes.in("pydantic-anthropic", "vercel-anthropic")) {
      if (exchange.uri().isEmpty() || exchange.uri().contains("/v1/messages")) {
        addEach(exchange);
      }
    }
  }

  /** Some recordings hold the answers of several calls, one after the other. */
  private static void addEach(Exchange exchange) {
    String end = "{\"type\":\"message_stop\"}\n\n";
    if (!exchange.uri().isEmpty() || !exchange.answer().contains(end)) {
      RECORDED.add(exchange);
      return;
    }
    for (String answer : exchange.answer().split(Pattern.quote(end), -1)) {
      if (!answer.isEmpty()) {
        RECORDED.add(
            new Exchange(exchange.name(), "", Optional.empty(), exchange.status(), answer + end));
      }
    }
  }

  private static List<Exchange> answers(boolean isStream) {
    List<Exchange> found =
        RECORDED.stream()
            .filter(e -> e.status() == 200 && !e.uri().contains("count_tokens"))
            .filter(e -> e.isStream() == isStream)
            .toList();
    assertThat(found).isNotEmpty();
    return found;
  }

  @Test
  void requestsAreWrittenAgainAsTheyWere() throws WireException {
    int requests = 0;
    for (Exchange recorded : RECORDED) {
      if (recorded.request().isEmpty()) {
        continue;
      }
      JsonNode request = recorded.request().get();
      Conversation read = FORMAT.request(request, Call.IN_BODY);
      boolean isCount = recorded.uri().contains("count_tokens");
      Written<JsonNode> written = isCount ? AnthropicTokenCount.write(read) : FORMAT.write(read);
      assertThat(written.losses()).as(recorded.name()).isEmpty();
      assertThat(plain(written.value())).as(recorded.name()).isEqualTo(plain(request));
      assertThat(FORMAT.request(written.value(), Call.IN_BODY).turns())
          .as(recorded.name())
          .hasSameSizeAs(FORMAT.request(plain(request), Call.IN_BODY).turns());
      requests++;
    }
    assertThat(requests).isGreaterThan(100);
  }

  @Test
  void answersAreWrittenAgainAsTheyWereWithTheirTokens() throws WireException {
    for (Exchange recorded : answers(false)) {
      if (!recorded.answer().startsWith("{")) {
        continue;
      }
      JsonNode body = Json.tree(recorded.answer()).orElseThrow();
      Answer answer = FORMAT.answer(body);
      assertBilled(recorded, answer.usage().orElseThrow(), body.path("usage"));
      assertThat(FORMAT.usage(body)).as(recorded.name()).isEqualTo(answer.usage());
      Written<JsonNode> written = FORMAT.write(answer, asked());
      assertThat(written.losses()).as(recorded.name()).isEmpty();
      assertThat(withoutUsage(written.value())).as(recorded.name()).isEqualTo(withoutUsage(body));
      assertThat(FORMAT.answer(written.value())).as(recorded.name()).isEqualTo(answer);
    }
  }

  /** Every kind of token is counted once, of all runs that are billed. */
  private static void assertBilled(Exchange recorded, Usage usage, JsonNode counted) {
    long in = 0;
    long out = 0;
    JsonNode runs = counted.path("iterations");
    boolean hasFallback = recorded.name().contains("fallback");
    List<JsonNode> billed = new ArrayList<>();
    (runs.isEmpty() || hasFallback ? Json.object().arrayNode().add(counted) : runs)
        .forEach(billed::add);
    for (JsonNode run : billed) {
      in +=
          run.path("input_tokens").asLong()
              + run.path("cache_read_input_tokens").asLong(0)
              + run.path("cache_creation_input_tokens").asLong(0);
      out += run.path("output_tokens").asLong();
    }
    assertThat(usage.input()).as(recorded.name()).isEqualTo(in);
    assertThat(usage.output()).as(recorded.name()).isEqualTo(out);
    assertThat(usage.reasoning())
        .as(recorded.name())
        .isEqualTo(counted.path("output_tokens_details").path("thinking_tokens").asLong(0));
  }

  @Test
  void streamsAreTheSameAtEverySplitWithTheirTokens() {
    for (Exchange recorded : answers(true)) {
      byte[] bytes = recorded.bytes();
      List<Piece> pieces = Pieces.read(FORMAT.reader(), bytes);
      assertThat(pieces.getFirst()).as(recorded.name()).isInstanceOf(Piece.Began.class);
      boolean isWhole = recorded.answer().contains("message_stop");
      assertThat(pieces.getLast() instanceof Piece.Failed).as(recorded.name()).isEqualTo(!isWhole);
      // Answers that were never counted are not said to have had no tokens.
      assertBilled(recorded, Pieces.usage(pieces).orElse(Usage.NONE), counted(recorded));
      assertThat(Pieces.readByteByByte(FORMAT.reader(), bytes))
          .as(recorded.name())
          .isEqualTo(pieces);
      int step = bytes.length < 4_000 ? 1 : bytes.length / 100;
      for (int at = 0; at <= bytes.length; at += step) {
        assertThat(Pieces.read(FORMAT.reader(), bytes, at))
            .as("%s at %s", recorded.name(), at)
            .isEqualTo(pieces);
      }
      if (isWhole && !recorded.name().startsWith("spliced")) {
        var writer = FORMAT.writer(asked());
        List<Piece> again = Pieces.read(FORMAT.reader(), Pieces.write(writer, pieces));
        if (Pieces.usage(pieces).isPresent()) {
          assertThat(writer.losses()).as(recorded.name()).isEmpty();
        }
        assertThat(Pieces.joined(again)).as(recorded.name()).isEqualTo(Pieces.joined(pieces));
      }
    }
  }

  private static JsonNode counted(Exchange recorded) {
    ObjectNode counted = Json.object();
    for (String line : recorded.answer().lines().filter(l -> l.startsWith("data:")).toList()) {
      JsonNode event = Json.tree(line.substring("data:".length())).orElseThrow();
      for (JsonNode usage : List.of(event.path("message").path("usage"), event.path("usage"))) {
        usage.properties().forEach(m -> counted.set(m.getKey(), m.getValue()));
      }
    }
    return counted;
  }

  @Test
  void countsOfTokensAreRead() {
    int counts = 0;
    for (Exchange recorded : RECORDED) {
      if (recorded.uri().contains("count_tokens") && recorded.status() == 200) {
        JsonNode body = Json.tree(recorded.answer()).orElseThrow();
        assertThat(AnthropicTokenCount.answer(body)).hasValue(body.path("input_tokens").asLong());
        counts++;
      }
    }
    assertThat(counts).isPositive();
  }

  @Test
  void refusalsSayWhatTheProviderSaid() {
    int refusals = 0;
    for (Exchange recorded : RECORDED) {
      if (recorded.status() != 200) {
        JsonNode said = Json.tree(recorded.answer()).orElseThrow().path("error");
        WireError error = FORMAT.error(recorded.status(), recorded.bytes());
        assertThat(error.message()).isEqualTo(said.path("message").stringValue(""));
        assertThat(FORMAT.write(error).path("error").path("type")).isEqualTo(said.path("type"));
        refusals++;
      }
    }
    assertThat(refusals).isPositive();
  }

  private static Conversation asked() {
    try {
      return FORMAT.request(
          Json.tree("{'model':'m','messages':[{'role':'user','content':'a'}]}".replace('\'', '"'))
              .orElseThrow(),
          Call.IN_BODY);
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode withoutUsage(JsonNode answer) {
    ObjectNode plain = (ObjectNode) plain(answer);
    plain.remove("usage");
    return plain;
  }

  /**
   * The same request in one of the ways to say it: a text is a list of one block, turns of one
   * speaker are one turn, nothing is left out, a cache is for five minutes.
   */
  static JsonNode plain(JsonNode node) {
    if (node.isArray()) {
      ArrayNode list = Json.object().arrayNode();
      for (JsonNode one : node) {
        JsonNode plain = plain(one);
        boolean isTurn = plain.has("role") && plain.has("content");
        if (isTurn
            && !list.isEmpty()
            && list.get(list.size() - 1).path("role").equals(plain.path("role"))) {
          plain
              .path("content")
              .forEach(((ArrayNode) list.get(list.size() - 1).path("content"))::add);
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
    boolean isSchema = node.has("properties");
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String name = member.getKey();
      JsonNode value = plain(member.getValue());
      boolean isText =
          value.isString()
              && (name.equals("system")
                  || (name.equals("content") && (node.has("role") || node.has("tool_use_id"))));
      if (isText) {
        ArrayNode blocks = plain.putArray(name);
        blocks.addObject().put("type", "text").set("text", value);
        continue;
      }
      boolean saysNothing =
          !isSchema
              && (value.isNull()
                  || (name.equals("stream") && !value.asBoolean())
                  || (name.equals("is_error") && !value.asBoolean())
                  || (name.equals("citations") && value.isArray() && value.isEmpty())
                  || (name.equals("description") && value.asString("").isEmpty())
                  || (name.equals("ttl") && value.asString().equals("5m"))
                  || (name.equals("type") && value.asString("").equals("custom"))
                  || (name.equals("content")
                      && value.isArray()
                      && value.isEmpty()
                      && node.has("tool_use_id"))
                  || (name.equals("caller") && value.path("type").asString("").equals("direct")));
      if (!saysNothing) {
        plain.set(name, value);
      }
    }
    return plain;
  }
}
