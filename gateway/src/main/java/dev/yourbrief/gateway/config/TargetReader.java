package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.gateway.route.Target;
import dev.yourbrief.provider.TokenPrices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a model at a provider: {@code provider/model}, or a block with its weight and prices. */
final class TargetReader {

  static final List<String> KEYS = List.of("model", "weight", "prices");

  static final List<String> PRICE_KEYS =
      List.of("input_uncached", "cache_read", "cache_write_5m", "cache_write_1h", "output");

  static final int MOST_WEIGHT = 1_000_000;

  /** USD per million tokens; a thousand times the dearest model of today. */
  static final BigDecimal MOST_PRICE = new BigDecimal("1000000");

  private final Collection<String> providers;
  private final Mistakes mistakes;
  private final String file;

  TargetReader(Collection<String> providers, Mistakes mistakes, String file) {
    this.providers = providers;
    this.mistakes = mistakes;
    this.file = file;
  }

  static boolean hasWeight(YamlNode node) {
    return node instanceof YamlMap map && map.get("weight").isPresent();
  }

  Optional<Target> read(YamlNode node, int weight) {
    if (node instanceof YamlText text) {
      return mistakes.attempt(() -> named(text, weight, Optional.empty()));
    }
    Optional<Section> section =
        mistakes.attempt(node::asMap).map(map -> new Section(map, KEYS, mistakes));
    if (section.isEmpty()) {
      return Optional.empty();
    }
    Section target = section.get();
    int given = target.value("weight", Values.whole(0, MOST_WEIGHT), weight);
    Optional<TokenPrices> prices = target.block("prices", PRICE_KEYS).flatMap(this::prices);
    if (target.node("model").isEmpty()) {
      target.wrong("model", "this target names no model", "Add 'model: provider/model' to it");
    }
    return target.value("model", text -> named(text, given, prices));
  }

  private Target named(YamlText text, int weight, Optional<TokenPrices> prices) {
    String name = text.value();
    int slash = name.indexOf('/');
    if (slash < 1 || !Names.isModel(name.substring(slash + 1))) {
      throw text.problem(
          "'" + name + "' is no model at a provider",
          "Write the provider's name, a slash and its model's name: openai/gpt-5-mini");
    }
    String provider = name.substring(0, slash);
    if (!providers.contains(provider)) {
      List<String> known = new ArrayList<>(providers);
      throw text.problem(
          "there is no provider '" + provider + "' in this file",
          KnownProviders.named(provider).isPresent()
              ? "Add '" + provider + "' under providers"
              : Values.nearest(provider, known));
    }
    return new Target(provider, name.substring(slash + 1), weight, prices);
  }

  private Optional<TokenPrices> prices(Section block) {
    Map<String, BigDecimal> prices = new TreeMap<>();
    for (String kind : PRICE_KEYS) {
      block.value(kind, Values.usd(MOST_PRICE)).ifPresent(price -> prices.put(kind, price));
    }
    return prices.isEmpty() ? Optional.empty() : Optional.of(new TokenPrices(prices, file));
  }
}
