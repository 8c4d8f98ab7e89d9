package dev.yourbrief.playbook;

import dev.yourbrief.crossover.economics.Case;
import dev.yourbrief.crossover.economics.CostLine;
import dev.yourbrief.crossover.economics.CostLine.ByVolume;
import dev.yourbrief.crossover.economics.CostLine.Monthly;
import dev.yourbrief.crossover.economics.CostLine.Once;
import dev.yourbrief.crossover.economics.Demand;
import dev.yourbrief.crossover.economics.FleetBuilder;
import dev.yourbrief.crossover.economics.Index;
import dev.yourbrief.crossover.economics.Loads;
import dev.yourbrief.crossover.economics.Option;
import dev.yourbrief.crossover.economics.Option.Launch;
import dev.yourbrief.crossover.economics.Outlook;
import dev.yourbrief.crossover.economics.Outlook.Scenario;
import dev.yourbrief.crossover.economics.Term;
import dev.yourbrief.crossover.economics.When;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.language.Expression;
import dev.yourbrief.playbook.language.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts a crossover's case together out of a playbook's expressions; says what it lacks when it
 * cannot.
 */
final class CrossoverCases {

  /** The multiples of today's volume every brief reports. */
  static final List<BigDecimal> SCALES =
      List.of(BigDecimal.ONE, BigDecimal.valueOf(3), BigDecimal.TEN);

  /** The ids of the options. */
  static final String FRONTIER = "frontier";

  static final String OPEN_MODEL = "open";
  static final String SELF_HOST = "selfHost";

  /** The ids of the scenarios, the one to plan with first. */
  static final List<String> SCENARIOS =
      List.of("flat", "holdQuality", "trackFrontier", "gpuDearer", "gpuCheaper");

  private static final String THROUGHPUT = "throughput";

  /** Without these there is no third option, but still a crossover. */
  private static final Set<String> OPEN = Set.of("openInput", "openOutput", "openFixed");

  private final Evaluation evaluation;
  private final Playbook.CrossoverRule rule;
  private final Map<String, Estimate> amounts = new HashMap<>();
  private final Set<String> inputs = new TreeSet<>();
  private final Map<String, Term> inputTerms = new HashMap<>();
  private Value.Unknown lacking = Value.Unknown.of();

  CrossoverCases(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.rule = evaluation.decision().playbook().crossover().orElseThrow();
    rule.amounts().forEach(this::amount);
  }

  private void amount(String key, Expression expression) {
    inputs.addAll(expression.names());
    switch (evaluation.evaluate(expression)) {
      case Value.Num num ->
          amounts.put(
              key, Evaluation.in(num, CrossoverFigures.AMOUNTS.getOrDefault(key, Unit.ONE)));
      case Value.Unknown unknown when !OPEN.contains(key) -> lacking = lacking.and(unknown);
      default -> {}
    }
  }

  /** What {@link #build} found missing; names nothing when there was a case. */
  Value.Unknown lacking() {
    return lacking;
  }

  /** The names the case rests on. */
  Set<String> inputs() {
    Set<String> all = new TreeSet<>(inputs);
    all.addAll(rule.monthly());
    all.addAll(rule.once());
    return all;
  }

  boolean openCounts() {
    return evaluation.holds(rule.openCounts());
  }

  /** The case; empty when it lacks something. */
  Optional<Case> build() {
    List<CostLine> lines = new ArrayList<>();
    rule.monthly().forEach(name -> monthly(name, lines));
    rule.once().forEach(name -> once(name, lines));
    if (!lacking.missing().isEmpty() || !lacking.reasons().isEmpty()) {
      return Optional.empty();
    }
    Demand demand =
        new Demand(
            input("input"),
            Term.number(0),
            input("output"),
            bounded("peakToMean", 1, Double.MAX_VALUE),
            List.of(1.0));
    List<Option> options = new ArrayList<>();
    options.add(
        option(
            FRONTIER,
            List.of(new ByVolume("frontier.tokens", "the bill", input("frontier"), Index.API))));
    if (amounts.keySet().containsAll(OPEN)) {
      options.add(option(OPEN_MODEL, open(demand)));
    }
    lines.add(fleet(demand));
    options.add(
        new Option(
            SELF_HOST,
            name(SELF_HOST),
            "self-host",
            lines,
            new Launch(months("buildMonths", 0), months("rampMonths", 0)),
            List.of()));
    return Optional.of(
        new Case(demand.mtok(), demand.output(), options, outlook(), SCALES, evaluation.sampler()));
  }

  private Option option(String id, List<CostLine> lines) {
    return new Option(id, name(id), "rent", lines, Launch.AT_ONCE, List.of());
  }

