package dev.yourbrief.crossover.economics;

import dev.yourbrief.crossover.economics.CostLine.ByVolume;
import dev.yourbrief.crossover.economics.CostLine.Fleet;
import dev.yourbrief.crossover.economics.CostLine.Monthly;
import dev.yourbrief.crossover.economics.CostLine.Once;
import dev.yourbrief.crossover.economics.Term.Named;
import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every number of a comparison as a figure: what it is, how it came about and from what. */
final class Ledger {

  private static final Unit USD_MONTH = Unit.parse("USD/month");
  private static final Unit USD = Unit.parse("USD");
  private static final Unit PERCENT = Unit.parse("percent");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Comparison comparison;
  private final Simulation simulation;
  private final Inputs inputs;
  private final SortedMap<String, Figure> figures = new TreeMap<>();

  Ledger(Comparison comparison, Simulation simulation, Inputs inputs) {
    this.comparison = comparison;
    this.simulation = simulation;
    this.inputs = inputs;
  }

  SortedMap<String, Figure> all() {
    inputs.all().forEach(input -> figures.put(input.id(), input.figure()));
    inputs.named().forEach(this::step);
    simulation.options().forEach(this::today);
    comparison.scales().forEach(this::scale);
    comparison.challengers().forEach(option -> crossing(comparison.crossing(option.id())));
    comparison.scenarios().forEach(this::months);
    return figures;
  }

  private void step(Named step) {
    put(
        step.id(),
        step.label(),
        estimate(simulation.columns().of(step)),
        step.unit(),
        Formula.of(step.term()),
        Formula.ids(step.term()));
  }

  private static Estimate estimate(double[] values) {
    return values.length == 1
        ? Estimate.of(new BigDecimal(values[0]).round(new java.math.MathContext(12)))
        : Draws.owning(values.clone());
  }

  /** The lines of an option today, and their sum. */
  private void today(OptionColumns option) {
    String id = option.option().id();
    List<String> lines = new ArrayList<>();
    int fleet = 0;
    for (CostLine line : option.option().lines()) {
      lines.add(line instanceof Once ? line.id() + ".perMonth" : line.id());
      switch (line) {
        case Monthly m -> line(m, m.usdPerMonth(), "");
        case ByVolume v -> line(v, v.usdPerMonth(), "");
        case Once once -> once(once);
        case Fleet f -> fleet(f, option.fleets()[fleet++]);
      }
    }
    put(
        id + ".cost",
        option.option().name() + ", cost a month at today's volume",
        comparison.today().option(id).cost(),
        USD_MONTH,
        String.join(" + ", lines),
        lines);
  }

  private void line(CostLine line, Term term, String tail) {
    if (!figures.containsKey(line.id())) {
      put(
          line.id(),
          line.label(),
          estimate(simulation.columns().of(term)),
          USD_MONTH,
          Formula.of(term) + tail,
          Formula.ids(term));
    }
  }

  private void once(Once once) {
    int months = simulation.of().outlook().months();
    double share = OptionColumns.perMonth(once.when(), months);
    int over =
        switch (once.when()) {
          case When.Every every -> every.months();
          default -> months;
        };
    put(
        once.id() + ".perMonth",
        once.label() + ", a month",
        estimate(simulation.columns().of(once.usd())).scaledBy(new BigDecimal(share)),
        USD_MONTH,
        Formula.of(once.usd()) + " ÷ " + over + " months",
        Formula.ids(once.usd()));
  }

  private void fleet(Fleet fleet, FleetColumns columns) {
    int n = simulation.size();
    double[] copies = new double[n];
    double[] perCopy = new double[n];
    double[] cost = new double[n];
    double[] busy = new double[n];
    for (int i = 0; i < n; i++) {
      copies[i] = columns.paid(i, 1);
      perCopy[i] = columns.perCopy(i);
      cost[i] = columns.cost(i, 1);
      busy[i] = columns.utilisation(i, 1) * 100;
    }
    String id = fleet.id();
    List<String> parts = new ArrayList<>(Formula.ids(fleet.usdPerCopyMonth()));
    String formula = Formula.of(fleet.usdPerCopyMonth());
    if (fleet.usdPerCopyOnce() instanceof Term.Constant(double none, String words) && none == 0) {
      formula = formula.isEmpty() ? words : formula;
    } else {
      formula +=
          " + "
              + Formula.of(fleet.usdPerCopyOnce())
              + " × (1 − "
              + Formula.of(fleet.keptShare())
              + ") ÷ "
              + Formula.of(fleet.lifeMonths());
      parts.addAll(Formula.ids(fleet.usdPerCopyOnce()));
      parts.addAll(Formula.ids(fleet.keptShare()));
      parts.addAll(Formula.ids(fleet.lifeMonths()));
    }
    put(id + ".perCopy", "a copy, a month", Draws.owning(perCopy), USD_MONTH, formula, parts);
    List<String> load = new ArrayList<>(Formula.ids(fleet.peakLoad()));
    load.addAll(Formula.ids(fleet.mostBusy()));
    put(
        id + ".copies",
        "copies held at today's volume",
        Draws.owning(copies),
        Unit.ONE,
        copiesFormula(fleet),
        load);
    put(
        id + ".utilisation",
        "how busy the copies are on average",
        Draws.owning(busy),
        PERCENT,
        Formula.of(fleet.meanLoad()) + " ÷ " + id + ".copies",
        List.of(id + ".copies"));
    put(
        id,
        fleet.label(),
        Draws.owning(cost),
        USD_MONTH,
        id + ".copies × " + id + ".perCopy" + (fleet.overflow().isPresent() ? " + overflow" : ""),
        List.of(id + ".copies", id + ".perCopy"));
  }

