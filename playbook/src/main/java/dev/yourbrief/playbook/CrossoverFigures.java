package dev.yourbrief.playbook;

import dev.yourbrief.bill.PeriodSpend;
import dev.yourbrief.crossover.economics.Comparison;
import dev.yourbrief.crossover.economics.Crossing;
import dev.yourbrief.crossover.economics.OptionCost;
import dev.yourbrief.crossover.economics.ScaleRow;
import dev.yourbrief.crossover.economics.ScenarioResult;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.language.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The crossover, as named figures. */
final class CrossoverFigures {

  private static final Unit USD_MONTH = Unit.parse("USD/month");
  private static final Unit MTOK = Unit.parse("Mtok/month");
  private static final Unit USD = Unit.parse("USD");
  private static final Unit PERCENT = Unit.parse("percent");
  private static final Unit GPU = Unit.parse("GPU");

  /** What a playbook's crossover block must say, and the unit of each. */
  static final Map<String, Unit> AMOUNTS = new LinkedHashMap<>();

  /** Every name and its unit. */
  static final Map<String, Unit> UNITS = new LinkedHashMap<>();

  /** Every key of a playbook's crossover block. */
  static final List<String> KEYS;

  static {
    AMOUNTS.put("input", MTOK);
    AMOUNTS.put("output", MTOK);
    AMOUNTS.put("peakToMean", Unit.ONE);
    AMOUNTS.put("frontier", USD_MONTH);
    AMOUNTS.put("openInput", Unit.parse("USD/Mtok"));
    AMOUNTS.put("openOutput", Unit.parse("USD/Mtok"));
    AMOUNTS.put("openFixed", USD_MONTH);
    AMOUNTS.put("gpuHour", Unit.parse("USD/GPU-hour"));
    AMOUNTS.put("overhead", Unit.ONE);
    AMOUNTS.put("gpuSecondsInput", Unit.parse("GPU-s/Mtok"));
    AMOUNTS.put("gpuSecondsOutput", Unit.parse("GPU-s/Mtok"));
    AMOUNTS.put("gpusPerReplica", GPU);
    AMOUNTS.put("minReplicas", Unit.ONE);
    AMOUNTS.put("maxUtilisation", Unit.ONE);
    AMOUNTS.put("horizon", Unit.parse("month"));
    AMOUNTS.put("growth", Unit.parse("1/month"));
    AMOUNTS.put("discount", Unit.parse("1/year"));
    AMOUNTS.put("apiFall", Unit.parse("1/year"));
    AMOUNTS.put("apiRise", Unit.parse("1/year"));
    AMOUNTS.put("gpuFall", Unit.parse("1/year"));
    AMOUNTS.put("gpuRise", Unit.parse("1/year"));
    AMOUNTS.put("buildMonths", Unit.parse("month"));
    AMOUNTS.put("rampMonths", Unit.parse("month"));

    UNITS.put("crossover.bill", USD_MONTH);
    UNITS.put("crossover.firstBill", USD_MONTH);
    UNITS.put("crossover.volume", MTOK);
    UNITS.put("crossover.scale", Unit.ONE);
    UNITS.put("crossover.pNever", PERCENT);
    UNITS.put("crossover.periodsAbove", Unit.ONE);
    UNITS.put("crossover.pStaysQuarter", PERCENT);
    UNITS.put("crossover.pStaysHalfYear", PERCENT);
    UNITS.put("crossover.pStaysYear", PERCENT);
    UNITS.put("crossover.frontierToday", USD_MONTH);
    UNITS.put("crossover.openToday", USD_MONTH);
    UNITS.put("crossover.selfHostToday", USD_MONTH);
    UNITS.put("crossover.gpuCostToday", USD_MONTH);
    UNITS.put("crossover.gpusToday", GPU);
    UNITS.put("crossover.utilisationToday", PERCENT);
    UNITS.put("crossover.frontierHorizon", USD);
    UNITS.put("crossover.openHorizon", USD);
    UNITS.put("crossover.selfHostHorizon", USD);
    UNITS.put("crossover.payback", Unit.parse("month"));
    UNITS.put("crossover.pPaysBack", PERCENT);

    for (String scenario : CrossoverCases.SCENARIOS) {
      for (String option :
          List.of(CrossoverCases.FRONTIER, CrossoverCases.OPEN_MODEL, CrossoverCases.SELF_HOST)) {
        UNITS.put("crossover." + scenario + "." + option, USD);
      }
    }

    List<String> keys = new ArrayList<>(AMOUNTS.keySet());
    keys.addAll(List.of("monthly", "once", "openCounts", "names", "ruleOfThumb", "title"));
    KEYS = List.copyOf(keys);
  }

