package dev.yourbrief.crossover.prices;

import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/** One way a public list is laid out, told by what is in it. */
sealed interface ListShape permits GenaiPrices, LiteLlm, ModelsDev, OpenRouter {

  /** A list that was parsed. */
  record Parsed(YamlNode root, Path file, LocalDate asOf) {}

  /** What the list is called in messages and in the column {@code source}. */
  String source();

  boolean matches(YamlNode root);

  void read(Parsed list, Facts facts);

  static Optional<YamlMap> map(Optional<YamlNode> node) {
    return node.filter(YamlMap.class::isInstance).map(YamlMap.class::cast);
  }

  static Optional<YamlMap> map(YamlNode node) {
    return map(Optional.of(node));
  }

  static String text(YamlMap map, String key) {
    return map.get(key)
        .filter(YamlText.class::isInstance)
        .map(node -> node.asText().value().strip())
        .orElse("");
  }
}
