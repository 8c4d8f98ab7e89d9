package dev.yourbrief.trial;

import dev.yourbrief.provider.ChatRequest;
import dev.yourbrief.provider.TokenPrices;
import dev.yourbrief.provider.Usage;
import dev.yourbrief.trial.PlanReport.ArmCost;
import dev.yourbrief.trial.PlanReport.Need;
import dev.yourbrief.trial.arm.Examples;
import dev.yourbrief.trial.arm.Prompting;
import dev.yourbrief.trial.data.Case;
import dev.yourbrief.trial.decide.Comparison;
import dev.yourbrief.trial.decide.PairedScore;
import dev.yourbrief.trial.decide.Rules;
import dev.yourbrief.trial.plan.ArmPlan;
import dev.yourbrief.trial.plan.Plan;
import dev.yourbrief.trial.run.Tokens;
import dev.yourbrief.trial.statistics.MeanPower;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reckons what a plan needs, before anybody is asked anything. */
public final class Planning {

  /** Shares of cases on which two good arms typically differ. */
  private static final double[] DIFFERING = {0.05, 0.1, 0.2};

  /** How many cases are counted out in tokens; the rest is taken to be like them. */
  private static final int SAMPLE = 200;

  private final Trial trial;
  private final Plan plan;
  private final Materials materials;

  private Planning(Trial trial, Materials materials) {
    this.trial = trial;
    this.plan = trial.plan();
    this.materials = materials;
  }

  /**
   * Reckons.
   *
   * @param pilot scores of both arms on other cases, from which the spread is taken; empty for none
   */
  public static PlanReport of(Trial trial, Optional<List<PairedScore>> pilot) {
    Planning planning = new Planning(trial, Materials.of(trial.plan()));
    return planning.report(pilot);
  }

  private PlanReport report(Optional<List<PairedScore>> pilot) {
    int cases = materials.test().size();
    Optional<Integer> clusters =
        plan.data()
            .cluster()
            .map(field ->
                (int)
                    materials.test().stream()
                        .map(c -> c.field(field).filter(v -> !v.isBlank()).orElse(c.id()))
                        .distinct()
                        .count());
    return new PlanReport(
        cases,
        materials.train().size(),
        materials.dev().size(),
        clusters,
        plan.rules().margin(),
        pilot.map(scores -> List.of(fromPilot(scores, cases))).orElseGet(() -> assumed(cases)),
        costs(),
        plan.budgetUsd(),
        notes(cases, clusters),
        materials.problems(),
        trial.log().current().isPresent());
  }

  /** The share p of cases on which two arms differ bounds the variance of their difference. */
  private List<Need> assumed(int cases) {
    List<Need> needs = new ArrayList<>();
    double margin = plan.rules().margin().doubleValue();
    for (double share : DIFFERING) {
      needs.add(
          need(
              String.format(Locale.ROOT, "if the arms differ on %.0f %% of cases", 100 * share),
              share - Math.min(margin, share) * Math.min(margin, share),
              1,
              cases));
    }
    return needs;
  }

  private Need fromPilot(List<PairedScore> scores, int cases) {
    Rules rules = Rules.usual(0, plan.rules().seed());
    Comparison pilot = Comparison.of(scores, rules);
    double variance = pilot.naiveError() * pilot.naiveError() * pilot.n();
    double design = pilot.designEffect().orElse(1);
    return need(
        String.format(
            Locale.ROOT,
            "from the pilot's %,d cases%s",
            pilot.n(),
            pilot.designEffect().isPresent()
                ? String.format(Locale.ROOT, ", design effect %.2f", design)
                : ""),
        variance,
        design,
        cases);
  }

  private Need need(String assumption, double variance, double designEffect, int cases) {
    MeanPower power = new MeanPower(variance, designEffect, plan.rules().alpha().doubleValue());
    double wanted = plan.rules().power().doubleValue();
    double margin = plan.rules().margin().doubleValue();
    return new Need(
        assumption,
        power.detectable(Math.max(2, cases), wanted),
        margin > 0 ? Optional.of(power.wholeItems(margin, wanted)) : Optional.empty(),
        margin > 0
            ? OptionalDouble.of(power.power(Math.max(2, cases), margin))
            : OptionalDouble.empty());
  }

  private List<ArmCost> costs() {
    List<ArmCost> costs = new ArrayList<>();
    for (ArmPlan arm : plan.arms().values()) {
      if (arm instanceof ArmPlan.Model model) {
        costs.add(cost(model));
      }
    }
    return costs;
  }

  private ArmCost cost(ArmPlan.Model arm) {
    // Which cases will be shown is not known yet; any ones are about as long.
    List<Case> train = materials.train();
    Examples some =
        (to, count) ->
            train.isEmpty() ? List.of() : train.subList(0, Math.min(count, train.size()));
    List<Prompting> ways = ModelArms.promptings(plan, materials, some, arm);
    Prompting longest =
        ways.stream().reduce((a, b) -> a.count() >= b.count() ? a : b).orElseThrow();
    List<Case> sample = materials.test().subList(0, Math.min(SAMPLE, materials.test().size()));
    double input = sample.stream().mapToLong(c -> Tokens.of(longest.about(c))).average().orElse(0);
    double answer =
        sample.stream().mapToInt(c -> Tokens.of(materials.answer(c))).average().orElse(0);
    long calls = (long) materials.test().size() * plan.rules().repeats();
    if (ways.size() > 1) {
      calls += (long) ways.size() * Math.min(arm.tuneCases(), materials.dev().size());
    }
    Optional<TokenPrices> prices = Optional.ofNullable(trial.prices().get(arm.name()));
    long tokens = Math.round(input * calls);
    ChatRequest first = longest.about(materials.test().getFirst());
    return new ArmCost(
        arm.name(),
        calls,
        tokens,
        usd(prices, tokens, Math.round(answer * calls)),
        first.decoding().maxOutputTokens().isPresent()
            ? usd(prices, tokens, calls * first.decoding().maxOutputTokens().getAsInt())
            : Optional.empty());
  }

  private static Optional<BigDecimal> usd(Optional<TokenPrices> prices, long input, long output) {
    return prices.flatMap(p -> p.cost(new Usage(input, 0, 0, 0, output, 0)));
  }

  private List<String> notes(int cases, Optional<Integer> clusters) {
    List<String> notes = new ArrayList<>();
    if (cases < 300) {
      notes.add("With fewer than 300 cases only large differences can be told from chance.");
    }
    clusters
        .filter(g -> g < 30)
        .ifPresent(g ->
            notes.add("With " + g + " clusters the interval is wide: 30 or more would be better."));
    if (clusters.isEmpty()) {
      notes.add(
          "No cluster field: if cases come in groups (documents, customers, days), name it, or"
              + " chance will be understated.");
    }
    if (plan.rules().margin().signum() == 0) {
      notes.add(
          "No margin: any difference above zero will count as a win. Say what is worth having.");
    }
    if (plan.data().train().isEmpty()) {
      notes.add(
          "No training cases: the cheap arms will not run, and leaks will not be looked for.");
    } else if (materials.dev().isEmpty()) {
      notes.add("No dev cases: nothing can be tuned.");
    }
    if (!plan.judges().isEmpty()) {
      notes.add("What judging costs is not in these numbers.");
      plan.judges().values().stream()
          .filter(j -> j.human().isEmpty())
          .forEach(j ->
              notes.add(
                  "Nobody has checked the judge '"
                      + j.name()
                      + "': name a file of people's scores, 'human:'."));
    }
    return notes;
  }
}
