package dev.yourbrief.crossover.economics;

import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Everything a reader is told about a comparison, in the order it is told.
 *
 * @param options the options, the baseline first
 * @param months how many months the horizon has
 * @param draws how many worlds were tried
 * @param scales every option at multiples of today's volume
 * @param prices what a million tokens costs with each option at each scale; empty without tokens
 * @param crossings where each other option crosses the baseline, and where one with capacity of its
 *     own crosses the cheapest rented option
 * @param scenarios the months ahead, the scenario to plan with first
 * @param focus the id of the option that the rest is about: the one that has to win
 * @param rivals what the focus is compared with, the baseline first
 * @param eligible the ids of the options that can be chosen
 * @param swings what moves that comparison, the strongest first
 * @param flips the smallest change of each input that turns the choice
 * @param worthOfAll what knowing everything before choosing would be worth, USD over the horizon
 * @param worth what knowing each input would be worth, the most first
 * @param curve the cost curves
 * @param busy what a million tokens costs by how busy the focus's capacity is; empty without any
 * @param ledger every number with how it came about, by id
 */
public record Findings(
    List<Who> options,
    int months,
    int draws,
    List<ScaleRow> scales,
    List<UnitPrice> prices,
    List<Crossing> crossings,
    List<ScenarioResult> scenarios,
    String focus,
    List<String> rivals,
    List<String> eligible,
    List<Swing> swings,
    List<Flip> flips,
    double worthOfAll,
    List<Worth> worth,
    List<CurvePoint> curve,
    List<BusyPoint> busy,
    SortedMap<String, Figure> ledger) {

  /** An option's id, name, kind and what a reader has to know about it. */
  public record Who(String id, String name, String kind, List<String> notes) {}

  /**
   * What a million tokens costs.
   *
   * @param scale the multiple of today's volume
   * @param option the option's id
   * @param perMtok USD a million tokens of all kinds
   * @param perMtokOutput USD a million output tokens, all costs on them
   */
  public record UnitPrice(BigDecimal scale, String option, Band perMtok, Band perMtokOutput) {}

  /** The findings of a comparison; the focus is the option that {@link #focusOf} names. */
  public static Findings of(Comparison comparison) {
    Case of = comparison.compared();
    return of(
        comparison,
        focusOf(comparison),
        List.of(of.baseline().id()),
        of.options().stream().map(Option::id).toList());
  }

  /**
   * The findings of a comparison.
   *
   * @param focus the option that has to win
   * @param rivals what it has to beat
   * @param eligible the ids of the options that can be chosen
   */
  public static Findings of(
      Comparison comparison, String focus, List<String> rivals, List<String> eligible) {
    Case of = comparison.compared();
    List<Crossing> crossings = crossings(comparison, focus, rivals);
    return new Findings(
        of.options().stream().map(o -> new Who(o.id(), o.name(), o.kind(), o.notes())).toList(),
        of.outlook().months(),
        of.sampler().size(),
        comparison.scales(),
        prices(comparison),
        crossings,
        telling(comparison),
        focus,
        rivals,
        eligible,
        focus.equals(of.baseline().id()) ? List.of() : comparison.swings(focus, rivals),
        comparison.flips(eligible),
        comparison.worthOfKnowingAll(eligible),
        comparison.worthKnowing(eligible),
        comparison.curve(crossings),
        comparison.busy(focus, crossings),
        comparison.ledger());
  }

  private static List<UnitPrice> prices(Comparison comparison) {
    List<UnitPrice> prices = new ArrayList<>();
    for (ScaleRow row : comparison.scales()) {
      for (OptionCost cost : row.options()) {
        UnitPrice price =
            new UnitPrice(row.scale(), cost.option(), cost.usdPerMtok(), cost.usdPerMtokOutput());
        if (Double.isFinite(price.perMtok.p50())) {
          prices.add(price);
        }
      }
    }
    return prices;
  }

  /** The scenarios, without those whose prices none of the options follows. */
  private static List<ScenarioResult> telling(Comparison comparison) {
    ScenarioResult planned = comparison.planned();
    return comparison.scenarios().stream()
        .filter(s -> s.id().equals(planned.id()) || !costs(s).equals(costs(planned)))
        .toList();
  }

  private static List<Draws> costs(ScenarioResult scenario) {
    return scenario.options().stream().map(ScenarioResult.OptionSum::presentCost).toList();
  }

  /**
   * The option the question is about: of those with capacity of their own the one that costs least
   * over the horizon, else the cheapest that is not the baseline.
   */
  static String focusOf(Comparison comparison) {
    Comparator<Option> byCost =
        Comparator.comparingDouble(
            (Option o) -> comparison.planned().option(o.id()).presentCost().mean());
    Optional<Option> own = comparison.challengers().stream().filter(Option::hasFleet).min(byCost);
    return own.or(() -> comparison.challengers().stream().min(byCost))
        .orElse(comparison.compared().baseline())
        .id();
  }

  private static List<Crossing> crossings(
      Comparison comparison, String focus, List<String> rivals) {
    List<Crossing> crossings = new ArrayList<>();
    for (Option option : comparison.challengers()) {
      crossings.add(comparison.crossingWithGaps(option.id(), baselineOf(comparison)));
    }
    List<String> rented = comparison.rented();
    for (Option option : comparison.challengers()) {
      if (option.hasFleet() && rented.size() > 1) {
        crossings.add(comparison.crossingWithGaps(option.id(), rented));
      }
    }
    boolean isThere =
        crossings.stream().anyMatch(c -> c.option().equals(focus) && c.rivals().equals(rivals));
    if (!isThere && !focus.equals(comparison.compared().baseline().id())) {
      crossings.add(comparison.crossingWithGaps(focus, rivals));
    }
    return crossings;
  }

  private static List<String> baselineOf(Comparison comparison) {
    return List.of(comparison.compared().baseline().id());
  }

  /** The crossing of the focus with its rivals, if it is not the baseline itself. */
  public Optional<Crossing> crossing() {
    return crossings.stream()
        .filter(c -> c.option().equals(focus) && c.rivals().equals(rivals))
        .findFirst();
  }

  /** What one would choose under a scenario, knowing no more than this. */
  public ScenarioResult.OptionSum choice(ScenarioResult scenario) {
    return scenario.choice(eligible);
  }

  /** What an option is called. */
  public String name(String id) {
    return options.stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow().name();
  }

  /** Whether there are tokens to share the cost out over. */
  public boolean hasTokens() {
    return !prices.isEmpty();
  }
}
