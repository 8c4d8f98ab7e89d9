package dev.yourbrief.bill.format;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tags of a ledger's calls as one text. Tags are for sums: one that has more values in a file
 * than anybody adds up by is an id, and is kept as {@code name=(many)} from there on.
 */
final class LedgerTags {

  private static final int MOST_VALUES = 200;
  private static final int MOST_NAMES = 50;

  private final Map<String, Set<String>> values = new HashMap<>();

  /** The tags in the order of their names: {@code ; env=prod; team=search}. */
  String of(Row row) {
    Map<String, String> tags = row.nested("tags");
    if (tags.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    new TreeMap<>(tags)
        .forEach((name, value) -> {
          String bounded = bounded(name, value);
          if (!bounded.isEmpty()) {
            text.append("; ").append(name).append('=').append(bounded);
          }
        });
    return text.toString();
  }

  private String bounded(String name, String value) {
    Set<String> known = values.get(name);
    if (known == null) {
      if (values.size() >= MOST_NAMES) {
        return "";
      }
      known = new HashSet<>();
      values.put(name, known);
    }
    if (known.contains(value) || known.size() < MOST_VALUES) {
      known.add(value);
      return value;
    }
    return "(many)";
  }
}
