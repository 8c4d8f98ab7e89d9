package dev.yourbrief.playbook.prices;

import dev.yourbrief.bill.PriceDay;
import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.ModelPrice;
import dev.yourbrief.crossover.prices.Disagreement;
import dev.yourbrief.playbook.prices.PriceFinding.What;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what the days of one price tell: one provider, model, kind and tier. */
final class Judge {

  private final List<PricedDay> days;
  private final Catalogue catalogue;
  private final String currency;
  private final PriceDay first;
  private final String kind;

  Judge(List<PricedDay> days, Catalogue catalogue, String currency) {
    this.days = days;
    this.catalogue = catalogue;
    this.currency = currency;
    this.first = days.getFirst().day();
    this.kind = PricedDay.listKind(first.kind());
  }

  List<PriceFinding> findings() {
    List<PriceFinding> found = new ArrayList<>(changes());
    List<PricedDay> unknown = days.stream().filter(d -> d.ratio().isEmpty()).toList();
    List<PricedDay> known = days.stream().filter(d -> d.ratio().isPresent()).toList();
    if (!currency.equals("USD")) {
      found.add(
          finding(
              What.OTHER_CURRENCY,
              days,
              "the bill is in " + currency + " and lists are in USD: not compared"));
      return found;
    }
    if (!unknown.isEmpty()) {
      found.add(finding(What.NO_PRICE, unknown, noPrice(unknown)));
    }
    List<List<PricedDay>> runs = Runs.of(known, d -> d.ratio().orElseThrow());
    if (Runs.areSteps(runs, known.size())) {
      for (List<PricedDay> run : runs) {
        found.add(new Match(run, runs.size() == 1, catalogue, isSteady()).finding(this));
        disagreement(run).ifPresent(found::add);
      }
    } else {
      found.add(finding(What.VARIES, known, varies(known)));
      disagreement(known).ifPresent(found::add);
    }
    return found;
  }

  /** Whether one price was paid all along. */
  private boolean isSteady() {
    return Runs.of(days, PricedDay::price).size() == 1;
  }

  private List<PriceFinding> changes() {
    List<List<PricedDay>> runs = Runs.of(days, PricedDay::price);
    List<PriceFinding> found = new ArrayList<>();
    if (runs.size() < 2 || !Runs.areSteps(runs, days.size())) {
      return found;
    }
    for (int i = 1; i < runs.size(); i++) {
      List<PricedDay> before = runs.get(i - 1);
      List<PricedDay> after = runs.get(i);
      found.add(
          finding(
              What.CHANGED,
              after,
              "the price changed on "
                  + after.getFirst().day().day()
                  + " from "
                  + Say.price(Tally.of(before).paid())
                  + " to "
                  + Say.price(Tally.of(after).paid())
                  + " a million tokens"
                  + listChange(before.getLast(), after.getFirst())));
    }
    return found;
  }

  private static String listChange(PricedDay before, PricedDay after) {
    Optional<BigDecimal> old = before.listUsd();
    Optional<BigDecimal> now = after.listUsd();
    if (old.isEmpty() || now.isEmpty()) {
      return "";
    }
    return old.get().compareTo(now.get()) == 0
        ? "; the list price of " + Say.price(now.get()) + " did not change"
        : "; so did the list price, from " + Say.price(old.get()) + " to " + Say.price(now.get());
  }

  private String noPrice(List<PricedDay> unknown) {
    Tally all = Tally.of(unknown);
    String tier = PricedDay.listTier(first.tier());
    String what =
        "the catalogue has no "
            + (tier.equals(ModelPrice.STANDARD) ? "" : tier + " ")
            + "price of it "
            + Say.days(unknown)
            + ": "
            + Say.tokens(all.tokens())
            + " tokens for "
            + Say.amount(all.cost())
            + " "
            + currency
            + ", list price unknown";
    if (tier.equals(ModelPrice.STANDARD)) {
      return what;
    }
    PricedDay last = unknown.getLast();
    return PricedDay.listed(last.day(), ModelPrice.STANDARD, catalogue)
        .flatMap(price -> price.usdPerMtok(kind))
        .filter(usd -> usd.signum() > 0)
        .map(usd -> {
          BigDecimal part = all.cost().divide(costAt(unknown, usd), Match.DIGITS);
          return what + "; you paid " + Say.price(part) + " times the standard price";
        })
        .orElse(what);
  }

  private static BigDecimal costAt(List<PricedDay> days, BigDecimal usd) {
    return days.stream().map(d -> d.costAt(usd)).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String varies(List<PricedDay> known) {
    List<BigDecimal> ratios =
        known.stream().flatMap(d -> Tally.of(List.of(d)).ratio().stream()).sorted().toList();
    return "the price is another every few days, from "
        + Say.price(ratios.getFirst())
        + " to "
        + Say.price(ratios.getLast())
        + " times the list price: several prices may be billed under one name";
  }

  private Optional<PriceFinding> disagreement(List<PricedDay> run) {
    PriceDay last = run.getLast().day();
    List<ModelPrice> claims =
        catalogue.claims(
            last.provider(), last.model(), kind, PricedDay.listTier(last.tier()), last.day());
    Disagreement between =
        new Disagreement(last.model(), kind, PricedDay.listTier(last.tier()), claims);
    List<ModelPrice> fresh =
        claims.stream().filter(claim -> between.overtakenOn(claim).isEmpty()).toList();
    if (fresh.size() < 2 || between.isOvertaken()) {
      return Optional.empty();
    }
    Tally all = Tally.of(run);
    String words =
        "sources disagree: "
            + Say.claims(fresh, kind)
            + "; you paid "
            + Say.price(all.paid())
            + ", and that counts";
    return Optional.of(finding(What.SOURCES_DISAGREE, run, words));
  }

  PriceFinding finding(What what, List<PricedDay> about, String words) {
    Tally all = Tally.of(about);
    return new PriceFinding(
        what,
        first.provider(),
        first.model(),
        first.kind(),
        first.tier(),
        about.getFirst().day().day(),
        about.getLast().day().day(),
        all.tokens(),
        all.cost(),
        all.paid(),
        all.list(),
        all.ratio().map(r -> r.round(Match.DIGITS)),
        words);
  }
}