  private CrossoverFigures() {}

  /** The simulation, and the names it rests on. */
  record Run(Comparison result, boolean openCounts, Set<String> inputs) {

    /** The options self-hosting is compared with: those rented ones that are good enough. */
    List<String> rivals() {
      return openCounts ? result.rented() : List.of(CrossoverCases.FRONTIER);
    }

    /** The crossing that counts: against the cheapest rented option that is good enough. */
    Crossing crossing() {
      return result.crossing(CrossoverCases.SELF_HOST, rivals());
    }

    /** The crossings a chart has to show. */
    List<Crossing> crossings() {
      return List.of(
          result.crossing(CrossoverCases.SELF_HOST),
          result.crossing(CrossoverCases.SELF_HOST, result.rented()));
    }

    /** The ids of the options that can be chosen. */
    List<String> eligible() {
      List<String> ids = new ArrayList<>(rivals());
      ids.add(CrossoverCases.SELF_HOST);
      return ids;
    }
  }

  /**
   * What became of an evaluation's crossover.
   *
   * @param run the simulation; empty when it lacks something, or the playbook asks for none
   * @param lacking what it lacks
   */
  record Outcome(Optional<Run> run, Value.Unknown lacking) {

    /** Puts the case together; {@link Evaluation#crossover} does so once. */
    static Outcome of(Evaluation evaluation) {
      if (evaluation.decision().playbook().crossover().isEmpty()) {
        return new Outcome(Optional.empty(), Value.Unknown.of());
      }
      CrossoverCases cases = new CrossoverCases(evaluation);
      Optional<Run> run =
          cases
              .build()
              .map(wanted ->
                  new Run(evaluation.simulations().of(wanted), cases.openCounts(), cases.inputs()));
      return new Outcome(run, cases.lacking());
    }
  }

  /**
   * A fact under {@code crossover.} and those that are worked out with it, each unknown when the
   * simulation lacks something. What the months come to takes the longest, and not everybody asks.
   */
  static Map<String, Fact> with(Evaluation evaluation, String name) {
    Map<String, Fact> facts = new HashMap<>();
    Outcome outcome = evaluation.crossover();
    if (outcome.run().isEmpty()) {
      UNITS.keySet().forEach(each -> facts.put(each, Fact.hidden(outcome.lacking())));
      return facts;
    }
    Facts known = new Facts(evaluation, outcome.run().get(), facts);
    if (isOfMonths(name)) {
      known.putMonths();
    } else {
      known.putVolumes();
    }
    return facts;
  }

  private static boolean isOfMonths(String name) {
    return name.endsWith("Horizon")
        || name.equals("crossover.payback")
        || name.equals("crossover.pPaysBack")
        || CrossoverCases.SCENARIOS.stream()
            .anyMatch(scenario -> name.startsWith("crossover." + scenario + "."));
  }

  /** Puts the facts of one run. */
  private record Facts(Evaluation evaluation, Run run, Map<String, Fact> facts) {

