package dev.yourbrief.crossover.casefile;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.ModelPrice;
import dev.yourbrief.crossover.casefile.Amounts.Kind;
import dev.yourbrief.crossover.economics.CostLine;
import dev.yourbrief.crossover.economics.CostLine.ByVolume;
import dev.yourbrief.crossover.economics.Demand;
import dev.yourbrief.crossover.economics.Index;
import dev.yourbrief.crossover.economics.Term;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model rented by the token: from the catalogue by name, at stated prices, or by its bill. */
final class Rent implements OptionBlock {

  static final List<String> KEYS = List.of("rent", "bill", "batch", "discount");

  private static final Kind PRICE = Kind.of("USD/Mtok");

  private final String id;
  private final YamlMap map;
  private final Amounts amounts;
  private final Catalogue catalogue;
  private final DemandBlock demand;

  Rent(String id, YamlMap map, Amounts amounts, Catalogue catalogue, DemandBlock demand) {
    this.id = id;
    this.map = map;
    this.amounts = amounts;
    this.catalogue = catalogue;
    this.demand = demand;
  }

  static boolean isOne(YamlMap map) {
    return map.get("rent").isPresent() || map.get("bill").isPresent();
  }

  @Override
  public String kind() {
    return "rent";
  }

  @Override
  public String name() {
    return map.get("rent")
        .filter(YamlText.class::isInstance)
        .map(n -> n.asText().value())
        .orElse(id);
  }

  @Override
  public List<CostLine> lines(String prefix, Demand served) {
    Term usd = map.get("bill").isPresent() ? billed(served) : priced(served);
    List<CostLine> lines = new ArrayList<>();
    lines.add(new ByVolume(prefix + ".tokens", "tokens", reduced(usd), Index.API));
    lines.addAll(new Costs(amounts, id).lines(map, prefix, served));
    return lines;
  }

  /** The bill, in proportion to the share of the traffic. */
  private Term billed(Demand served) {
    YamlText text = map.require("bill").asText();
    Term bill =
        text.value().equals("yes")
            ? demand
                .billed()
                .orElseThrow(() ->
                    text.problem(
                        "there is no bill to take the cost from",
                        "Write 'bill: bills' under 'demand', or the amount here"))
            : amounts.read(text, id + ".bill", "what is paid today", Kind.of("USD/month"));
    return served.equals(demand.demand())
        ? bill
        : bill.times(served.mtok().over(demand.demand().mtok()));
  }

  private Term priced(Demand served) {
    YamlNode rent = map.require("rent");
    Term input = price(rent, "input", "input_uncached").orElseGet(() -> Term.number(0));
    Optional<Term> cached = price(rent, "cached", "cache_read");
    Term output = price(rent, "output", "output").orElseGet(() -> Term.number(0));
    Term fresh = Term.number(1).minus(served.cached());
    Term inputPrice =
        Term.named(
            id + ".inputPrice",
            "a million input tokens, those from a cache included",
            "USD/Mtok",
            cached.map(c -> fresh.times(input).plus(served.cached().times(c))).orElse(input));
    return served.input().times(inputPrice).plus(served.output().times(output));
  }

  private Optional<Term> price(YamlNode rent, String key, String kind) {
    String priceId = id + ".price." + key;
    String label = "a million " + key + " tokens";
    if (rent instanceof YamlMap prices) {
      prices.onlyKnows(List.of("input", "cached", "output"));
      return amounts.find(prices, key, priceId, label, PRICE);
    }
    YamlText model = rent.asText();
    ModelPrice price = priced(model);
    return price
        .usdPerMtok(kind)
        .map(usd ->
            amounts.catalogued(
                priceId,
                price.model() + " at " + price.provider() + ": " + label,
                PRICE,
                Estimate.of(usd),
                price.source(),
                price.asOf()));
  }

  private ModelPrice priced(YamlText model) {
    return catalogue
        .priceOn(model.value(), amounts.asOf())
        .or(() -> catalogue.price(model.value()))
        .or(() -> catalogue.offers(model.value()).stream().findFirst())
        .orElseThrow(() ->
            model.problem(
                "no price of '" + model.value() + "' is known",
                Closest.to(model.value(), catalogue.openModelIds())
                        .map(near -> "Did you mean '" + near + "'? ")
                        .orElse("")
                    + "Write 'rent: {input: 2 USD/Mtok, output: 12 USD/Mtok}', or add it to a"
                    + " catalogue folder"));
  }

  /** After a negotiated discount, and with a share of it in batches. */
  private Term reduced(Term usd) {
    Term left = usd;
    Optional<Term> discount =
        amounts.find(map, "discount", id + ".discount", "negotiated discount", Kind.SHARE);
    if (discount.isPresent()) {
      left = left.times(Term.number(1).minus(discount.get()));
    }
    Optional<YamlMap> batch = map.get("batch").map(YamlNode::asMap);
    if (batch.isPresent()) {
      batch.get().onlyKnows(List.of("share", "discount"));
      Term share =
          amounts.read(
              batch.get().require("share"),
              id + ".batch.share",
              "share of tokens that can wait for a batch",
              Kind.SHARE);
      Term off =
          amounts.or(
              batch.get(),
              "discount",
              id + ".batch.discount",
              "discount in a batch",
              Kind.SHARE,
              "50 percent",
              "the batch discount of the large providers' price pages, August 2026");
      left = left.times(Term.number(1).minus(share.times(off)));
    }
    return left;
  }
}
