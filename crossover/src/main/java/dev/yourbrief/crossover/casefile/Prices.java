package dev.yourbrief.crossover.casefile;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.GpuPrice;
import dev.yourbrief.crossover.casefile.Amounts.Kind;
import dev.yourbrief.crossover.economics.FleetBuilder;
import dev.yourbrief.crossover.economics.Index;
import dev.yourbrief.crossover.economics.Term;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a copy costs: rented by the hour at one price or a mix of terms, as a whole server, or
 * bought and run.
 */
final class Prices {

  private static final Kind GPU_HOUR = Kind.of("USD/GPU-hour");
  private static final Kind HOUR = Kind.of("USD/hour");
  private static final Kind MONTH = Kind.of("USD/month");
  private static final List<String> BUY =
      List.of(
          "price",
          "gpuPrice",
          "life",
          "resale",
          "power",
          "gpuPower",
          "electricity",
          "pue",
          "colocation",
          "upkeep");

  private final String id;
  private final YamlMap map;
  private final Amounts amounts;
  private final Catalogue catalogue;

  Prices(String id, YamlMap map, Amounts amounts, Catalogue catalogue) {
    this.id = id;
    this.map = map;
    this.amounts = amounts;
    this.catalogue = catalogue;
  }

  /** Puts the price on a fleet. */
  void on(FleetBuilder fleet, int gpus, Term hours) {
    Optional<YamlMap> buy = map.get("buy").map(YamlNode::asMap);
    if (buy.isPresent()) {
      bought(fleet, buy.get(), gpus, hours);
      return;
    }
    Term perHour =
        amounts
            .find(map, "copyPrice", id + ".copyPrice", "a server, by the hour", HOUR)
            .orElseGet(() -> Term.number(gpus).times(gpuHour()));
    boolean isGiven = map.get("copyPrice").isPresent() || map.get("price").isPresent();
    Term overhead =
        amounts.or(
            map,
            "overhead",
            id + ".overhead",
            "the whole cloud bill over the list price",
            Kind.of("1", 1, 100),
            isGiven ? "1" : "1.3 to 1.5",
            isGiven
                ? "the price you gave is taken as all of it"
                : "headline GPU rates were 60 to 70 % of real cloud bills (Mercatus, 2026-05)");
    fleet.running(perHour.times(overhead).times(hours), Index.GPU);
  }

  private Term gpuHour() {
    Optional<YamlMap> terms = map.get("terms").map(YamlNode::asMap);
    if (terms.isPresent()) {
      return mixed(terms.get());
    }
    return amounts
        .find(map, "price", id + ".gpuHour", "a GPU, by the hour", GPU_HOUR)
        .orElseGet(() -> listed(id + ".gpuHour", "on-demand", map.require("gpu").asText()));
  }

  /** Some on demand, some reserved, some spot: each at its price, by its share. */
  private Term mixed(YamlMap terms) {
    List<Term> parts = new ArrayList<>();
    double sum = 0;
    for (String tier : terms.names()) {
      YamlNode node = terms.require(tier);
      Term share;
      Term price;
      if (node instanceof YamlMap both) {
        both.onlyKnows(List.of("share", "price"));
        share = share(tier, both.require("share"));
        price =
            amounts
                .find(both, "price", id + ".gpuHour." + tier, "a GPU, " + tier, GPU_HOUR)
                .orElseGet(
                    () -> listed(id + ".gpuHour." + tier, tier, both.require("share").asText()));
      } else {
        share = share(tier, node);
        price = listed(id + ".gpuHour." + tier, tier, node.asText());
      }
      sum += share instanceof Term.Input input ? input.estimate().median() : 0;
      parts.add(share.times(price));
    }
    if (Math.abs(sum - 1) > 0.005) {
      throw new InputException(
          Problem.of(
              map.whereIs("terms"),
              "the shares of the terms add up to " + Math.round(sum * 100) + " percent",
              "They have to add up to 100 percent"));
    }
    return Term.named(
        id + ".gpuHour", "a GPU, by the hour, over all terms", "USD/GPU-hour", Term.sum(parts));
  }

