package dev.yourbrief.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.WireError.Kind;
import dev.yourbrief.provider.wire.anthropic.AnthropicMessagesFormat;
import dev.yourbrief.provider.wire.gemini.GeminiFormat;
import dev.yourbrief.provider.wire.openai.OpenAiChatFormat;
import dev.yourbrief.provider.wire.openai.OpenAiOptions;
import dev.yourbrief.provider.wire.openai.OpenAiResponsesFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Every format into each other and back: what was said is said again, or a loss tells that it could
 * not be.
 */
class MatrixTest {

  private static final List<WireFormat> FORMATS =
      List.of(
          new AnthropicMessagesFormat(),
          new GeminiFormat(),
          new OpenAiChatFormat(OpenAiOptions.OPENAI),
          new OpenAiChatFormat(OpenAiOptions.COMPATIBLE),
          new OpenAiResponsesFormat(OpenAiOptions.OPENAI));

  private static final int RUNS = 300;

  private static String model(WireFormat format) {
    return switch (format.name()) {
      case "anthropic.messages" -> "claude-opus-5";
      case "google.generate" -> "gemini-3-pro";
      default -> "gpt-5";
    };
  }

  private static String name(WireFormat format) {
    boolean isOther =
        format instanceof OpenAiChatFormat chat && chat.options().equals(OpenAiOptions.COMPATIBLE);
    return format.name() + (isOther ? "+" : "");
  }

  private static Conversation read(WireFormat format, JsonNode body, Conversation asked) {
    try {
      return format.request(body, new Call(asked.model(), asked.streamed()));
    } catch (WireException e) {
      throw new AssertionError(format.name() + ": " + e.getMessage() + " in " + body, e);
    }
  }

  /** A copy of what goes wrong, by what it is: one of each is enough to see. */
  private static void note(
      Map<String, String> wrong, String where, List<String> dropped, List<Loss> losses) {
    for (String one : dropped) {
      wrong.putIfAbsent(
          where + " " + one.substring(0, one.indexOf(':')), one + " " + losses + "\n");
    }
  }

  @Test
  void whatIsAskedIsReadAgainOrSaidToBeLost() {
    Map<String, String> wrong = new TreeMap<>();
    for (WireFormat format : FORMATS) {
      Conversations chance = new Conversations(11);
      for (int i = 0; i < RUNS; i++) {
        Conversation asked = chance.conversation(model(format));
        Written<JsonNode> written = format.write(asked);
        Conversation again = read(format, written.value(), asked);
        note(
            wrong,
            name(format),
            Features.dropped(Features.of(asked), Features.of(again), written.losses()),
            written.losses());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void requestsOfEachFormatPassThroughEachOther() {
    Map<String, String> wrong = new TreeMap<>();
    for (WireFormat from : FORMATS) {
      for (WireFormat to : FORMATS) {
        Conversations chance = new Conversations(12);
        for (int i = 0; i < RUNS / 3; i++) {
          Conversation made = chance.conversation(model(to));
          Conversation asked = read(from, from.write(made).value(), made);
          Written<JsonNode> sent = to.write(asked);
          Conversation received = read(to, sent.value(), asked);
          Written<JsonNode> back = from.write(received);
          Conversation again = read(from, back.value(), asked);
          List<Loss> losses = new ArrayList<>(sent.losses());
          losses.addAll(back.losses());
          note(
              wrong,
              name(from) + " through " + name(to),
              Features.dropped(Features.of(asked), Features.of(again), losses),
              losses);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void answersOfEachFormatPassThroughEachOther() throws WireException {
    Map<String, String> wrong = new TreeMap<>();
    for (WireFormat from : FORMATS) {
      for (WireFormat to : FORMATS) {
        Conversations chance = new Conversations(13);
        for (int i = 0; i < RUNS / 3; i++) {
          Conversation asked = chance.conversation(model(from));
          Answer made = chance.answer(model(from));
          Written<JsonNode> first = from.write(made, asked);
          Answer answered = from.answer(first.value());
          note(
              wrong,
              name(from),
              Features.dropped(Features.of(made), Features.of(answered), first.losses()),
              first.losses());
          Written<JsonNode> second = to.write(answered, asked);
          Answer again = to.answer(second.value());
          note(
              wrong,
              name(from) + " to " + name(to),
              Features.dropped(Features.of(answered), Features.of(again), second.losses()),
              second.losses());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void streamsOfEachFormatPassThroughEachOther() {
    Map<String, String> wrong = new TreeMap<>();
    for (WireFormat from : FORMATS) {
      for (WireFormat to : FORMATS) {
        Conversations chance = new Conversations(14);
        for (int i = 0; i < RUNS / 3; i++) {
          Conversation asked = chance.conversation(model(from));
          Answer made = chance.answer(model(from));
          PieceWriter first = from.writer(asked);
          List<Piece> read = Pieces.read(from.reader(), Pieces.write(first, chance.pieces(made)));
          Answer answered = Conversations.together(read);
          note(
              wrong,
              name(from),
              Features.dropped(withoutOthers(made), Features.of(answered), first.losses()),
              first.losses());
          PieceWriter second = to.writer(asked);
          List<Piece> again = Pieces.read(to.reader(), Pieces.write(second, read));
          note(
              wrong,
              name(from) + " to " + name(to),
              Features.dropped(
                  Features.of(answered),
                  Features.of(Conversations.together(again)),
                  second.losses()),
              second.losses());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Set<String> withoutOthers(Answer answer) {
    return Features.of(
        new Answer(
            answer.id(),
            answer.model(),
            answer.parts(),
            answer.finish(),
            answer.stopSequence(),
            answer.usage(),
            List.of()));
  }

  @Test
  void errorsOfEveryKindAreTheSameInEveryFormat() {
    Map<Kind, Integer> statuses =
        Map.ofEntries(
            Map.entry(Kind.INVALID_REQUEST, 400),
            Map.entry(Kind.AUTHENTICATION, 401),
            Map.entry(Kind.BILLING, 402),
            Map.entry(Kind.PERMISSION, 403),
            Map.entry(Kind.NOT_FOUND, 404),
            Map.entry(Kind.RATE_LIMIT, 429),
            Map.entry(Kind.CONTEXT_LENGTH, 400),
            Map.entry(Kind.CONTENT_FILTER, 400),
            Map.entry(Kind.TIMEOUT, 504),
            Map.entry(Kind.OVERLOADED, 503),
            Map.entry(Kind.SERVER, 500));
    for (WireFormat format : FORMATS) {
      for (Kind kind : Kind.values()) {
        int status = statuses.getOrDefault(kind, 0);
        JsonNode body = format.write(WireError.of(kind, status, "it went wrong"));
        WireError again = format.error(status, Json.bytes(body));
        assertThat(again.kind()).as("%s in %s", kind, format.name()).isEqualTo(kind);
        assertThat(again.message()).contains("it went wrong");
        assertThat(again.status()).isEqualTo(status);
      }
    }
  }
}