  private static String copiesFormula(Fleet fleet) {
    if (fleet.held().isPresent()) {
      return fleet.held().get() + " copies, whatever the load";
    }
    String queue =
        fleet.safe().bound() > 0
            ? " (up to " + fleet.safe().bound() + " copies the queue allows less)"
            : "";
    return "the fewest whole copies, at least "
        + fleet.least()
        + ", that carry "
        + Formula.of(fleet.peakLoad())
        + " at most "
        + Formula.of(fleet.mostBusy())
        + " busy"
        + queue
        + (fleet.spare() > 0 ? ", and " + fleet.spare() + " spare" : "");
  }

  private void scale(ScaleRow row) {
    String at = ".at" + row.scale().toPlainString();
    for (OptionCost option : row.options()) {
      String id = option.option() + at;
      put(
          id + ".cost",
          option.name() + ", cost a month at " + row.scale().toPlainString() + "×",
          option.cost(),
          USD_MONTH,
          option.option() + ".cost with the volume times " + row.scale().toPlainString(),
          List.of(option.option() + ".cost"));
      share(id + ".pCheapest", option.name() + " is the cheapest", option.pCheapest());
      share(id + ".pNotDearer", option.name() + " costs no more than today", option.pNotDearer());
      if (option.hasFleet()) {
        put(
            id + ".gpus",
            "GPUs or units held in the busiest minutes",
            option.gpus(),
            Unit.ONE,
            "copies × GPUs in a copy",
            List.of());
      }
    }
  }

  private void share(String id, String label, double share) {
    put(
        id,
        label,
        Estimate.of(BigDecimal.valueOf(share).multiply(HUNDRED).stripTrailingZeros()),
        PERCENT,
        "draws in which that is so, over all draws",
        List.of());
  }

  private void crossing(Crossing crossing) {
    String id = crossing.option() + ".crossing";
    List<String> costs = new ArrayList<>(List.of(crossing.option() + ".cost"));
    crossing.rivals().forEach(rival -> costs.add(rival + ".cost"));
    String how = "in each draw, the lowest multiple of today's volume at which it costs no more";
    put(
        id + ".first",
        "first crossing, times today's volume",
        crossing.first(),
        Unit.ONE,
        how,
        costs);
    put(
        id + ".stable",
        "stable crossing, times today's volume",
        crossing.stable(),
        Unit.ONE,
        how + ", there and at every greater one",
        costs);
    put(
        id + ".bill",
        "what the baseline costs at the stable crossing",
        crossing.stableBill(),
        USD_MONTH,
        "the baseline's cost at " + id + ".stable",
        List.of(id + ".stable"));
    put(
        id + ".volume",
        "tokens at the stable crossing",
        crossing.stableMtok(),
        Unit.parse("Mtok/month"),
        id + ".stable × " + Formula.of(simulation.of().mtokPerMonth()),
        List.of(id + ".stable"));
    share(id + ".pNever", "there is no stable crossing", crossing.shareNever());
  }

  private void months(ScenarioResult result) {
    for (ScenarioResult.OptionSum option : result.options()) {
      String id = option.option() + "." + result.id();
      put(
          id + ".presentCost",
          option.name() + " over the horizon, in today's money",
          option.presentCost(),
          USD,
          "every month's cost and every one-off, each discounted to today; scenario: "
              + result.name(),
          List.of(option.option() + ".cost"));
      put(
          id + ".payback",
          option.name() + ": the month from which it has cost less than today's option in all",
          option.payback(),
          Unit.parse("month"),
          "first month from which the sum so far stays below the baseline's",
          List.of(id + ".presentCost"));
      put(
          id + ".regret",
          option.name() + ": how much more it costs than the cheapest of the same world",
          option.regret(),
          USD,
          "its present cost less the least present cost of the same draw",
          List.of(id + ".presentCost"));
    }
  }

  private void put(
      String id, String label, Estimate estimate, Unit unit, String formula, List<String> inputs) {
    figures.put(
        id,
        Figure.amount(
            id,
            label,
            estimate,
            unit,
            new Provenance.Computed(formula, inputs.stream().distinct().toList())));
  }
}
