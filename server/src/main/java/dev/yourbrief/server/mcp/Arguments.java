package dev.yourbrief.server.mcp;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a tool was called with. Of what type it is the tool's schema has checked already. */
record Arguments(Map<String, Object> given) {

  /** A text; empty if it is not there or blank. */
  Optional<String> text(String name) {
    return Optional.ofNullable(given.get(name))
        .map(String::valueOf)
        .filter(text -> !text.isBlank());
  }

  /** A text that must be there. */
  String need(String name) {
    return text(name).orElseThrow(() -> wrong(name, "this is missing", "Give it as a text"));
  }

  boolean truth(String name) {
    return Boolean.TRUE.equals(given.get(name));
  }

  /** An object of single values, as texts. */
  Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (given.get(name) instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) ->
              texts.put(String.valueOf(key), value == null ? "" : String.valueOf(value)));
    }
    return texts;
  }

  /** A list of objects of texts. */
  List<Map<String, String>> list(String name) {
    List<Map<String, String>> list = new ArrayList<>();
    if (given.get(name) instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof Map<?, ?> map) {
          Map<String, String> texts = new LinkedHashMap<>();
          map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
          list.add(texts);
        }
      }
    }
    return list;
  }

  static InputException wrong(String where, String what, String fix) {
    return new InputException(Problem.of(Location.of(where), what, fix));
  }
}
