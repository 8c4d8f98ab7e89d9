package dev.yourbrief.provider.wire.gemini;

import dev.yourbrief.provider.json.Json;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * From Google's own kind of schema, of OpenAPI 3.0, to JSON Schema: types are words in capitals
 * there, and what may be null says so in a member of its own.
 */
final class Schemas {

  private static final Set<String> TYPES =
      Set.of("STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT", "NULL");

  private Schemas() {}

  static JsonNode json(JsonNode schema) {
    if (!schema.isObject()) {
      return schema;
    }
    ObjectNode json = Json.object();
    for (Map.Entry<String, JsonNode> member : schema.properties()) {
      String name = Fields.camel(member.getKey());
      JsonNode value = member.getValue();
      switch (name) {
        case "type" -> json.set("type", type(value));
        case "nullable" -> {
          // Said with the type, below.
        }
        case "properties", "defs", "$defs" -> {
          ObjectNode named = json.putObject(name);
          value.properties().forEach(p -> named.set(p.getKey(), json(p.getValue())));
        }
        case "items", "additionalProperties" -> json.set(name, json(value));
        case "anyOf", "prefixItems" -> {
          ArrayNode list = json.putArray(name);
          value.forEach(v -> list.add(json(v)));
        }
        default -> json.set(name, value);
      }
    }
    if (Fields.get(schema, "nullable").booleanValue(false) && json.path("type").isString()) {
      json.putArray("type").add(type(schema.path("type"))).add("null");
    }
    return json;
  }

  private static JsonNode type(JsonNode type) {
    String word = type.stringValue("");
    return TYPES.contains(word) ? type(Fields.lower(word)) : type;
  }

  private static JsonNode type(String word) {
    return Json.object().put("type", word).path("type");
  }
}
