package dev.yourbrief.bill.format;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A cell that holds JSON, such as FOCUS's {@code SkuPriceDetails} or a log's token counts. */
final class JsonCell {

  private JsonCell() {}

  /**
   * The fields of the object or array in a cell: those within named with a dot, elements of arrays
   * numbered from 0. None where there is no JSON: the other cells of the row stand on their own.
   */
  static Map<String, String> fields(String cell) {
    String text = cell.strip();
    boolean isArray = text.startsWith("[");
    if (!isArray && !text.startsWith("{")) {
      return Map.of();
    }
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser json = Json.parser(text)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        JsonFields.object(json, "", fields);
      } else {
        int i = 0;
        for (JsonToken token = json.nextToken();
            token != JsonToken.END_ARRAY && token != null;
            token = json.nextToken()) {
          JsonFields.field(json, Integer.toString(i++), token, fields);
        }
      }
    } catch (JacksonException e) {
      return Map.of();
    }
    return fields;
  }

  /** The fields of one object among others: those that begin so, without that beginning. */
  static Map<String, String> under(Map<String, String> fields, String prefix) {
    Map<String, String> within = new LinkedHashMap<>();
    fields.forEach((name, value) -> {
      if (name.startsWith(prefix)) {
        within.put(name.substring(prefix.length()), value);
      }
    });
    return within;
  }
}
