package dev.yourbrief.playbook;

import dev.yourbrief.crossover.CrossoverCase;
import dev.yourbrief.crossover.Demand;
import dev.yourbrief.crossover.FixedCost;
import dev.yourbrief.crossover.RentFrontier;
import dev.yourbrief.crossover.RentOpen;
import dev.yourbrief.crossover.SelfHost;
import dev.yourbrief.figure.Estimate;
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

  /** Without these there is no third option, but still a crossover. */
  private static final Set<String> OPEN = Set.of("openInput", "openOutput", "openFixed");

  private final Evaluation evaluation;
  private final Playbook.CrossoverRule rule;
  private final Map<String, Estimate> amounts = new HashMap<>();
  private final Set<String> inputs = new TreeSet<>();
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

  /** What is missing for a case; names nothing when there is one. */
  Value.Unknown lacking() {
    costs(rule.monthly(), Unit.parse("USD/month"));
    costs(rule.once(), Unit.parse("USD"));
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

  Optional<CrossoverCase> build() {
    List<FixedCost> monthly = costs(rule.monthly(), Unit.parse("USD/month"));
    List<FixedCost> once = costs(rule.once(), Unit.parse("USD"));
    if (!lacking.missing().isEmpty() || !lacking.reasons().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CrossoverCase(
            new Demand(get("input"), get("output"), get("peakToMean")),
            new RentFrontier(name("frontier"), get("frontier")),
            open(),
            new SelfHost(
                name("selfHost"),
                get("gpuHour"),
                get("overhead"),
                get("gpuSecondsInput"),
                get("gpuSecondsOutput"),
                whole("gpusPerReplica"),
                whole("minReplicas"),
                get("maxUtilisation"),
                monthly,
                once,
                get("horizon")),
            SCALES,
            evaluation.sampler()));
  }

  private Optional<RentOpen> open() {
    return amounts.keySet().containsAll(OPEN)
        ? Optional.of(
            new RentOpen(name("open"), get("openInput"), get("openOutput"), get("openFixed")))
        : Optional.empty();
  }

  private List<FixedCost> costs(List<String> names, Unit unit) {
    List<FixedCost> costs = new ArrayList<>();
    for (String name : names) {
      switch (evaluation.value(name)) {
        case Value.Num num -> costs.add(new FixedCost(name, Evaluation.in(num, unit)));
        case Value.Unknown unknown -> lacking = lacking.and(unknown);
        default -> throw new IllegalStateException(name + " is no amount");
      }
    }
    return costs;
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
}
