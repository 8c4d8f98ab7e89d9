package dev.yourbrief.trial.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One case of a data file: a row of a table or a line of JSON.
 *
 * @param id what it is called; unique in its file
 * @param line the line of the file it begins on, from 1
 * @param fields its texts by name, in the order of the file
 */
public record Case(String id, int line, Map<String, String> fields) {

  public Case {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** A field's text; empty when the case has no such field. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }
}
