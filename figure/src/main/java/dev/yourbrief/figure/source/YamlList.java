package dev.yourbrief.figure.source;

import java.util.List;

/**
 * A YAML sequence.
 *
 * @param items its items, in order
 * @param where its first character
 */
public record YamlList(List<YamlNode> items, Location where) implements YamlNode {
  public YamlList {
    items = List.copyOf(items);
  }
}
