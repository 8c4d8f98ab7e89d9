package dev.yourbrief.crossover.economics;

import dev.yourbrief.crossover.economics.Outlook.Scenario;
import dev.yourbrief.crossover.economics.Term.Input;
import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A case worked out. All options, scales, months and scenarios share the draws of an input (common
 * random numbers), so that every difference and every probability is between the same worlds. What
 * is not asked for is not worked out.
 *
 * <p>In every draw, at {@code k} times today's volume and in USD a month, an option costs
 *
 * <pre>
 *   base + slope × k + Σ fleets: copies(k) × a copy's cost a month + what overflows
 *   copies(k) = the fewest n ≥ least with n × min(greatest utilisation, what the queue allows n)
 *               ≥ k × peak load, and spare ones
 * </pre>
 *
 * <p>Not thread-safe: it keeps what it has worked out.
 */
public final class Comparison {

  /** As many intervals as a reader will look at. */
  private static final int MAX_INTERVALS = 100;

  private final Case of;
  private final Inputs inputs;
  private final Simulation simulation;
  private final Map<BigDecimal, ScaleRow> scales = new HashMap<>();
  private final Map<List<String>, Crossing> crossings = new HashMap<>();
  private final Map<String, ScenarioResult> scenarios = new HashMap<>();

  private Comparison(Case of) {
    this.of = of;
    this.inputs = new Inputs(of);
    this.simulation = new Simulation(of, Columns.drawn(of.sampler()));
  }

  public static Comparison of(Case of) {
    return new Comparison(of);
  }

  /** What was compared. */
  public Case compared() {
    return of;
  }

  /** Every option at a multiple of today's volume. */
  public ScaleRow at(BigDecimal scale) {
    return scales.computeIfAbsent(scale.stripTrailingZeros(), k -> simulation.at(k));
  }

  /** Every option at each of the case's scales. */
  public List<ScaleRow> scales() {
    return of.scales().stream().map(this::at).toList();
  }

  /** Every option at today's volume. */
  public ScaleRow today() {
    return at(BigDecimal.ONE);
  }

  /** The options that are not the baseline. */
  public List<Option> challengers() {
    return of.options().subList(1, of.options().size());
  }

  /** The options that are paid by use alone, without capacity of their own. */
  public List<String> rented() {
    return of.options().stream().filter(o -> !o.hasFleet()).map(Option::id).toList();
  }

  /** Where an option stops costing more than the cheapest of its rivals. */
  public Crossing crossing(String option, List<String> rivals) {
    List<String> key = new ArrayList<>(List.of(option));
    key.addAll(rivals);
    return crossings.computeIfAbsent(key, k -> simulation.crossing(option, rivals));
  }

  /** Where an option stops costing more than the baseline. */
  public Crossing crossing(String option) {
    return crossing(option, List.of(of.baseline().id()));
  }

  /**
   * The same with {@link Crossing#cheaperAgain}, found with every input at its middle, as far as a
   * chart goes.
   */
  public Crossing crossingWithGaps(String option, List<String> rivals) {
    Crossing crossing = crossing(option, rivals);
    double[] shown = Scales.showing(List.of(crossing));
    return crossing.with(
        new Simulation(of, Columns.middle())
            .crosser(option, rivals)
            .cheaperAgain(0, shown[shown.length - 1], MAX_INTERVALS));
  }

  /** The cost curves, over multiples that show today, 10x and the crossings given. */
  public List<CurvePoint> curve(List<Crossing> crossings) {
    return simulation.curve(Scales.showing(crossings));
  }

  /** What a million tokens costs by how busy an option's capacity is; empty where it has none. */
  public List<BusyPoint> busy(String option, List<Crossing> crossings) {
    return simulation.option(option).isLine()
        ? List.of()
        : simulation.busy(option, Scales.showing(crossings));
  }

  /** The months under each scenario, the one to plan with first. */
  public List<ScenarioResult> scenarios() {
    return of.outlook().scenarios().stream().map(this::under).toList();
  }

  /** The months under the scenario to plan with, with the cumulative costs of each month. */
  public ScenarioResult planned() {
    return under(of.outlook().scenarios().getFirst());
  }

  private ScenarioResult under(Scenario scenario) {
    boolean isPlanned = scenario.equals(of.outlook().scenarios().getFirst());
    return scenarios.computeIfAbsent(
        scenario.id(), id -> new Months(simulation, scenario).run(isPlanned));
  }

  /** What moves the comparison of an option with its rivals, the strongest first. */
  public List<Swing> swings(String option, List<String> rivals) {
    ScenarioResult planned = planned();
    double[] own = planned.option(option).presentCost().toArray();
    double[] saving = planned.option(rivals.getFirst()).presentCost().toArray();
    for (int i = 0; i < saving.length; i++) {
      saving[i] -= own[i];
    }
    return new Sensitivity(of, inputs).swings(option, rivals, Draws.owning(saving), this::draws);
  }

  /**
   * The smallest change of each input that turns the choice, the smallest first.
   *
   * @param options the ids of the options that can be chosen
   */
  public List<Flip> flips(List<String> options) {
    return new Sensitivity(of, inputs).flips(options);
  }

  /** The flip of one input, if it is one of the case and there is one. */
  public Optional<Flip> flip(String input, List<String> options) {
    return new Sensitivity(of, inputs).flip(input, options);
  }

  /** What knowing everything before choosing would be worth, USD over the horizon. */
  public double worthOfKnowingAll(List<String> options) {
    return Evpi.ofCosts(presentCosts(options));
  }

  /** What knowing each uncertain input would be worth, USD over the horizon, the most first. */
  public List<Worth> worthKnowing(List<String> options) {
    Map<String, Draws> drawn = new LinkedHashMap<>();
    inputs.uncertain().forEach(input -> drawn.put(input.id(), draws(input)));
    return worthKnowing(drawn, options);
  }

  /**
   * The same for inputs of one's own, drawn in the worlds of this comparison.
   *
   * @param options the ids of the options that can be chosen
   */
  public List<Worth> worthKnowing(Map<String, Draws> drawn, List<String> options) {
    return Worth.ranked(drawn, presentCosts(options));
  }

  private List<Draws> presentCosts(List<String> options) {
    return options.stream().map(id -> planned().option(id).presentCost()).toList();
  }

  /** What one fleet of an option costs today, GPUs or units alone, USD a month. */
  public Draws fleetToday(String option, String line) {
    for (FleetColumns fleet : simulation.option(option).fleets()) {
      if (fleet.fleet().id().equals(line)) {
        double[] cost = new double[simulation.size()];
        for (int i = 0; i < cost.length; i++) {
          cost[i] = fleet.cost(i, 1);
        }
        return Draws.owning(cost);
      }
    }
    throw new IllegalArgumentException(option + " has no fleet " + line);
  }

  /** Tokens at today's volume with every input at its middle, millions a month. */
  public double mtokInTheMiddle() {
    return Columns.middle().of(of.mtokPerMonth())[0];
  }

  /** The inputs of the case. */
  public List<Input> inputs() {
    return inputs.all();
  }

  /** The draws of an input. */
  public Draws draws(Input input) {
    return Draws.owning(simulation.columns().full(input).clone());
  }

  /** Every number of the case with how it came about: inputs, steps and results, by id. */
  public SortedMap<String, Figure> ledger() {
    return new Ledger(this, simulation, inputs).all();
  }
}
