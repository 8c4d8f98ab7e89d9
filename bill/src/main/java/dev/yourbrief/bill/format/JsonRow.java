package dev.yourbrief.bill.format;

import dev.yourbrief.figure.source.Location;
import java.util.Map;

/** A result of an API's page, with its bucket's fields behind its own. */
final class JsonRow extends Row {

  private final Map<String, String> result;
  private final Map<String, String> bucket;

  JsonRow(Location where, Map<String, String> result, Map<String, String> bucket) {
    super(where);
    this.result = result;
    this.bucket = bucket;
  }

  @Override
  String text(String field) {
    String own = result.get(field);
    return own != null ? own : bucket.getOrDefault(field, "");
  }

  @Override
  boolean has(String field) {
    return result.containsKey(field);
  }
}
