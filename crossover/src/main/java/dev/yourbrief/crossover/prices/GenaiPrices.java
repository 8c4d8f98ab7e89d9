package dev.yourbrief.crossover.prices;

import dev.yourbrief.crossover.ModelPrice;
import dev.yourbrief.crossover.PriceSource;
import dev.yourbrief.crossover.Sellers;
import dev.yourbrief.figure.source.YamlList;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * genai-prices: a list of providers as JSON, or one provider as YAML. Dollars per million tokens; a
 * price may depend on the length of the input ({@code base}, {@code tiers}), and a model may have
 * several sets of prices, each with the day it begins.
 */
final class GenaiPrices implements ListShape {

  private static final int MOST_ALIASES = 8;
  private static final Map<String, String> KINDS = new TreeMap<>();

  static {
    KINDS.put("input_mtok", "input_uncached");
    KINDS.put("cache_read_mtok", "cache_read");
    KINDS.put("cache_write_mtok", "cache_write_5m");
    KINDS.put("cache_write_5m_mtok", "cache_write_5m");
    KINDS.put("cache_write_1h_mtok", "cache_write_1h");
    KINDS.put("output_mtok", "output");
  }

  @Override
  public String source() {
    return PriceSource.GENAI_PRICES;
  }

  @Override
  public boolean matches(YamlNode root) {
    return providers(root).stream()
        .limit(5)
        .anyMatch(p -> p.get("id").isPresent() && p.get("models").orElse(p) instanceof YamlList);
  }

  private static List<YamlMap> providers(YamlNode root) {
    List<YamlNode> nodes = root instanceof YamlList list ? list.items() : List.of(root);
    return nodes.stream().flatMap(node -> ListShape.map(node).stream()).toList();
  }

  @Override
  public void read(Parsed list, Facts facts) {
    for (YamlMap provider : providers(list.root())) {
      if (provider.get("models").orElse(provider) instanceof YamlList models) {
        for (YamlNode model : models.items()) {
          ListShape.map(model)
              .ifPresent(m -> model(m, ListShape.text(provider, "id"), list.asOf(), facts));
        }
      }
    }
  }

  private void model(YamlMap model, String provider, LocalDate listAsOf, Facts facts) {
    String id = ListShape.text(model, "id");
    Optional<YamlNode> prices = model.get("prices");
    if (id.isEmpty() || prices.isEmpty()) {
      facts.problem(model.where(), "this model has no id or no prices", "");
      return;
    }
    LocalDate checked = date(ListShape.text(model, "prices_checked")).orElse(listAsOf);
    List<String> aliases = Sellers.isPlain(provider) ? aliases(model) : List.of();
    var about = new Facts.About(provider, id, aliases, source(), checked, model.where());
    if (prices.get() instanceof YamlMap only) {
      set(only, about, false, Optional.empty(), facts);
    } else if (prices.get() instanceof YamlList sets) {
      sets.items().forEach(set -> ListShape.map(set).ifPresent(m -> dated(m, about, facts)));
    }
  }

  private static void dated(YamlMap set, Facts.About about, Facts facts) {
    Optional<YamlMap> prices = ListShape.map(set.get("prices"));
    Optional<YamlMap> constraint = ListShape.map(set.get("constraint"));
    String start = constraint.map(c -> ListShape.text(c, "start_date")).orElse("");
    if (prices.isEmpty()) {
      facts.problem(
          set.where(), "these prices of '" + Facts.shown(about.model()) + "' are none", "");
    } else if (constraint.isPresent() && start.isEmpty()) {
      facts.leave("prices that hold for a part of the day");
    } else if (!start.isEmpty() && date(start).isEmpty()) {
      facts.problem(
          set.where(), "start_date '" + Facts.shown(start) + "' is not a date", "It is left out");
    } else {
      set(prices.get(), about, true, date(start), facts);
    }
  }

  private static void set(
      YamlMap prices, Facts.About about, boolean isHistory, Optional<LocalDate> from, Facts facts) {
    Map<String, BigDecimal> base = new TreeMap<>();
    Map<String, BigDecimal> longer = new TreeMap<>();
    String start = "";
    for (Map.Entry<String, String> kind : KINDS.entrySet()) {
      Optional<YamlNode> node = prices.get(kind.getKey());
      Optional<YamlMap> tiered = ListShape.map(node);
      if (tiered.isEmpty()) {
        facts.price(base, kind.getValue(), node, 0, about.model());
        continue;
      }
      facts.price(base, kind.getValue(), tiered.get().get("base"), 0, about.model());
      Optional<YamlMap> first = firstTier(tiered.get());
      if (first.isPresent()) {
        facts.price(longer, kind.getValue(), first.get().get("price"), 0, about.model());
        start = ListShape.text(first.get(), "start");
      }
    }
    facts.add(about, ModelPrice.STANDARD, base, isHistory, from, "");
    if (!longer.isEmpty()) {
      base.forEach(longer::putIfAbsent);
      String tier = ModelPrice.STANDARD + ModelPrice.LONG_CONTEXT;
      facts.add(about, tier, longer, isHistory, from, LiteLlm.above(start));
    }
  }

  private static Optional<YamlMap> firstTier(YamlMap tiered) {
    return tiered.get("tiers").orElse(tiered) instanceof YamlList tiers && !tiers.items().isEmpty()
        ? ListShape.map(tiers.items().getFirst())
        : Optional.empty();
  }

  /** Other names that mean the model in full; a part of a name may mean others too. */
  private static List<String> aliases(YamlMap model) {
    List<String> found = new ArrayList<>();
    ListShape.map(model.get("match"))
        .ifPresent(match -> {
          List<YamlNode> clauses =
              match.get("or").orElse(match) instanceof YamlList or ? or.items() : List.of(match);
          for (YamlNode clause : clauses) {
            ListShape.map(clause)
                .flatMap(c -> c.get("equals"))
                .filter(YamlText.class::isInstance)
                .map(node -> node.asText().value())
                .filter(name -> found.size() < MOST_ALIASES && !name.contains("|"))
                .ifPresent(found::add);
          }
        });
    return found;
  }

  static Optional<LocalDate> date(String text) {
    try {
      return text.length() < 10
          ? Optional.empty()
          : Optional.of(LocalDate.parse(text.substring(0, 10)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
