package dev.yourbrief.provider.json;

import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as trees: what a provider may add or leave out, no class has to know. */
public final class Json {

  /** More than any count of tokens; beyond it a number is a mistake. */
  private static final long MOST_COUNT = 1_000_000_000_000L;

  private static final int MOST_DEPTH = 200;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MOST_DEPTH)
                          .maxStringLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .build();

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static byte[] bytes(JsonNode tree) {
    return MAPPER.writeValueAsBytes(tree);
  }

  /** The tree as JSON text. */
  public static String string(JsonNode tree) {
    return MAPPER.writeValueAsString(tree);
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /**
   * The tree; empty when this is not JSON. What is wrong with it is not said: it would be quoted.
   */
  public static Optional<JsonNode> tree(byte[] json) {
    try {
      return Optional.ofNullable(MAPPER.readTree(json)).filter(t -> !t.isMissingNode());
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  public static Optional<JsonNode> tree(String json) {
    try {
      return Optional.ofNullable(MAPPER.readTree(json)).filter(t -> !t.isMissingNode());
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** The text of a member; empty when there is none or it is no text. */
  public static String text(JsonNode node, String member) {
    return node.path(member).stringValue("");
  }

  /** The text of a member, which may be a number too. */
  public static String word(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isString() || value.isNumber() ? value.asString() : "";
  }

  public static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  /** A count of things: a whole number, not below 0. */
  public static OptionalLong count(JsonNode node) {
    if (!node.isNumber() || !node.canConvertToExactIntegral() || !node.canConvertToLong()) {
      return OptionalLong.empty();
    }
    long count = node.asLong();
    return count < 0 || count > MOST_COUNT ? OptionalLong.empty() : OptionalLong.of(count);
  }
}
