package dev.yourbrief.crossover.prices;

import dev.yourbrief.crossover.ModelPrice;
import dev.yourbrief.crossover.PriceSource;
import dev.yourbrief.crossover.Sellers;
import dev.yourbrief.figure.source.YamlList;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The models of OpenRouter's API: dollars per token as texts, a discount to take off, and overrides
 * for long prompts and hours of the day.
 */
final class OpenRouter implements ListShape {

  private static final int PER_TOKEN = 6;

  private static final Map<String, String> KINDS =
      Map.of(
          "prompt", "input_uncached",
          "completion", "output",
          "input_cache_read", "cache_read",
          "input_cache_write", "cache_write_5m",
          "input_cache_write_1h", "cache_write_1h");

  @Override
  public String source() {
    return PriceSource.OPENROUTER;
  }

  @Override
  public boolean matches(YamlNode root) {
    return root instanceof YamlMap map
        && map.get("data").orElse(map) instanceof YamlList data
        && data.items().stream()
            .limit(5)
            .flatMap(node -> ListShape.map(node).stream())
            .anyMatch(model ->
                ListShape.map(model.get("pricing"))
                    .filter(p -> p.get("prompt").isPresent())
                    .isPresent());
  }

  @Override
  public void read(Parsed list, Facts facts) {
    for (YamlNode node : list.root().asMap().require("data").asList().items()) {
      Optional<YamlMap> model = ListShape.map(node);
      String id = model.map(m -> ListShape.text(m, "id")).orElse("");
      Optional<YamlMap> pricing = model.flatMap(m -> ListShape.map(m.get("pricing")));
      if (id.isEmpty() || pricing.isEmpty()) {
        facts.problem(node.where(), "this model has no id or no pricing", "");
        continue;
      }
      var about =
          new Facts.About(
              Sellers.OPENROUTER, id, List.of(), source(), list.asOf(), pricing.get().where());
      model(about, pricing.get(), facts);
    }
  }

  private static void model(Facts.About about, YamlMap pricing, Facts facts) {
    BigDecimal discount = discount(pricing, facts);
    Map<String, BigDecimal> base = kinds(about, pricing, facts);
    String note = note(discount);
    facts.add(about, ModelPrice.STANDARD, less(base, discount), note);
    if (pricing.get("overrides").orElse(pricing) instanceof YamlList overrides) {
      Map<String, BigDecimal> longer = new TreeMap<>();
      String above = "";
      for (YamlNode node : overrides.items()) {
        Optional<YamlMap> override = ListShape.map(node);
        String tokens = override.map(o -> ListShape.text(o, "min_prompt_tokens")).orElse("");
        boolean hours = override.filter(o -> o.get("utc_start").isPresent()).isPresent();
        if (hours) {
          facts.leave("prices that hold for a part of the day");
        } else if (tokens.isEmpty() || !(above.isEmpty() || above.equals(tokens))) {
          facts.leave("prices of a second length of prompt");
        } else {
          above = tokens;
          // Where several apply, the later one wins, kind by kind.
          longer.putAll(kinds(about, override.orElseThrow(), facts));
        }
      }
      if (!longer.isEmpty()) {
        base.forEach(longer::putIfAbsent);
        String said = LiteLlm.above(above) + (note.isEmpty() ? "" : "; " + note);
        String tier = ModelPrice.STANDARD + ModelPrice.LONG_CONTEXT;
        facts.add(about, tier, less(longer, discount), said);
      }
    }
  }

  private static Map<String, BigDecimal> kinds(Facts.About about, YamlMap pricing, Facts facts) {
    Map<String, BigDecimal> usd = new TreeMap<>();
    KINDS.forEach(
        (key, kind) -> facts.price(usd, kind, pricing.get(key), PER_TOKEN, about.model()));
    return usd;
  }

  private static BigDecimal discount(YamlMap pricing, Facts facts) {
    String text = ListShape.text(pricing, "discount");
    Optional<BigDecimal> read = text.isEmpty() ? Optional.empty() : Amounts.read(text, 0);
    if (!text.isEmpty() && read.filter(d -> d.compareTo(BigDecimal.ONE) < 0).isEmpty()) {
      facts.problem(
          pricing.whereIs("discount"),
          "discount '" + Facts.shown(text) + "' is no part of one",
          "No discount is taken off");
      return BigDecimal.ZERO;
    }
    return read.orElse(BigDecimal.ZERO);
  }

  private static Map<String, BigDecimal> less(Map<String, BigDecimal> usd, BigDecimal discount) {
    Map<String, BigDecimal> result = new TreeMap<>();
    BigDecimal share = BigDecimal.ONE.subtract(discount);
    usd.forEach((kind, price) -> result.put(kind, Amounts.plain(price.multiply(share))));
    return result;
  }

  private static String note(BigDecimal discount) {
    return discount.signum() == 0
        ? ""
        : "a discount of "
            + Amounts.plain(discount.scaleByPowerOfTen(2)).toPlainString()
            + " % is taken off";
  }
}
