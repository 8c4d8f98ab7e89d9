package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A block of the file whose names are known. A value that cannot be read is a mistake that is kept,
 * and reading goes on as if it were not there.
 */
final class Section {

  private final YamlMap map;
  private final Mistakes mistakes;

  Section(YamlMap map, List<String> known, Mistakes mistakes) {
    this.map = map;
    this.mistakes = mistakes;
    mistakes.addAll(map.unknownKeys(known));
  }

  Mistakes mistakes() {
    return mistakes;
  }

  /** Where a name stands; where the block begins if it does not. */
  Location whereIs(String key) {
    return map.whereIs(key);
  }

  Optional<YamlNode> node(String key) {
    return map.get(key);
  }

  /** Whether the name is written, even with nothing after it. */
  boolean names(String key) {
    return map.names().contains(key);
  }

  /** A single value, if it is there and can be read. */
  <T> Optional<T> value(String key, Function<YamlText, T> reader) {
    return map.get(key).flatMap(node -> mistakes.attempt(() -> reader.apply(node.asText())));
  }

  <T> T value(String key, Function<YamlText, T> reader, T otherwise) {
    return value(key, reader).orElse(otherwise);
  }

  /** A block, if it is there. */
  Optional<Section> block(String key, List<String> known) {
    return map.get(key)
        .flatMap(node -> mistakes.attempt(node::asMap))
        .map(block -> new Section(block, known, mistakes));
  }

  /** The items of a list, or the one value; none if it is not there. */
  List<YamlNode> items(String key) {
    return map.get(key)
        .map(node -> node instanceof YamlText ? List.of(node) : items(node))
        .orElse(List.of());
  }

  private List<YamlNode> items(YamlNode node) {
    return mistakes.attempt(() -> node.asList().items()).orElse(List.of());
  }

  /** A mistake about a value that is there, or about its absence. */
  void wrong(String key, String what, String fix) {
    mistakes.add(map.get(key).map(YamlNode::where).orElse(map.whereIs(key)), what, fix);
  }
}
