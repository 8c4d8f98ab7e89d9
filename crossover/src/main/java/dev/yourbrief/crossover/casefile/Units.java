package dev.yourbrief.crossover.casefile;

import dev.yourbrief.crossover.casefile.Amounts.Kind;
import dev.yourbrief.crossover.economics.CostLine;
import dev.yourbrief.crossover.economics.Demand;
import dev.yourbrief.crossover.economics.FleetBuilder;
import dev.yourbrief.crossover.economics.Index;
import dev.yourbrief.crossover.economics.Loads;
import dev.yourbrief.crossover.economics.Term;
import dev.yourbrief.figure.source.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Throughput that is committed to in units, as providers sell it (provisioned throughput). */
final class Units implements OptionBlock {

  static final List<String> KEYS = List.of("units", "overflow");

  private static final List<String> INNER =
      List.of("price", "carries", "outputWeight", "cachedWeight", "step", "least", "held", "busy");

  /** Minutes of a month of 365/12 days. */
  private static final double MINUTES = 43_800;

  private final String id;
  private final YamlMap map;
  private final Amounts amounts;
  private final Function<Demand, Optional<Term>> overflow;

  Units(String id, YamlMap map, Amounts amounts, Function<Demand, Optional<Term>> overflow) {
    this.id = id;
    this.map = map;
    this.amounts = amounts;
    this.overflow = overflow;
  }

  static boolean isOne(YamlMap map) {
    return map.get("units").isPresent();
  }

  @Override
  public String kind() {
    return "committed";
  }

  @Override
  public String name() {
    return id;
  }

  @Override
  public List<CostLine> lines(String prefix, Demand demand) {
    YamlMap units = map.require("units").asMap();
    units.onlyKnows(INNER);
    int step = Amounts.whole(units, "step", 1, 10_000).orElse(1);
    Term price =
        amounts.read(units.require("price"), id + ".price", "a unit", Kind.of("USD/month"));
    Term carries =
        amounts.read(
            units.require("carries"),
            id + ".carries",
            "input tokens a unit carries",
            Kind.of("tok/minute"));
    Term weight =
        amounts.or(
            units,
            "outputWeight",
            id + ".outputWeight",
            "input tokens that an output token counts as",
            Kind.of("1"),
            "1",
            "an output token counts as one unless you say so");
    Term cachedWeight =
        amounts.or(
            units,
            "cachedWeight",
            id + ".cachedWeight",
            "input tokens that a cached one counts as",
            Kind.SHARE,
            "100 percent",
            "a cached token counts in full unless you say so");
    Term counted =
        demand
            .input()
            .times(Term.number(1).minus(demand.cached().times(Term.number(1).minus(cachedWeight))))
            .plus(demand.output().times(weight));
    Term perMonth = carries.times(Term.number(step)).times(Term.number(MINUTES, "43,800 min"));
    Term mean =
        Term.named(
            prefix + ".load",
            "steps of units kept busy on average",
            "1",
            counted.times(Term.number(1e6, "1,000,000")).over(perMonth));
    FleetBuilder fleet =
        new FleetBuilder(
                prefix + ".units",
                "units of throughput",
                mean,
                Loads.peak(prefix + ".peakLoad", mean, demand))
            .gpusPerCopy(step)
            .running(Term.number(step).times(price), Index.API)
            .mostBusy(
                amounts.or(
                    units,
                    "busy",
                    id + ".busy",
                    "the share of a unit that is used at the peak",
                    Kind.of("1", 0.01, 1),
                    "1",
                    "a unit carries what its provider says"))
            .levels(demand.levels())
            .least(steps(Amounts.whole(units, "least", 1, 1_000_000).orElse(1), step));
    Amounts.whole(units, "held", 1, 1_000_000)
        .ifPresent(held -> fleet.held(steps(held, step), overflow.apply(demand)));
    List<CostLine> lines = new ArrayList<>(List.of(fleet.build()));
    lines.addAll(new Costs(amounts, id).lines(map, prefix, demand));
    return lines;
  }

  private static int steps(int units, int step) {
    return Math.ceilDiv(units, step);
  }
}
