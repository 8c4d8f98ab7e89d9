package dev.yourbrief.provider.wire.gemini;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.Part;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireError.Kind;
import dev.yourbrief.provider.wire.WireException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Members of an object, whose names may be {@code camelCase} or {@code snake_case}. */
final class Fields {

  static final String NAME = "google.generate";

  /** Members of the part before it that no part of ours has a place for. */
  static final String REST_OF_PART = "+part";

  /** Members of the candidate, and of the whole answer. */
  static final String REST_OF_CANDIDATE = "+candidate";

  static final String REST_OF_ANSWER = "+answer";

  private Fields() {}

  static JsonNode get(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isMissingNode() ? node.path(snake(name)) : value;
  }

  static String text(JsonNode node, String name) {
    return get(node, name).stringValue("");
  }

  static String camel(String name) {
    int underscore = name.indexOf('_', 1);
    if (underscore < 0) {
      return name;
    }
    StringBuilder camel = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      boolean isJoint = name.charAt(i) == '_' && i > 0 && i + 1 < name.length();
      camel.append(isJoint ? Character.toUpperCase(name.charAt(++i)) : name.charAt(i));
    }
    return camel.toString();
  }

  private static String snake(String name) {
    StringBuilder snake = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c)) {
        snake.append('_').append(Character.toLowerCase(c));
      } else {
        snake.append(c);
      }
    }
    return snake.toString();
  }

  /** The members beside these, under their camel-case names; no nulls. */
  static ObjectNode rest(JsonNode node, Set<String> known) {
    ObjectNode rest = Json.object();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String name = camel(member.getKey());
      if (!known.contains(name) && !member.getValue().isNull()) {
        rest.set(name, member.getValue());
      }
    }
    return rest;
  }

  /** What stays with the part, candidate or answer it was found in. */
  static Optional<Part.Native> stay(ObjectNode rest, String type) {
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode json = Json.object().put("type", type);
    rest.properties().forEach(m -> json.set(m.getKey(), m.getValue()));
    return Optional.of(new Part.Native(NAME, json));
  }

  static boolean isStay(JsonNode json) {
    return switch (Json.text(json, "type")) {
      case REST_OF_PART, REST_OF_CANDIDATE, REST_OF_ANSWER -> true;
      default -> false;
    };
  }

  static void putStay(ObjectNode owner, JsonNode stay) {
    stay.properties()
        .forEach(m -> {
          if (!m.getKey().equals("type")) {
            owner.set(m.getKey(), m.getValue());
          }
        });
  }

  static Optional<Double> number(JsonNode node, String name) throws WireException {
    JsonNode value = get(node, name);
    if (Json.isAbsent(value)) {
      return Optional.empty();
    }
    if (!value.isNumber()) {
      throw bad(name, "must be a number");
    }
    return Optional.of(value.doubleValue());
  }

  static Optional<Long> whole(JsonNode node, String name) throws WireException {
    JsonNode value = get(node, name);
    if (Json.isAbsent(value)) {
      return Optional.empty();
    }
    if (!value.isNumber() || !value.canConvertToExactIntegral() || !value.canConvertToLong()) {
      throw bad(name, "must be a whole number");
    }
    return Optional.of(value.asLong());
  }

  static Optional<Integer> count(JsonNode node, String name) throws WireException {
    JsonNode value = get(node, name);
    if (Json.isAbsent(value)) {
      return Optional.empty();
    }
    OptionalLong count = Json.count(value);
    if (count.isEmpty() || count.getAsLong() > Integer.MAX_VALUE) {
      throw bad(name, "must be a whole number, not below 0");
    }
    return Optional.of((int) count.getAsLong());
  }

  static WireException bad(String member, String what) {
    return new WireException(
        new WireError(Kind.INVALID_REQUEST, 400, member + ": " + what, "INVALID_ARGUMENT", member));
  }

  static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