    void putVolumes() {
      Crossing crossing = run.crossing();
      put(
          "crossover.scale",
          "the multiple of today's volume from which self-hosting is cheaper for good",
          crossing.stable(),
          "lowest multiple of today's volume from which self-hosting costs no more, at every larger"
              + " one too; in each draw");
      put(
          "crossover.bill",
          "the bill from which self-hosting is cheaper for good",
          crossing.stableBill(),
          "crossover.scale × bill.spendPerMonth, in each draw",
          "crossover.scale",
          "bill.spendPerMonth");
      put(
          "crossover.firstBill",
          "the bill at which self-hosting first costs no more",
          crossing.firstBill(),
          "lowest multiple at which self-hosting costs no more × bill.spendPerMonth, in each draw");
      put(
          "crossover.volume",
          "the volume from which self-hosting is cheaper for good",
          crossing.stableMtok(),
          "crossover.scale × (bill.inputPerMonth + bill.outputPerMonth), in each draw",
          "crossover.scale",
          "bill.inputPerMonth",
          "bill.outputPerMonth");
      put(
          "crossover.pNever",
          "share of worlds in which it never gets cheaper for good",
          exact(crossing.shareNever() * 100),
          "draws without a crossing over all draws");
      ScaleRow today = run.result.today();
      put(
          "crossover.frontierToday",
          "the frontier API at today's volume",
          today.option(CrossoverCases.FRONTIER).cost(),
          "bill.spendPerMonth",
          "bill.spendPerMonth");
      open(today)
          .ifPresent(open ->
              put(
                  "crossover.openToday",
                  "a rented open model at today's volume",
                  open.cost(),
                  "fixed cost + input × price of input + output × price of output"));
      put(
          "crossover.selfHostToday",
          "self-hosting at today's volume",
          selfHost(today).cost(),
          "people + evaluation + data pipeline + one-off cost ÷ horizon + GPUs × price × overhead ×"
              + " hours of a month");
      put(
          "crossover.gpusToday",
          "GPUs installed at today's volume",
          selfHost(today).gpus(),
          "GPUs of a copy × the larger of the copies that must run and the copies the peak needs");
      put(
          "crossover.utilisationToday",
          "how busy those GPUs are on average",
          selfHost(today).utilisation().map(u -> u * 100),
          "mean load ÷ GPUs installed");
      put(
          "crossover.gpuCostToday",
          "GPUs alone at today's volume",
          gpuCost(),
          "GPUs × price × overhead × hours of a month");
      put(
          "crossover.periodsAbove",
          "periods of thirty days, back from the last, whose bill stood above the crossover",
          Estimate.of(periodsAbove(crossing.stableBill().median())),
          "whole periods of the bill, counted back from the last while each is above the middle of"
              + " crossover.bill",
          "crossover.bill",
          "bill.spendPerMonth");
      stays("Quarter", "a quarter", 3);
      stays("HalfYear", "half a year", 6);
      stays("Year", "a year", 12);
      for (ScaleRow row : run.result().scales()) {
        scale(row);
      }
    }

    void putMonths() {
      for (ScenarioResult.OptionSum option : run.result().planned().options()) {
        put(
            "crossover." + option.option() + "Horizon",
            option.name() + ", everything over the horizon, in today’s money",
            option.presentCost(),
            "each month’s cost and each one-off, discounted to today; prices as they are");
      }
      ScenarioResult.OptionSum own = run.result().planned().option(CrossoverCases.SELF_HOST);
      put(
          "crossover.payback",
          "the month from which self-hosting has cost less in all",
          own.payback(),
          "first month from which everything paid so far stays below the frontier’s, in each"
              + " draw");
      put(
          "crossover.pPaysBack",
          "odds that self-hosting pays back within the horizon",
          exact((1 - own.payback().shareAtLeast(Double.POSITIVE_INFINITY)) * 100),
          "draws in which it does, over all draws",
          "crossover.payback");
      for (ScenarioResult scenario : run.result().scenarios()) {
        for (ScenarioResult.OptionSum option : scenario.options()) {
          put(
              "crossover." + scenario.id() + "." + option.option(),
              option.name() + ", over the horizon, if " + scenario.name(),
              USD,
              option.presentCost(),
              "as crossover." + option.option() + "Horizon, with prices that change",
              "crossover." + option.option() + "Horizon");
        }
      }
    }

