package dev.yourbrief.provider.dialect;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Whether OpenAI will hold a model to a JSON Schema to the letter. It does so only where each
 * object requires all its properties and allows no others, and refuses the request if asked to do
 * it for another schema.
 *
 * <p>Source: OpenAI, "Structured model outputs", supported schemas, as read on 2026-08-21.
 */
final class StrictSchema {

  private StrictSchema() {}

  static boolean isOne(JsonNode schema) {
    return schema.path("type").stringValue("").equals("object") && allObjectsAreClosed(schema);
  }

  private static boolean allObjectsAreClosed(JsonNode node) {
    boolean isObject = node.path("properties").isObject() || isNamed(node.path("type"), "object");
    if (isObject && !isClosed(node)) {
      return false;
    }
    for (JsonNode child : node) {
      if (!allObjectsAreClosed(child)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNamed(JsonNode type, String name) {
    if (type.isString()) {
      return type.stringValue().equals(name);
    }
    for (JsonNode one : type.isArray() ? type.values() : Set.<JsonNode>of()) {
      if (one.stringValue("").equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isClosed(JsonNode object) {
    JsonNode more = object.path("additionalProperties");
    if (!more.isBoolean() || more.booleanValue()) {
      return false;
    }
    Set<String> required = new HashSet<>();
    object.path("required").forEach(name -> required.add(name.stringValue("")));
    return required.containsAll(object.path("properties").propertyNames());
  }
}
