package dev.yourbrief.bill.format;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The key-value cell {@code SkuPriceDetails}: a flat JSON object. Anything else is no details. */
final class SkuDetails {

  private SkuDetails() {}

  static Map<String, String> of(String cell) {
    if (!cell.startsWith("{")) {
      return Map.of();
    }
    Map<String, String> details = new HashMap<>();
    try (JsonParser json = Json.parser(cell)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = json.currentName();
        if (json.nextToken().isScalarValue()) {
          details.put(key, json.getString());
        } else {
          json.skipChildren();
        }
      }
    } catch (JacksonException e) {
      // The amounts of the row stand on their own: details that cannot be read are no details.
      return Map.of();
    }
    return details;
  }
}
