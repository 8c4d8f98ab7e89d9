package dev.yourbrief.figure.source;

import java.util.List;

/**
 * A piece of a YAML document that remembers where it stood. A closed set: a {@link YamlMap}, a
 * {@link YamlList} or a {@link YamlText} (every scalar is text; its reader decides what it means,
 * so that {@code 1.10} stays {@code 1.10}).
 */
public sealed interface YamlNode permits YamlMap, YamlList, YamlText {

  Location where();

  /** What this is, in a user's words. */
  private String kind() {
    return switch (this) {
      case YamlMap ignored -> "a block of 'name: value' lines";
      case YamlList ignored -> "a list";
      case YamlText ignored -> "a single value";
    };
  }

  default YamlMap asMap() {
    if (this instanceof YamlMap map) {
      return map;
    }
    throw wrong("a block of 'name: value' lines");
  }

  default YamlList asList() {
    if (this instanceof YamlList list) {
      return list;
    }
    throw wrong("a list (lines that begin with '- ')");
  }

  default YamlText asText() {
    if (this instanceof YamlText text) {
      return text;
    }
    throw wrong("a single value");
  }

  /** The texts of a list, or the one text of a single value. */
  default List<String> asTexts() {
    return this instanceof YamlText text
        ? List.of(text.value())
        : asList().items().stream().map(item -> item.asText().value()).toList();
  }

  /** The same, each with its place. */
  default List<YamlText> asYamlTexts() {
    return this instanceof YamlText text
        ? List.of(text)
        : asList().items().stream().map(YamlNode::asText).toList();
  }

  private InputException wrong(String wanted) {
    return new InputException(
        Problem.of(where(), "here stands " + kind(), "Write " + wanted + " in its place"));
  }
}
