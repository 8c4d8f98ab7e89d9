package dev.yourbrief.playbook;

import dev.yourbrief.bill.PeriodSpend;
import dev.yourbrief.crossover.Crossing;
import dev.yourbrief.crossover.CrossoverCase;
import dev.yourbrief.crossover.CrossoverResult;
import dev.yourbrief.crossover.OptionCost;
import dev.yourbrief.crossover.ScaleRow;
import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Sampler;
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
  private static final Unit PERCENT = Unit.parse("percent");
  private static final Unit GPU = Unit.parse("GPU");
  private static final double HOURS_A_MONTH = 730;

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

    List<String> keys = new ArrayList<>(AMOUNTS.keySet());
    keys.addAll(List.of("monthly", "once", "openCounts", "names", "ruleOfThumb", "title"));
    KEYS = List.copyOf(keys);
  }

  private CrossoverFigures() {}

  /** The simulation, and the names it rests on. */
  record Run(CrossoverCase wanted, CrossoverResult result, boolean openCounts, Set<String> inputs) {

    /** The crossing that counts: against the cheapest rented option that is good enough. */
    Crossing crossing() {
      return openCounts ? result.vsCheapestRented() : result.vsFrontier();
    }
  }

  /** The simulation of this evaluation, or what it lacks. */
  static Optional<Run> run(Evaluation evaluation) {
    CrossoverCases cases = new CrossoverCases(evaluation);
    return cases
        .build()
        .map(wanted -> {
          CrossoverResult result = evaluation.simulations().of(wanted);
          return new Run(wanted, result, cases.openCounts(), cases.inputs());
        });
  }

  /** Every fact under {@code crossover.}, each unknown when the simulation lacks something. */
  static Map<String, Fact> all(Evaluation evaluation) {
    Map<String, Fact> facts = new HashMap<>();
    Optional<Run> run = run(evaluation);
    if (run.isEmpty()) {
      Value.Unknown lacking = new CrossoverCases(evaluation).lacking();
      UNITS.keySet().forEach(name -> facts.put(name, Fact.hidden(lacking)));
      return facts;
    }
    new Facts(evaluation, run.get(), facts).putAll();
    return facts;
  }

  /** Puts the facts of one run. */
  private record Facts(Evaluation evaluation, Run run, Map<String, Fact> facts) {

    void putAll() {
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
          today.frontier().cost(),
          "bill.spendPerMonth",
          "bill.spendPerMonth");
      today
          .open()
          .ifPresent(open ->
              put(
                  "crossover.openToday",
                  "a rented open model at today's volume",
                  open.cost(),
                  "fixed cost + input × price of input + output × price of output"));
      put(
          "crossover.selfHostToday",
          "self-hosting at today's volume",
          today.selfHost().cost(),
          "people + evaluation + data pipeline + one-off cost ÷ horizon + GPUs × price × overhead ×"
              + " hours of a month");
      put(
          "crossover.gpusToday",
          "GPUs installed at today's volume",
          today.gpus(),
          "GPUs of a copy × the larger of the copies that must run and the copies the peak needs");
      put(
          "crossover.utilisationToday",
          "how busy those GPUs are on average",
          today.utilisation().map(u -> u * 100),
          "mean load ÷ GPUs installed");
      put(
          "crossover.gpuCostToday",
          "GPUs alone at today's volume",
          gpuCost(today.gpus()),
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
      for (ScaleRow row : run.result.scales()) {
        scale(row);
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

    private Draws gpuCost(Draws gpus) {
      Sampler sampler = evaluation.sampler();
      Draws price = sampler.draw("gpuHour", run.wanted.selfHost().usdPerGpuHour());
      Draws overhead = sampler.draw("overhead", run.wanted.selfHost().cloudOverhead());
      double[] cost = new double[gpus.size()];
      for (int i = 0; i < cost.length; i++) {
        cost[i] = gpus.get(i) * price.get(i) * Math.max(1, overhead.get(i)) * HOURS_A_MONTH;
      }
      return Draws.owning(cost);
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
      option(at, times, "frontier", row.frontier());
      row.open().ifPresent(open -> option(at, times, "open", open));
      option(at, times, "selfHost", row.selfHost());
      put(
          at + "pCheaper",
          "odds that self-hosting is the cheaper one",
          PERCENT,
          exact(row.pSelfCheaperThanFrontier() * 100),
          "draws in which self-hosting costs no more than the frontier API, over all draws",
          at + "selfHost",
          at + "frontier");
      put(
          at + "gpus",
          "GPUs installed at this multiple",
          GPU,
          row.gpus(),
          "as at today's volume, with the volume multiplied",
          times,
          "crossover.gpusToday");
      put(
          at + "utilisation",
          "how busy they are on average",
          PERCENT,
          row.utilisation().map(u -> u * 100),
          "mean load ÷ GPUs installed",
          at + "gpus");
    }

    private void option(String at, String times, String id, OptionCost option) {
      put(
          at + id,
          option.option() + ", cost a month at a multiple of today’s volume",
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
