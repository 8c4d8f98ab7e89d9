package dev.yourbrief.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.wire.anthropic.AnthropicMessagesFormat;
import dev.yourbrief.provider.wire.gemini.GeminiFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Nothing that comes breaks a format in another way than it says. */
class WireFuzzTest {

  private static final List<WireFormat> FORMATS =
      List.of(new AnthropicMessagesFormat(), new GeminiFormat());

  private static final int RUNS = 3_000;

  /** A tree like this one, with something wrong in it. */
  private static JsonNode damaged(JsonNode node, Random random) {
    int chance = random.nextInt(12);
    if (chance == 0) {
      return Json.tree(
              List.of(
                      "null",
                      "1",
                      "-7.5",
                      "\"\"",
                      "\"a\"",
                      "[]",
                      "{}",
                      "[[1]]",
                      "{\"a\":{}}",
                      "true")
                  .get(random.nextInt(10)))
          .orElseThrow();
    }
    if (node.isObject()) {
      ObjectNode copy = Json.object();
      node.properties()
          .forEach(m -> {
            if (random.nextInt(20) > 0) {
              copy.set(m.getKey(), damaged(m.getValue(), random));
            }
          });
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = Json.object().arrayNode();
      node.forEach(n -> copy.add(damaged(n, random)));
      return copy;
    }
    return node;
  }

  @Test
  void damagedRequestsAndAnswersAreReadOrRefused() {
    for (WireFormat format : FORMATS) {
      Conversations chance = new Conversations(21);
      Random random = new Random(22);
      int read = 0;
      int refused = 0;
      for (int i = 0; i < RUNS; i++) {
        Conversation asked = chance.conversation("m");
        JsonNode request = damaged(format.write(asked).value(), random);
        JsonNode answer = damaged(format.write(chance.answer("m"), asked).value(), random);
        try {
          format.write(format.request(request, new Call("m", false)));
          read++;
        } catch (WireException e) {
          assertThat(e.error().message()).isNotEmpty();
          refused++;
        }
        try {
          format.write(format.answer(answer), asked);
          read++;
        } catch (WireException e) {
          assertThat(e.error().message()).isNotEmpty();
          refused++;
        }
        format.usage(answer);
        format.error(random.nextInt(600), Json.bytes(answer));
      }
      assertThat(read).isPositive();
      assertThat(refused).isPositive();
    }
  }

  @Test
  void damagedStreamsGivePiecesOrFail() {
    for (WireFormat format : FORMATS) {
      Conversations chance = new Conversations(23);
      Random random = new Random(24);
      for (int i = 0; i < RUNS; i++) {
        Conversation asked = chance.conversation("m");
        PieceReader reader = format.reader();
        PieceWriter again = format.writer(asked);
        List<SseEvent> events =
            Pieces.write(format.writer(asked), chance.pieces(chance.answer("m")));
        for (SseEvent event : events) {
          JsonNode data = damaged(Json.tree(event.data()).orElseThrow(), random);
          String text = data.toString();
          boolean isCut = random.nextInt(30) == 0;
          reader
              .take(new SseEvent("", isCut ? text.substring(text.length() / 2) : text))
              .forEach(again::write);
        }
        reader.end().forEach(again::write);
        again.end();
        assertThat(again.losses()).isNotNull();
      }
    }
  }

  @Test
  void anyBytesAreAnError() {
    Random random = new Random(25);
    for (WireFormat format : FORMATS) {
      for (int i = 0; i < RUNS; i++) {
        byte[] bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        assertThat(format.error(500, bytes).message()).isNotEmpty();
        assertThat(Pieces.read(format.reader(), bytes)).last().isInstanceOf(Piece.Failed.class);
      }
    }
  }
}
