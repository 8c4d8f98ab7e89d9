package dev.yourbrief.crossover.prices;

import dev.yourbrief.crossover.ModelPrice;
import dev.yourbrief.crossover.PriceSource;
import dev.yourbrief.crossover.Sellers;
import dev.yourbrief.figure.source.YamlList;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * models.dev: its whole {@code api.json}, or one model's TOML file, which says by its path what the
 * model and its seller are ({@code providers/openai/models/gpt-5.toml}). Dollars per million
 * tokens.
 */
final class ModelsDev implements ListShape {

  private static final Map<String, String> KINDS =
      Map.of(
          "input", "input_uncached",
          "output", "output",
          "cache_read", "cache_read",
          "cache_write", "cache_write_5m");

  @Override
  public String source() {
    return PriceSource.MODELS_DEV;
  }

  @Override
  public boolean matches(YamlNode root) {
    return root instanceof YamlMap map
        && (isModel(map)
            || map.entries().values().stream()
                .flatMap(node -> ListShape.map(node).stream())
                .limit(20)
                .flatMap(provider -> ListShape.map(provider.get("models")).stream())
                .anyMatch(models ->
                    models.entries().values().stream()
                        .flatMap(node -> ListShape.map(node).stream())
                        .anyMatch(ModelsDev::isModel)));
  }

  private static boolean isModel(YamlMap map) {
    return ListShape.map(map.get("cost"))
        .filter(cost -> cost.get("input").isPresent() || cost.get("output").isPresent())
        .isPresent();
  }

  @Override
  public void read(Parsed list, Facts facts) {
    YamlMap root = list.root().asMap();
    if (isModel(root)) {
      model(root, sellerOf(list.file()), idOf(list.file()), list, facts);
      return;
    }
    root.entries()
        .forEach((seller, node) ->
            ListShape.map(node)
                .flatMap(provider -> ListShape.map(provider.get("models")))
                .ifPresent(models ->
                    models
                        .entries()
                        .forEach((id, model) ->
                            ListShape.map(model)
                                .ifPresent(m -> model(m, seller, id, list, facts)))));
  }

  private void model(YamlMap model, String seller, String id, Parsed list, Facts facts) {
    Optional<YamlMap> cost = ListShape.map(model.get("cost"));
    if (cost.isEmpty()) {
      facts.leave("models without a price by the token");
      return;
    }
    var about = new Facts.About(seller, id, List.of(), source(), list.asOf(), cost.get().where());
    Map<String, BigDecimal> base = kinds(cost.get(), id, facts);
    facts.add(about, ModelPrice.STANDARD, base, "");
    longer(cost.get())
        .ifPresent(tier -> {
          Map<String, BigDecimal> usd = kinds(tier, id, facts);
          if (!usd.isEmpty()) {
            base.forEach(usd::putIfAbsent);
            facts.add(
                about,
                ModelPrice.STANDARD + ModelPrice.LONG_CONTEXT,
                usd,
                LiteLlm.above(size(tier)));
          }
        });
  }

  private static Map<String, BigDecimal> kinds(YamlMap cost, String id, Facts facts) {
    Map<String, BigDecimal> usd = new TreeMap<>();
    KINDS.forEach((key, kind) -> facts.price(usd, kind, cost.get(key), 0, id));
    return usd;
  }

  private static Optional<YamlMap> longer(YamlMap cost) {
    return cost.get("tiers").orElse(cost) instanceof YamlList tiers && !tiers.items().isEmpty()
        ? ListShape.map(tiers.items().getFirst())
        : ListShape.map(cost.get("context_over_200k"));
  }

  private static String size(YamlMap tier) {
    return ListShape.map(tier.get("tier"))
        .map(t -> ListShape.text(t, "size"))
        .filter(size -> !size.isEmpty())
        .orElse("200000");
  }

  private static String idOf(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** The folder below {@code providers}, or the one above {@code models}. */
  private static String sellerOf(Path file) {
    Path path = file.toAbsolutePath().normalize();
    for (int i = 1; i < path.getNameCount() - 1; i++) {
      if (path.getName(i).toString().equals("models")) {
        return path.getName(i - 1).toString();
      }
    }
    return Sellers.UNKNOWN;
  }
}