    /** Unknown without a forecast, so not put. */
    private void stays(String which, String words, int months) {
      evaluation
          .bill()
          .filter(bill -> bill.currency().equals("USD"))
          .flatMap(bill -> bill.outlook().forecast())
          .map(forecast -> forecast.staysAtLeast(run.crossing().stableBill(), months))
          .ifPresent(share ->
              put(
                  "crossover.pStays" + which,
                  "odds that the bill is above the crossover in each month of " + words,
                  exact(share * 100),
                  "draws in which each month of the bill's forecast costs at least crossover.bill,"
                      + " over all draws",
                  "crossover.bill",
                  "bill.nextMonth"));
    }

    private static OptionCost selfHost(ScaleRow row) {
      return row.option(CrossoverCases.SELF_HOST);
    }

    private static Optional<OptionCost> open(ScaleRow row) {
      return row.options().stream()
          .filter(o -> o.option().equals(CrossoverCases.OPEN_MODEL))
          .findFirst();
    }

    private Estimate gpuCost() {
      return run.result().fleetToday(CrossoverCases.SELF_HOST, "selfHost.gpus");
    }

    /**
     * Whole periods, newest first, while each stands above the crossover. A period is a month's
     * worth in USD/month.
     */
    private long periodsAbove(double bill) {
      List<PeriodSpend> periods = evaluation.bill().map(b -> b.periods()).orElse(List.of());
      long above = 0;
      for (PeriodSpend period : periods.reversed()) {
        double perMonth =
            period.cost().doubleValue() / Math.max(1, period.daysWithData()) * 365 / 12;
        if (period.daysWithData() < 20 || perMonth < bill) {
          break;
        }
        above++;
      }
      return above;
    }

    private void scale(ScaleRow row) {
      String at = "crossover.at" + row.scale().toPlainString() + ".";
      String times = "scale." + row.scale().toPlainString();
      row.options().forEach(option -> option(at, times, option.option(), option));
      put(
          at + "pCheaper",
          "odds that self-hosting is the cheaper one",
          PERCENT,
          exact(selfHost(row).pNotDearer() * 100),
          "draws in which self-hosting costs no more than the frontier API, over all draws",
          at + "selfHost",
          at + "frontier");
      put(
          at + "gpus",
          "GPUs installed at this multiple",
          GPU,
          selfHost(row).gpus(),
          "as at today's volume, with the volume multiplied",
          times,
          "crossover.gpusToday");
      put(
          at + "utilisation",
          "how busy they are on average",
          PERCENT,
          selfHost(row).utilisation().map(u -> u * 100),
          "mean load ÷ GPUs installed",
          at + "gpus");
    }

    private void option(String at, String times, String id, OptionCost option) {
      put(
          at + id,
          option.name() + ", cost a month at a multiple of today’s volume",
          USD_MONTH,
          option.cost(),
          "as at today's volume, with the volume multiplied",
          "crossover." + id + "Today",
          times);
    }

    private void put(
        String name, String label, Estimate estimate, String formula, String... inputs) {
      put(name, label, UNITS.getOrDefault(name, Unit.ONE), estimate, formula, inputs);
    }

    private void put(
        String name, String label, Unit unit, Estimate estimate, String formula, String... inputs) {
      Set<String> rest = inputs.length == 0 ? run.inputs : new TreeSet<>(List.of(inputs));
      facts.put(name, Evaluation.computed(name, label, estimate, unit, formula, rest));
    }

    private static Estimate exact(double value) {
      return Estimate.of(new BigDecimal(value).round(MathContext.DECIMAL32).stripTrailingZeros());
    }
  }
}
