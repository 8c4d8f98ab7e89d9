package dev.yourbrief.crossover.prices;

import dev.yourbrief.crossover.ModelPrice;
import dev.yourbrief.crossover.PriceSource;
import dev.yourbrief.crossover.Sellers;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * LiteLLM's map of models: dollars per token, in fields whose names end in the tier ({@code
 * _batches}, {@code _flex}, {@code _priority}) and in the length of the prompt above which they
 * hold ({@code _above_200k_tokens}).
 */
final class LiteLlm implements ListShape {

  private static final int PER_TOKEN = 6;
  private static final Pattern LONG = Pattern.compile("(.+)_above_(\\d{1,4})k_tokens");
  private static final Pattern TIER = Pattern.compile("(.+)_(batches|flex|priority)");

  private static final Map<String, String> KINDS =
      Map.of(
          "input_cost_per_token", "input_uncached",
          "output_cost_per_token", "output",
          "cache_read_input_token_cost", "cache_read",
          "cache_creation_input_token_cost", "cache_write_5m",
          "cache_creation_input_token_cost_above_1hr", "cache_write_1h");

  /** What a field's name says. */
  private record Field(String kind, String tier, int above) {}

  @Override
  public String source() {
    return PriceSource.LITELLM;
  }

  @Override
  public boolean matches(YamlNode root) {
    return root instanceof YamlMap map
        && map.entries().values().stream()
            .flatMap(node -> ListShape.map(node).stream())
            .anyMatch(m ->
                m.entries().containsKey("litellm_provider")
                    || m.entries().containsKey("input_cost_per_token"));
  }

  @Override
  public void read(Parsed list, Facts facts) {
    YamlMap root = list.root().asMap();
    LocalDate asOf = GenaiPrices.date(ListShape.text(root, "last_updated")).orElse(list.asOf());
    root.entries()
        .forEach((key, node) -> {
          if (node instanceof YamlMap model && !key.equals("sample_spec")) {
            model(key, model, asOf, facts);
          }
        });
  }

  private void model(String key, YamlMap model, LocalDate asOf, Facts facts) {
    String seller = ListShape.text(model, "litellm_provider");
    var about =
        new Facts.About(
            seller.isEmpty() ? Sellers.UNKNOWN : seller,
            key,
            List.of(),
            source(),
            asOf,
            model.where());
    Map<String, Map<String, BigDecimal>> byTier = new TreeMap<>();
    byTier.put(ModelPrice.STANDARD, new TreeMap<>());
    int shortest = shortest(model);
    for (String name : model.names()) {
      Optional<Field> field = field(name);
      if (field.isEmpty()) {
        continue;
      }
      if (field.get().above > shortest) {
        facts.leave("prices of a second length of prompt");
        continue;
      }
      Map<String, BigDecimal> usd = byTier.computeIfAbsent(field.get().tier, t -> new TreeMap<>());
      facts.price(usd, field.get().kind, model.get(name), PER_TOKEN, key);
    }
    byTier.forEach((tier, usd) ->
        facts.add(
            about,
            tier,
            usd,
            tier.endsWith(ModelPrice.LONG_CONTEXT) ? above(shortest + "000") : ""));
  }

  /** A model may have prices of several lengths; the first step up is the one that is kept. */
  private static int shortest(YamlMap model) {
    return model.names().stream()
        .flatMap(name -> field(name).stream())
        .mapToInt(Field::above)
        .filter(above -> above > 0)
        .min()
        .orElse(0);
  }

  private static Optional<Field> field(String name) {
    String rest = name;
    String tier = ModelPrice.STANDARD;
    Matcher of = TIER.matcher(rest);
    if (of.matches()) {
      rest = of.group(1);
      tier = of.group(2).equals("batches") ? "batch" : of.group(2);
    }
    int above = 0;
    Matcher longer = LONG.matcher(rest);
    if (longer.matches()) {
      rest = longer.group(1);
      above = Integer.parseInt(longer.group(2));
      tier += ModelPrice.LONG_CONTEXT;
    }
    String kind = KINDS.get(rest);
    return kind == null ? Optional.empty() : Optional.of(new Field(kind, tier, above));
  }

  /** The remark on a price for long prompts. */
  static String above(String tokens) {
    return tokens.isEmpty() ? "" : "above " + tokens.replace("_", "") + " input tokens a call";
  }
}