  private List<CostLine> open(Demand demand) {
    Term tokens =
        demand.input().times(input("openInput")).plus(demand.output().times(input("openOutput")));
    return List.of(
        new ByVolume("open.tokens", "tokens", tokens, Index.API),
        new Monthly("open.fixed", "besides tokens", input("openFixed"), Index.STILL));
  }

  private CostLine fleet(Demand demand) {
    int gpus = whole("gpusPerReplica");
    Term mean =
        Loads.mean(
            "selfHost.load",
            demand,
            onStream("gpuSecondsInput", THROUGHPUT),
            onStream("gpuSecondsOutput", THROUGHPUT),
            gpus,
            Loads.hours());
    Term perCopy =
        Term.number(gpus)
            .times(input("gpuHour"))
            .times(bounded("overhead", 1, Double.MAX_VALUE))
            .times(Loads.hours());
    return new FleetBuilder(
            "selfHost.gpus", "GPUs", mean, Loads.peak("selfHost.peakLoad", mean, demand))
        .gpusPerCopy(gpus)
        .running(perCopy, Index.GPU)
        .mostBusy(bounded("maxUtilisation", 0.01, 1))
        .least(whole("minReplicas"))
        .build();
  }

  private Outlook outlook() {
    Term none = Term.number(0);
    Term apiFall = none.minus(bounded("apiFall", 0, 0.999));
    Term gpuFall = none.minus(bounded("gpuFall", 0, 0.999));
    return new Outlook(
        Math.clamp(months("horizon", 1), 1, 120),
        bounded("growth", -0.9, 1),
        bounded("discount", 0, 10),
        List.of(
            new Scenario("flat", "prices stay as they are", none, none),
            new Scenario("holdQuality", "the price of today’s quality falls", apiFall, none),
            new Scenario(
                "trackFrontier",
                "you follow the frontier as it gets dearer",
                bounded("apiRise", 0, 10),
                none),
            new Scenario("gpuDearer", "GPU hours get dearer", none, bounded("gpuRise", 0, 10)),
            new Scenario("gpuCheaper", "GPU hours get cheaper", none, gpuFall)));
  }

  private void monthly(String name, List<CostLine> lines) {
    cost(name, Unit.parse("USD/month"))
        .ifPresent(term -> lines.add(new Monthly(name, label(name), term, Index.STILL)));
  }

  private void once(String name, List<CostLine> lines) {
    cost(name, Unit.parse("USD"))
        .ifPresent(term -> lines.add(new Once(name, label(name), term, When.START)));
  }

  private Optional<Term> cost(String name, Unit unit) {
    switch (evaluation.value(name)) {
      case Value.Num num -> {
        return Optional.of(term(name, Evaluation.in(num, unit), unit, name, 0, Double.MAX_VALUE));
      }
      case Value.Unknown unknown -> lacking = lacking.and(unknown);
      default -> throw new IllegalStateException(name + " is no amount");
    }
    return Optional.empty();
  }

  private Term input(String key) {
    return bounded(key, 0, Double.MAX_VALUE);
  }

  private Term bounded(String key, double least, double most) {
    return term(id(key), get(key), unit(key), id(key), least, most);
  }

  /** Inputs that are off together share their draws; these come drawn, so the name is for show. */
  private Term onStream(String key, String stream) {
    return term(id(key), get(key), unit(key), stream, 0, Double.MAX_VALUE);
  }

  private Term term(
      String id, Estimate estimate, Unit unit, String stream, double least, double most) {
    return inputTerms.computeIfAbsent(
        id,
        name ->
            new Term.Input(
                Figure.amount(
                    name,
                    label(name),
                    estimate,
                    unit,
                    evaluation
                        .figure(name)
                        .map(Figure::provenance)
                        .orElse(new Provenance.Computed(name, List.of()))),
                stream,
                least,
                most));
  }

  /** A playbook's own name where the rule is just that name. */
  private String id(String key) {
    return Optional.ofNullable(rule.amounts().get(key))
        .filter(e -> e.names().contains(e.text().strip()))
        .map(e -> e.text().strip())
        .orElse("crossover." + key);
  }

  private String label(String name) {
    return evaluation
        .figure(name)
        .map(Figure::label)
        .orElse(name.substring(name.lastIndexOf('.') + 1));
  }

  private static Unit unit(String key) {
    return CrossoverFigures.AMOUNTS.getOrDefault(key, Unit.ONE);
  }

  private Estimate get(String key) {
    Estimate amount = amounts.get(key);
    if (amount == null) {
      throw new IllegalStateException(key + " is not known");
    }
    return amount;
  }

  private String name(String option) {
    return rule.names().getOrDefault(option, option);
  }

  private int whole(String key) {
    return Math.max(1, (int) Math.ceil(get(key).median()));
  }

  private int months(String key, int least) {
    return Math.max(least, (int) Math.round(get(key).median()));
  }
}
