package dev.yourbrief.trial.file;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of JSON or YAML as texts by name: names inside names are joined with dots, a list stays
 * JSON, and what is {@code null} is not there.
 */
public final class Flat {

  private Flat() {}

  /** The fields of a row; a row that is a list has fields {@code column 1}, {@code column 2}, …. */
  public static Map<String, String> of(Tree row) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (row instanceof Tree.Items items) {
      int column = 0;
      for (Tree item : items.list()) {
        column++;
        add("column " + column, item, fields);
      }
    } else {
      row.entries().forEach((name, value) -> add(name, value, fields));
    }
    return fields;
  }

  /** Adds a value, and those inside it, under a name. */
  public static void add(String name, Tree value, Map<String, String> fields) {
    if (value instanceof Tree.Node node) {
      node.entries().forEach((inner, v) -> add(name + "." + inner, v, fields));
    } else {
      value.text().ifPresent(text -> put(name, text, fields));
    }
  }

  /** Adds a text; when its name is taken, under the name with a number. */
  public static void put(String name, String text, Map<String, String> fields) {
    String free = name;
    for (int i = 2; fields.containsKey(free); i++) {
      free = name + "_" + i;
    }
    fields.put(free, text);
  }
}
