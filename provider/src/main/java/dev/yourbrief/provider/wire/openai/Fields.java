package dev.yourbrief.provider.wire.openai;

import dev.yourbrief.provider.json.Json;
import dev.yourbrief.provider.wire.WireError;
import dev.yourbrief.provider.wire.WireException;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Members of a request; what is of another kind than it should be is said by its name. */
final class Fields {

  private Fields() {}

  static WireException wrong(String member, String expected) {
    return new WireException(
        WireError.invalid(member, "'" + member + "' must be " + expected + "."));
  }

  /** The name of a member in an object that stands somewhere; the request itself is "". */
  static String at(String place, String member) {
    return place.isEmpty() ? member : place + "." + member;
  }

  static Optional<Double> number(JsonNode node, String member) throws WireException {
    JsonNode value = node.path(member);
    if (Json.isAbsent(value)) {
      return Optional.empty();
    }
    double number = value.isNumber() ? value.asDouble() : Double.NaN;
    if (!Double.isFinite(number)) {
      throw wrong(member, "a number");
    }
    return Optional.of(number);
  }

  static Optional<Integer> integer(JsonNode node, String member) throws WireException {
    JsonNode value = node.path(member);
    if (Json.isAbsent(value)) {
      return Optional.empty();
    }
    OptionalLong count = Json.count(value);
    if (count.isEmpty() || count.getAsLong() > Integer.MAX_VALUE) {
      throw wrong(member, "a whole number, not below 0");
    }
    return Optional.of((int) count.getAsLong());
  }

  static Optional<Long> whole(JsonNode node, String member) throws WireException {
    JsonNode value = node.path(member);
    if (Json.isAbsent(value)) {
      return Optional.empty();
    }
    if (!value.isNumber() || !value.canConvertToExactIntegral() || !value.canConvertToLong()) {
      throw wrong(member, "a whole number");
    }
    return Optional.of(value.asLong());
  }

  static Optional<Boolean> flag(JsonNode node, String member, String place) throws WireException {
    JsonNode value = node.path(member);
    if (Json.isAbsent(value)) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      throw wrong(at(place, member), "true or false");
    }
    return Optional.of(value.booleanValue());
  }

  /** A text that may be absent. */
  static String text(JsonNode node, String member, String place) throws WireException {
    JsonNode value = node.path(member);
    if (Json.isAbsent(value)) {
      return "";
    }
    if (!value.isString()) {
      throw wrong(at(place, member), "a string");
    }
    return value.stringValue();
  }

  /** A text that must be there. */
  static String needed(JsonNode node, String member, String place) throws WireException {
    String text = text(node, member, place);
    if (text.isEmpty()) {
      throw wrong(at(place, member), "a string that is not empty");
    }
    return text;
  }

  static void object(JsonNode node, String place) throws WireException {
    if (!node.isObject()) {
      throw wrong(place, "an object");
    }
  }

  /** A list that may be absent. */
  static JsonNode list(JsonNode node, String member, String place) throws WireException {
    JsonNode value = node.path(member);
    if (!Json.isAbsent(value) && !value.isArray()) {
      throw wrong(at(place, member), "a list");
    }
    return value;
  }
}
