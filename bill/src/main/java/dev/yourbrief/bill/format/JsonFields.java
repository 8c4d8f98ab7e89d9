package dev.yourbrief.bill.format;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads an object flat: the fields within named with a dot, the elements of an array numbered from
 * 0 ({@code credits.0.amount}). What people and models wrote is stepped over (see {@link Prose}).
 */
final class JsonFields {

  /** Far more than a record has; a record of more is told of, not read in part. */
  static final int MOST = 5_000;

  private JsonFields() {}

  /** The fields of an object whose opening brace was just read. */
  static void object(JsonParser json, String prefix, Map<String, String> into) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      field(json, prefix + json.currentName(), json.nextToken(), into);
    }
  }

  /** A field whose value's first token was just read. */
  static void field(JsonParser json, String key, JsonToken value, Map<String, String> into) {
    if (into.size() >= MOST) {
      json.skipChildren();
    } else if (Prose.isAnswer(key, value)) {
      answer(json, key, into);
    } else if (Prose.is(key, value)) {
      Prose.skip(json);
    } else if (value == JsonToken.START_OBJECT) {
      object(json, key + ".", into);
    } else if (value == JsonToken.START_ARRAY) {
      array(json, key, into);
    } else if (value.isScalarValue()) {
      into.put(key, value == JsonToken.VALUE_NULL ? "" : json.getString().strip());
    }
  }

  private static void array(JsonParser json, String key, Map<String, String> into) {
    boolean areAttributes = key.equals("attributes") || key.endsWith(".attributes");
    int i = 0;
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = json.nextToken()) {
      if (areAttributes && token == JsonToken.START_OBJECT) {
        attribute(json, key, into);
      } else {
        field(json, key + "." + i++, token, into);
      }
    }
  }

  /** Of an answer, only the objects of its token counts. */
  private static void answer(JsonParser json, String prefix, Map<String, String> into) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value != JsonToken.START_OBJECT) {
        json.skipChildren();
      } else if (Prose.isUsage(name)) {
        object(json, prefix + "." + name + ".", into);
      } else {
        answer(json, prefix + "." + name, into);
      }
    }
  }

  /**
   * An attribute as OpenTelemetry writes it: {@code {"key": …, "value": {"intValue": …}}} becomes a
   * field of that name.
   *
   * @see <a href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">OTLP in
   *     JSON</a>
   */
  private static void attribute(JsonParser json, String prefix, Map<String, String> into) {
    String name = "";
    Map<String, String> value = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = json.currentName();
      JsonToken token = json.nextToken();
      if (field.equals("key") && token == JsonToken.VALUE_STRING) {
        name = prefix + "." + json.getString();
      } else if (token == JsonToken.START_OBJECT) {
        value(json, name, value);
      } else {
        json.skipChildren();
      }
    }
    if (!name.isEmpty() && !value.isEmpty() && into.size() < MOST) {
      into.put(name, value.values().iterator().next());
    }
  }

  private static void value(JsonParser json, String name, Map<String, String> into) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String type = json.currentName();
      JsonToken token = json.nextToken();
      boolean isText = type.equals("stringValue") || type.equals("string_value");
      if (!token.isScalarValue() || (isText && Prose.is(name, token))) {
        json.skipChildren();
      } else {
        into.put(type, json.getString().strip());
      }
    }
  }
}
