package dev.yourbrief.gateway.demo;

import dev.yourbrief.provider.ChatReply.Finish;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Answer;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Conversation.Shape;
import dev.yourbrief.provider.wire.Conversation.Speaker;
import dev.yourbrief.provider.wire.Conversation.Tool;
import dev.yourbrief.provider.wire.Conversation.ToolChoice;
import dev.yourbrief.provider.wire.Conversation.Turn;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the demo provider answers: the same to the same question, always. It calls the first tool
 * when the turn is the user's and there is one, and gives JSON of the schema where one is asked.
 */
final class DemoAnswer {

  private static final int CHARACTERS_PER_TOKEN = 4;

  private DemoAnswer() {}

  static Answer to(Conversation asked) {
    Optional<Tool.Function> tool = toolToCall(asked);
    List<Part> parts =
        tool.isPresent()
            ? List.of(
                new Part.ToolCall("call_demo_1", tool.get().name(), arguments(tool.get()), ""))
            : List.of(new Part.Text(text(asked)));
    boolean isCut = asked.sampling().maxOutput().filter(most -> most < tokens(parts)).isPresent();
    return new Answer(
        "demo-" + Integer.toHexString(asked.turns().hashCode()),
        asked.model(),
        isCut ? cut(parts, asked.sampling().maxOutput().orElseThrow()) : parts,
        tool.isPresent() ? Finish.TOOL : isCut ? Finish.LENGTH : Finish.STOP,
        "",
        Optional.of(usage(asked, parts, isCut)),
        List.of());
  }

  private static Optional<Tool.Function> toolToCall(Conversation asked) {
    Turn last = asked.turns().getLast();
    boolean hasResult = last.parts().stream().anyMatch(Part.ToolResult.class::isInstance);
    if (hasResult
        || asked.toolChoice() instanceof ToolChoice.None
        || last.speaker() != Speaker.USER) {
      return Optional.empty();
    }
    return asked.tools().stream()
        .filter(Tool.Function.class::isInstance)
        .map(Tool.Function.class::cast)
        .filter(t ->
            !(asked.toolChoice() instanceof ToolChoice.Named(String name)) || name.equals(t.name()))
        .findFirst();
  }

  private static String arguments(Tool.Function tool) {
    return sample(tool.parameters(), 0).toString();
  }

  private static String text(Conversation asked) {
    return switch (asked.shape()) {
      case Shape.Free _ -> sentences(words(asked));
      case Shape.AnyJson _ -> Json.object().put("demo", true).toString();
      case Shape.Schema(_, JsonNode schema, _) -> sample(schema, 0).toString();
    };
  }

  private static String sentences(int words) {
    return "This is the demo provider of YourBrief. No model was asked, nothing left this machine"
        + " and nothing was spent. Your question had "
        + words
        + " words. Name a real provider in the configuration, and the same client is answered by"
        + " that.";
  }

  /** The smallest thing that fits a schema, as far as schemas are simple. */
  private static JsonNode sample(JsonNode schema, int depth) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
      return schema.path("enum").get(0);
    }
    JsonNode type = schema.path("type");
    String word = type.isArray() ? type.path(0).stringValue("") : type.stringValue("object");
    return switch (word) {
      case "string" -> make.stringNode("demo");
      case "integer" -> make.numberNode(1);
      case "number" -> make.numberNode(1.5);
      case "boolean" -> make.booleanNode(true);
      case "null" -> make.nullNode();
      case "array" -> make.arrayNode();
      default -> {
        ObjectNode object = make.objectNode();
        if (depth < 20) {
          schema
              .path("properties")
              .properties()
              .forEach(p -> object.set(p.getKey(), sample(p.getValue(), depth + 1)));
        }
        yield object;
      }
    };
  }

  private static List<Part> cut(List<Part> parts, int tokens) {
    if (parts.getFirst() instanceof Part.Text(String words, _)) {
      int most = Math.min(words.length(), Math.max(1, tokens) * CHARACTERS_PER_TOKEN);
      return List.of(new Part.Text(words.substring(0, most)));
    }
    return parts;
  }

  static long inputTokens(Conversation asked) {
    long input = 0;
    for (Turn turn : asked.turns()) {
      input += tokens(turn.parts()) + 3;
    }
    return input;
  }

  private static Usage usage(Conversation asked, List<Part> parts, boolean isCut) {
    long input = inputTokens(asked);
    long output = isCut ? asked.sampling().maxOutput().orElseThrow() : Math.max(1, tokens(parts));
    return new Usage(input, 0, 0, 0, output, 0);
  }

  private static long tokens(List<Part> parts) {
    long characters = 0;
    for (Part part : parts) {
      characters +=
          switch (part) {
            case Part.Text(String words, _) -> words.length();
            case Part.ToolCall call -> call.name().length() + call.arguments().length();
            case Part.ToolResult result -> CHARACTERS_PER_TOKEN * tokens(result.content());
            case Part.Image _, Part.Document _, Part.Audio _ -> 1_000;
            default -> 0;
          };
    }
    return Math.ceilDiv(characters, CHARACTERS_PER_TOKEN);
  }

  private static int words(Conversation asked) {
    int words = 0;
    for (Part part : asked.turns().getLast().parts()) {
      if (part instanceof Part.Text(String text, _) && !text.isBlank()) {
        words += text.strip().split("\\s+", -1).length;
      }
    }
    return words;
  }

  /** The answer in pieces, a word each. */
  static List<Piece> pieces(Answer answer) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece.Began(answer.id(), answer.model()));
    for (Part part : answer.parts()) {
      switch (part) {
        case Part.Text(String text, _) -> inWords(text, pieces);
        case Part.ToolCall call -> {
          pieces.add(new Piece.CallBegan(0, call.id(), call.name(), ""));
          pieces.add(new Piece.CallArguments(0, call.arguments()));
        }
        default -> {
          // It answers with nothing else.
        }
      }
    }
    pieces.add(new Piece.Finished(answer.finish(), ""));
    answer.usage().ifPresent(u -> pieces.add(new Piece.Counted(u)));
    return pieces;
  }

  private static void inWords(String text, List<Piece> pieces) {
    int from = 0;
    while (from < text.length()) {
      int space = text.indexOf(' ', from + 1);
      int to = space < 0 ? text.length() : space;
      pieces.add(new Piece.Text(text.substring(from, to)));
      from = to;
    }
  }
}
