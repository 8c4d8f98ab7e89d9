package dev.yourbrief.crossover.economics;

import dev.yourbrief.crossover.economics.CostLine.ByVolume;
import dev.yourbrief.crossover.economics.CostLine.Monthly;
import dev.yourbrief.crossover.economics.CostLine.Once;
import dev.yourbrief.crossover.economics.Option.Launch;
import dev.yourbrief.crossover.economics.Outlook.Scenario;
import dev.yourbrief.crossover.economics.Term.Input;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Quantity;
import dev.yourbrief.figure.Sampler;
import dev.yourbrief.figure.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cases to compare, put together from amounts as a person writes them. */
final class Cases {

  static final String BILL = "api.bill";
  static final String PEOPLE = "own.people";

  /** A bill of about 60k a month, Llama-70B-sized weights on pairs of H200. */
  private static final Map<String, String> TYPICAL =
      Map.ofEntries(
          Map.entry("input", "6000 to 9000"),
          Map.entry("output", "600 to 900"),
          Map.entry("peak", "2 to 5"),
          Map.entry(BILL, "50000 to 72000"),
          Map.entry("open.in", "0.5 to 0.9"),
          Map.entry("open.out", "0.6 to 1.2"),
          Map.entry("open.fixed", "5000 to 10000"),
          Map.entry("own.gpuHour", "2.8 to 4.4"),
          Map.entry("own.overhead", "1.3 to 1.5"),
          Map.entry("own.secondsIn", "174 to 370"),
          Map.entry("own.secondsOut", "211 to 451"),
          Map.entry("own.busy", "0.85"),
          Map.entry(PEOPLE, "15000 to 40000"),
          Map.entry("own.evaluation", "2000 to 8000"),
          Map.entry("own.migration", "40000 to 90000"));

  private final Map<String, String> amounts = new TreeMap<>(TYPICAL);
  private final Map<String, Input> inputs = new TreeMap<>();
  private boolean hasOpen = true;
  private int gpus = 2;
  private int least = 2;
  private int draws = 2_000;
  private int months = 24;
  private Launch launch = Launch.AT_ONCE;
  private List<Scenario> scenarios = List.of();
  private String growth = "0";
  private String discount = "0";

  static Cases typical() {
    return new Cases();
  }

  Cases with(String id, String amount) {
    amounts.put(id, amount);
    return this;
  }

  Cases withoutOpen() {
    hasOpen = false;
    return this;
  }

  Cases copies(int gpus, int least) {
    this.gpus = gpus;
    this.least = least;
    return this;
  }

  Cases draws(int draws) {
    this.draws = draws;
    return this;
  }

  Cases months(int months, String growth, String discount) {
    this.months = months;
    this.growth = growth;
    this.discount = discount;
    return this;
  }

  Cases launch(Launch launch) {
    this.launch = launch;
    return this;
  }

  Cases scenarios(Scenario... scenarios) {
    this.scenarios = List.of(scenarios);
    return this;
  }

  static Estimate estimate(String amount) {
    return Quantity.parse(amount).estimate();
  }

  static Input input(String id, String amount, double least, double most) {
    return new Input(
        Figure.amount(id, id, estimate(amount), Unit.ONE, new Provenance.Assumed("a test")),
        id.startsWith("own.seconds") ? "own.seconds" : id,
        least,
        most);
  }

  Term amount(String id) {
    return bounded(id, 0, Double.MAX_VALUE);
  }

  private Term bounded(String id, double least, double most) {
    return inputs.computeIfAbsent(id, i -> input(i, amounts.getOrDefault(i, "0"), least, most));
  }

  Demand demand() {
    return new Demand(
        amount("input"),
        Term.number(0),
        amount("output"),
        bounded("peak", 1, Double.MAX_VALUE),
        List.of(1.0));
  }

  Case build() {
    return build(List.of(new BigDecimal(1), new BigDecimal(3), new BigDecimal(10)));
  }

  Case build(List<BigDecimal> scales) {
    Demand demand = demand();
    List<Option> options = new ArrayList<>();
    options.add(
        new Option(
            "api",
            "Frontier",
            "rent",
            List.of(new ByVolume("api.tokens", "tokens", amount(BILL), Index.API)),
            Launch.AT_ONCE,
            List.of()));
    if (hasOpen) {
      Term tokens =
          demand.input().times(amount("open.in")).plus(demand.output().times(amount("open.out")));
      options.add(
          new Option(
              "open",
              "Open by the token",
              "rent",
              List.of(
                  new ByVolume("open.tokens", "tokens", tokens, Index.API),
                  new Monthly("open.fixed", "fixed", amount("open.fixed"), Index.STILL)),
              Launch.AT_ONCE,
              List.of()));
    }
    options.add(new Option("own", "Own GPUs", "self-host", own(demand), launch, List.of()));
    List<Scenario> all =
        scenarios.isEmpty()
            ? List.of(new Scenario("flat", "prices stay", Term.number(0), Term.number(0)))
            : scenarios;
    return new Case(
        demand.mtok(),
        demand.output(),
        options,
        new Outlook(
            months, input("growth", growth, -1, 10), input("discount", discount, -0.9, 10), all),
        scales,
        new Sampler(20_261_123, draws));
  }

  private List<CostLine> own(Demand demand) {
    Term mean =
        Loads.mean(
            "own.load",
            demand,
            amount("own.secondsIn"),
            amount("own.secondsOut"),
            gpus,
            Loads.hours());
    List<CostLine> lines = new ArrayList<>();
    for (String monthly : List.of(PEOPLE, "own.evaluation", "own.audit")) {
      if (amounts.containsKey(monthly)) {
        lines.add(new Monthly(monthly, monthly, amount(monthly), Index.STILL));
      }
    }
    lines.add(new Once("own.migration", "migration", amount("own.migration"), When.START));
    lines.add(
        new FleetBuilder("own.gpus", "GPUs", mean, Loads.peak("own.peakLoad", mean, demand))
            .gpusPerCopy(gpus)
            .running(
                Term.number(gpus)
                    .times(amount("own.gpuHour"))
                    .times(bounded("own.overhead", 1, Double.MAX_VALUE))
                    .times(Loads.hours()),
                Index.GPU)
            .mostBusy(bounded("own.busy", 0.01, 1))
            .least(least)
            .build());
    return lines;
  }
}
