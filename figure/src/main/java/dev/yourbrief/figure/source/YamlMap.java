package dev.yourbrief.figure.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A YAML mapping, in the order it was written.
 *
 * @param entries the values by key
 * @param keys where each key stands
 * @param where its first character
 */
public record YamlMap(Map<String, YamlNode> entries, Map<String, Location> keys, Location where)
    implements YamlNode {

  public YamlMap {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
  }

  /** The value under the key; empty when the key is missing or nothing is written after it. */
  public Optional<YamlNode> get(String key) {
    return Optional.ofNullable(entries.get(key))
        .filter(node -> !(node instanceof YamlText text && text.isBlank()));
  }

  public Optional<String> text(String key) {
    return get(key).map(node -> node.asText().value());
  }

  /**
   * The value under a key that must be there.
   *
   * @throws InputException if it is not
   */
  public YamlNode require(String key) {
    return get(key)
        .orElseThrow(() ->
            new InputException(
                Problem.of(
                    keys.getOrDefault(key, where),
                    "'" + key + "' is missing",
                    "Add a line '" + key + ": …'")));
  }

  public String requireText(String key) {
    return require(key).asText().value();
  }

  public Set<String> names() {
    return entries.keySet();
  }

  public Location whereIs(String key) {
    return keys.getOrDefault(key, where);
  }

  /** One problem for each key that is not a known one, naming the nearest known. */
  public List<Problem> unknownKeys(Collection<String> known) {
    List<Problem> problems = new ArrayList<>();
    for (String key : entries.keySet()) {
      if (!known.contains(key)) {
        String hint =
            Closest.to(key, known)
                .map(name -> "Did you mean '" + name + "'?")
                .orElse("Known here: " + String.join(", ", known));
        problems.add(Problem.of(whereIs(key), "'" + key + "' is not a known name", hint));
      }
    }
    return problems;
  }

  /**
   * Refuses misspelt keys.
   *
   * @throws InputException naming every unknown key
   */
  public void onlyKnows(Collection<String> known) {
    List<Problem> problems = unknownKeys(known);
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
  }
}