  private Term share(String tier, YamlNode node) {
    return amounts.read(node, id + ".share." + tier, "share of GPUs, " + tier, Kind.SHARE);
  }

  /** From the cheapest to the dearest offer of the catalogue on those terms. */
  private Term listed(String priceId, String tier, YamlText at) {
    String gpu = map.requireText("gpu");
    List<GpuPrice> offers =
        catalogue.gpuPrices(gpu).stream().filter(p -> p.tier().equals(tier)).toList();
    if (offers.isEmpty()) {
      throw at.problem(
          "no " + tier + " price of '" + gpu + "' is known",
          "Write 'price: 2.50 USD/GPU-hour', or one of "
              + String.join(
                  ", ", catalogue.gpuPrices(gpu).stream().map(GpuPrice::tier).distinct().toList()));
    }
    BigDecimal low =
        offers.stream().map(GpuPrice::usdPerGpuHour).min(BigDecimal::compareTo).orElseThrow();
    BigDecimal high =
        offers.stream().map(GpuPrice::usdPerGpuHour).max(BigDecimal::compareTo).orElseThrow();
    LocalDate oldest = offers.stream().map(GpuPrice::asOf).min(LocalDate::compareTo).orElseThrow();
    String source =
        tier
            + " prices of "
            + String.join(
                ", ", offers.stream().map(GpuPrice::provider).distinct().sorted().toList());
    return amounts.catalogued(
        priceId,
        "a GPU, by the hour, " + tier,
        GPU_HOUR,
        low.compareTo(high) == 0 ? Estimate.of(low) : Estimate.of(low, high),
        source,
        oldest);
  }

  /** The price of a copy once, and what it takes to run one. */
  private void bought(FleetBuilder fleet, YamlMap buy, int gpus, Term hours) {
    buy.onlyKnows(BUY);
    Term price =
        amounts
            .find(buy, "price", id + ".buy", "a server, bought", Kind.of("USD"))
            .orElseGet(() ->
                Term.number(gpus)
                    .times(
                        amounts.read(
                            buy.require("gpuPrice"),
                            id + ".buyGpu",
                            "a GPU, bought with its share of the server",
                            Kind.of("USD/GPU"))));
    fleet.bought(
        price,
        amounts.or(
            buy,
            "life",
            id + ".life",
            "months a server lasts",
            Kind.of("month", 1, 600),
            "48 month",
            "four years, between the three to five of usual depreciation"),
        amounts.or(
            buy,
            "resale",
            id + ".resale",
            "what it still fetches then",
            Kind.SHARE,
            "0",
            "nothing is counted on unless you say so"));
    List<Term> running = new ArrayList<>();
    power(buy, gpus)
        .ifPresent(kilowatts ->
            running.add(kilowatts.times(hours).times(electricity(buy)).times(pue(buy))));
    amounts
        .find(buy, "colocation", id + ".colocation", "space and cooling of a server", MONTH)
        .ifPresent(running::add);
    amounts
        .find(buy, "upkeep", id + ".upkeep", "upkeep of a server", MONTH)
        .ifPresent(running::add);
    fleet.running(Term.sum(running), Index.STILL);
  }

  private Optional<Term> power(YamlMap buy, int gpus) {
    return amounts
        .find(buy, "power", id + ".power", "power of a server", Kind.of("kW"))
        .or(() ->
            amounts
                .find(buy, "gpuPower", id + ".gpuPower", "power of a GPU", Kind.of("kW/GPU"))
                .map(each -> Term.number(gpus).times(each)));
  }

  private Term electricity(YamlMap buy) {
    return amounts.read(
        buy.require("electricity"), id + ".electricity", "electricity", Kind.of("USD/kWh"));
  }

  private Term pue(YamlMap buy) {
    return amounts.or(
        buy,
        "pue",
        id + ".pue",
        "power of the site over power of the servers (PUE)",
        Kind.of("1", 1, 5),
        "1",
        "the power you gave is taken as the site's");
  }
}
