package dev.yourbrief.trial.grade;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON out of what models write. Bounded: 1 MiB of text, 100 levels, numbers of 200 digits. A name
 * that stands twice in one object makes it unreadable: nobody can say which was meant.
 */
final class JsonText {

  private static final int MAX_CHARS = 1 << 20;
  private static final int MAX_STARTS = 200;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(100)
                          .maxNumberLength(200)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonText() {}

  /** The text, when it is JSON and nothing else. */
  static Optional<JsonNode> read(String text) {
    return prefix(text.strip())
        .filter(found -> found.end() == text.strip().length())
        .map(Found::node);
  }

  /**
   * The JSON of an answer: the whole text, or else the first fenced block that is JSON, or else the
   * longest object or list that stands in the prose.
   */
  static Optional<JsonNode> find(String text) {
    if (text.length() > MAX_CHARS) {
      return Optional.empty();
    }
    Optional<JsonNode> whole = read(text);
    if (whole.isPresent()) {
      return whole;
    }
    for (String block : Fences.blocks(text)) {
      Optional<JsonNode> fenced = read(block).filter(JsonNode::isContainer);
      if (fenced.isPresent()) {
        return fenced;
      }
    }
    return inProse(text);
  }

  private static Optional<JsonNode> inProse(String text) {
    Optional<JsonNode> best = Optional.empty();
    int longest = 0;
    int starts = 0;
    int at = start(text, 0);
    while (at >= 0 && starts++ < MAX_STARTS) {
      Optional<Found> found = prefix(text.substring(at));
      int end = found.map(Found::end).orElse(0);
      if (found.isPresent() && end > longest) {
        longest = end;
        best = found.map(Found::node);
      }
      at = start(text, at + Math.max(1, end));
    }
    return best;
  }

  private static int start(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '{' || text.charAt(i) == '[') {
        return i;
      }
    }
    return -1;
  }

  private record Found(JsonNode node, int end) {}

  /** The JSON value at the beginning of the text, and where it ends. */
  private static Optional<Found> prefix(String text) {
    if (text.length() > MAX_CHARS) {
      return Optional.empty();
    }
    try (JsonParser parser = JSON.createParser(text)) {
      JsonNode node = JSON.readTree(parser);
      // An empty text is not JSON, though the library calls it a missing node.
      return node == null || node.isMissingNode()
          ? Optional.empty()
          : Optional.of(new Found(node, (int) parser.currentLocation().getCharOffset()));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /** A parser of a whole file, with the same bounds but for its length. */
  static JsonParser parser(String text) {
    return JSON.createParser(text);
  }

  /** The value a parser stands at. */
  static JsonNode node(JsonParser parser) {
    return JSON.readTree(parser);
  }

  /** A text without its quotes; anything else as JSON. */
  static String plain(JsonNode node) {
    return node.isString() ? node.stringValue() : node.toString();
  }

  /** As JSON, on one line. */
  static String write(Object value) {
    return JSON.writeValueAsString(value);
  }
}
