package dev.yourbrief.server.api;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.server.http.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The JSON object of a request's body. A field that nobody knows is a mistake, and is named. */
final class Given {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(20).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode object;

  private Given(JsonNode object) {
    this.object = object;
  }

  /**
   * Reads it; no body is an empty object.
   *
   * @throws InputException if it is none, or has a field that is not among those known
   */
  static Given of(Call call, String... known) {
    String text = call.body().text();
    JsonNode node = text.isBlank() ? JsonNodeFactory.instance.objectNode() : parsed(text);
    if (!node.isObject()) {
      throw wrong("body", "this is no JSON object", "Send an object, such as {}");
    }
    List<String> names = List.of(known);
    List<Problem> unknown =
        node.propertyNames().stream()
            .filter(name -> !names.contains(name))
            .map(name ->
                Problem.of(
                    Location.of(name),
                    "there is no such field",
                    names.isEmpty()
                        ? "Send an empty object"
                        : "There are: " + String.join(", ", names)))
            .toList();
    if (!unknown.isEmpty()) {
      throw new InputException(unknown);
    }
    return new Given(node);
  }

  private static JsonNode parsed(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw wrong(
          "body", "this is no JSON: " + e.getOriginalMessage(), "Send JSON as RFC 8259 has it");
    }
  }

  static InputException wrong(String where, String what, String fix) {
    return new InputException(Problem.of(Location.of(where), what, fix));
  }

  /** A text; empty if it is not there. */
  String text(String name) {
    return find(name, JsonNode::isString, "a text").map(JsonNode::stringValue).orElse("");
  }

  /** A text that must be there. */
  String need(String name) {
    String text = text(name);
    if (text.isBlank()) {
      throw wrong(name, "this is missing", "Send it as a text");
    }
    return text.strip();
  }

  boolean needTruth(String name) {
    return find(name, JsonNode::isBoolean, "true or false")
        .orElseThrow(() -> wrong(name, "this is missing", "Send true or false"))
        .booleanValue();
  }

  /** A number, or a text that is one; its digits. */
  String needNumber(String name) {
    return find(name, node -> node.isNumber() || node.isString(), "a number")
        .orElseThrow(() -> wrong(name, "this is missing", "Send a number"))
        .asString();
  }

  /** An object of texts, numbers and truths, each as a person would write it; null is blank. */
  Map<String, String> texts(String name) {
    JsonNode node =
        find(name, JsonNode::isObject, "an object")
            .orElseThrow(() -> wrong(name, "this is missing", "Send an object"));
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (entry.getValue().isContainer()) {
        throw wrong(entry.getKey(), "this is no text", "Write it as a person would: \"20 to 40\"");
      }
      texts.put(entry.getKey(), entry.getValue().isNull() ? "" : entry.getValue().asString());
    }
    return texts;
  }

  private Optional<JsonNode> find(
      String name, java.util.function.Predicate<JsonNode> fits, String what) {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return Optional.empty();
    }
    if (!fits.test(node)) {
      throw wrong(name, "this is not " + what, "Send " + what);
    }
    return Optional.of(node);
  }
}
