package dev.yourbrief.bill.format;

import dev.yourbrief.figure.source.Location;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A row of a JSON file: its own fields, and behind them those of what it stands in. */
final class JsonRow extends Row {

  private static final Pattern PLAIN = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");

  private final Map<String, String> own;
  private final Map<String, String> context;

  JsonRow(Location where, Map<String, String> own, Map<String, String> context) {
    super(where);
    this.own = own;
    this.context = context;
  }

  @Override
  String text(String field) {
    String value = own.get(field);
    return value != null ? value : context.getOrDefault(field, "");
  }

  @Override
  boolean has(String field) {
    return own.containsKey(field) || context.containsKey(field);
  }

  /** JSON has numbers of its own; only in words may a comma stand for the point. */
  @Override
  boolean storesNumber(String field) {
    return text(field).indexOf(',') < 0 && PLAIN.matcher(text(field)).matches();
  }

  /** The names of its own fields. */
  Set<String> names() {
    return own.keySet();
  }

  @Override
  Map<String, String> nested(String field) {
    Map<String, String> within = JsonCell.under(own, field + ".");
    // Some exports write the object as text even in JSON.
    return within.isEmpty() ? JsonCell.fields(text(field)) : within;
  }
}
