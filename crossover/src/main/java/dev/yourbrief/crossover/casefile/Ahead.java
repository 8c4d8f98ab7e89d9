package dev.yourbrief.crossover.casefile;

import dev.yourbrief.crossover.casefile.Amounts.Kind;
import dev.yourbrief.crossover.economics.Outlook;
import dev.yourbrief.crossover.economics.Outlook.Scenario;
import dev.yourbrief.crossover.economics.Term;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The months ahead: {@code growth}, {@code horizon}, {@code discount}, {@code scenarios}. */
final class Ahead {

  private static final Kind CHANGE = Kind.of("1/year", -0.999, 100);
  private static final int MONTHS = 36;

  private final Amounts amounts;

  Ahead(Amounts amounts) {
    this.amounts = amounts;
  }

  Outlook read(YamlMap map) {
    return new Outlook(
        Amounts.months(map, "horizon", 1, 120).orElse(MONTHS),
        amounts.or(
            map,
            "growth",
            "ahead.growth",
            "growth of the volume",
            Kind.of("1/month", -0.9, 10),
            "0",
            "no growth is taken for granted"),
        amounts.or(
            map,
            "discount",
            "ahead.discount",
            "what later money is worth less",
            Kind.of("1/year", 0, 10),
            "0",
            "nothing is discounted unless you give a rate"),
        scenarios(map));
  }

  private List<Scenario> scenarios(YamlMap map) {
    List<Scenario> all = new ArrayList<>();
    all.add(new Scenario("flat", "prices stay as they are", Term.number(0), Term.number(0)));
    Optional<YamlMap> written = map.get("scenarios").map(YamlNode::asMap);
    if (written.isPresent()) {
      for (String id : written.get().names()) {
        YamlMap scenario = written.get().require(id).asMap();
        scenario.onlyKnows(List.of("name", "api", "gpu"));
        all.add(
            new Scenario(
                id,
                scenario.text("name").orElse(id),
                change(scenario, "api", id),
                change(scenario, "gpu", id)));
      }
      return all;
    }
    all.add(
        new Scenario(
            "holdQuality",
            "the price of today's quality falls",
            amounts.assumed(
                "ahead.apiFall",
                "price of tokens of one quality, a year",
                CHANGE,
                "-0.7 to -0.2",
                "the slower half of published falls at a fixed quality (Epoch, a16z)"),
            Term.number(0)));
    all.add(
        new Scenario(
            "trackFrontier",
            "you follow the frontier as it gets dearer",
            amounts.assumed(
                "ahead.apiRise",
                "price of tokens at the frontier, a year",
                CHANGE,
                "0.05 to 0.6",
                "one maker's flagship rose from 1.25 to 5 USD a million input tokens in a year;"
                    + " others held theirs (llm-prices, 2026-08-05)"),
            Term.number(0)));
    all.add(
        new Scenario(
            "gpuDearer",
            "GPU hours get dearer",
            Term.number(0),
            amounts.assumed(
                "ahead.gpuRise",
                "price of a GPU hour, a year",
                CHANGE,
                "0.1 to 0.4",
                "one-year H100 contracts rose 38 % from October 2025 to March 2026")));
    all.add(
        new Scenario(
            "gpuCheaper",
            "GPU hours get cheaper",
            Term.number(0),
            amounts.assumed(
                "ahead.gpuFall",
                "price of a GPU hour, a year",
                CHANGE,
                "-0.3 to -0.1",
                "rents of one GPU model fell by that much a year until 2025")));
    return all;
  }

  private Term change(YamlMap scenario, String key, String id) {
    return amounts
        .find(scenario, key, "ahead." + id + "." + key, key + " prices, a year", CHANGE)
        .orElseGet(() -> Term.number(0));
  }
}
