package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.sse.SseEvent;
import dev.yourbrief.provider.sse.SseException;
import dev.yourbrief.provider.sse.SseParser;
import dev.yourbrief.provider.wire.Call;
import dev.yourbrief.provider.wire.Conversation;
import dev.yourbrief.provider.wire.Piece;
import dev.yourbrief.provider.wire.PieceReader;
import dev.yourbrief.provider.wire.PieceWriter;
import dev.yourbrief.provider.wire.WireException;
import dev.yourbrief.provider.wire.WireFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the tests of the formats share. */
final class Wire {

  private Wire() {}

  /** JSON with single quotes, for reading. */
  static JsonNode json(String text) {
    return Json.tree(text.replace('\'', '"')).orElseThrow(() -> new AssertionError(text));
  }

  static Conversation asked(WireFormat format, String request) {
    try {
      return format.request(json(request), Call.IN_BODY);
    } catch (WireException e) {
      throw new AssertionError(request, e);
    }
  }

  /** The same tree without what says nothing: nulls, and the order of members. */
  static JsonNode plain(JsonNode node) {
    if (node.isObject()) {
      ObjectNode object = Json.object();
      for (String name : node.propertyNames().stream().sorted().toList()) {
        JsonNode value = plain(node.path(name));
        if (!value.isNull()) {
          object.set(name, value);
        }
      }
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = Json.array();
      node.forEach(n -> array.add(plain(n)));
      return array;
    }
    if (node.isNumber()) {
      return Json.tree(node.decimalValue().stripTrailingZeros().toPlainString()).orElseThrow();
    }
    return node;
  }

  /** What stands in one tree and not in the other, as places. */
  static List<String> differences(JsonNode a, JsonNode b, String place) {
    List<String> found = new ArrayList<>();
    if (a.isObject() && b.isObject()) {
      for (Map.Entry<String, JsonNode> member : a.properties()) {
        found.addAll(
            differences(member.getValue(), b.path(member.getKey()), place + "." + member.getKey()));
      }
      for (String name : b.propertyNames()) {
        if (!a.has(name)) {
          found.add(place + "." + name + ": new " + b.path(name));
        }
      }
    } else if (a.isArray() && b.isArray() && a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        found.addAll(differences(a.path(i), b.path(i), place + "[" + i + "]"));
      }
    } else if (!a.equals(b)) {
      found.add(place + ": " + a + " became " + b);
    }
    return found;
  }

  /** A stream's bytes from events. */
  static byte[] bytes(List<SseEvent> events) {
    StringBuilder text = new StringBuilder();
    for (SseEvent event : events) {
      if (!event.name().isEmpty()) {
        text.append("event: ").append(event.name()).append('\n');
      }
      text.append("data: ").append(event.data()).append("\n\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The pieces of a stream whose bytes come in two parts. */
  static List<Piece> read(WireFormat format, byte[] bytes, int split) {
    PieceReader reader = format.reader();
    SseParser parser = new SseParser(1 << 24);
    List<Piece> pieces = new ArrayList<>();
    try {
      take(reader, parser.feed(ByteBuffer.wrap(bytes, 0, split)), pieces);
      take(reader, parser.feed(ByteBuffer.wrap(bytes, split, bytes.length - split)), pieces);
      take(reader, parser.end(), pieces);
    } catch (SseException e) {
      throw new AssertionError(e);
    }
    pieces.addAll(reader.end());
    return pieces;
  }

  static List<Piece> read(WireFormat format, byte[] bytes) {
    return read(format, bytes, 0);
  }

  static List<Piece> read(WireFormat format, List<SseEvent> events) {
    PieceReader reader = format.reader();
    List<Piece> pieces = new ArrayList<>();
    take(reader, events, pieces);
    pieces.addAll(reader.end());
    return pieces;
  }

  private static void take(PieceReader reader, List<SseEvent> events, List<Piece> pieces) {
    events.forEach(e -> pieces.addAll(reader.take(e)));
  }

  static List<SseEvent> write(WireFormat format, Conversation asked, List<Piece> pieces) {
    PieceWriter writer = format.writer(asked);
    List<SseEvent> events = new ArrayList<>();
    pieces.forEach(p -> events.addAll(writer.write(p)));
    events.addAll(writer.end());
    return events;
  }

  /** Events from lines of JSON with single quotes; the last is [DONE] where that is said. */
  static List<SseEvent> events(String... lines) {
    List<SseEvent> events = new ArrayList<>();
    for (String line : lines) {
      events.add(new SseEvent("", line.replace('\'', '"')));
    }
    return events;
  }

  /** Joins pieces of the same kind that follow each other: where they were cut says nothing. */
  static List<Piece> joined(List<Piece> pieces) {
    List<Piece> joined = new ArrayList<>();
    for (Piece piece : pieces) {
      Piece last = joined.isEmpty() ? piece : joined.getLast();
      if (!joined.isEmpty() && last instanceof Piece.Text a && piece instanceof Piece.Text b) {
        joined.set(joined.size() - 1, new Piece.Text(a.text() + b.text()));
      } else if (!joined.isEmpty()
          && last instanceof Piece.Thinking a
          && piece instanceof Piece.Thinking b) {
        joined.set(joined.size() - 1, new Piece.Thinking(a.text() + b.text()));
      } else if (!joined.isEmpty()
          && last instanceof Piece.CallArguments a
          && piece instanceof Piece.CallArguments b
          && a.index() == b.index()) {
        joined.set(joined.size() - 1, new Piece.CallArguments(a.index(), a.text() + b.text()));
      } else {
        joined.add(piece);
      }
    }
    return joined;
  }

  /**
   * Joined pieces without counts that came early and without a beginning: two streams that say the
   * same have the same.
   */
  static List<Piece> inOrderOfItems(List<Piece> pieces) {
    List<Piece> kept = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      boolean isEarly = piece instanceof Piece.Counted && i < pieces.size() - 1;
      if (!isEarly) {
        kept.add(piece);
      }
    }
    return joined(kept);
  }
}
