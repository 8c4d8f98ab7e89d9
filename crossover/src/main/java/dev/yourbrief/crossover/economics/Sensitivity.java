package dev.yourbrief.crossover.economics;

import dev.yourbrief.crossover.economics.Term.Input;
import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hipparchus.util.FastMath;

/** What moves a comparison, one input at a time. */
final class Sensitivity {

  /** How far a flip is looked for: a hundredfold up or down. */
  private static final double FAR = 100;

  private static final int STEPS = 160;
  private static final int HALVINGS = 50;

  private final Case of;
  private final Inputs inputs;

  Sensitivity(Case of, Inputs inputs) {
    this.of = of;
    this.inputs = inputs;
  }

  private Simulation with(String id, Function<Input, Double> value) {
    return new Simulation(
        of,
        Columns.row(in -> in.id().equals(id) ? value.apply(in) : (Double) in.estimate().median()));
  }

  private Simulation middle() {
    return new Simulation(of, Columns.middle());
  }

  private ScenarioResult months(Simulation world) {
    return new Months(world, of.outlook().scenarios().getFirst()).run(false);
  }

  /**
   * A tornado's data, the input that moves the saving most first.
   *
   * @param id the option
   * @param rivals what the crossing is looked for against; the saving is against the first of them
   * @param saving the saving over all draws
   * @param drawn the draws of an input
   */
  List<Swing> swings(String id, List<String> rivals, Draws saving, Function<Input, Draws> drawn) {
    Simulation middle = middle();
    double[] ranks = Ranks.of(some(saving));
    List<Swing> swings = new ArrayList<>();
    for (Input input : inputs.uncertain()) {
      Simulation low = with(input.id(), in -> in.estimate().quantile(0.1));
      Simulation high = with(input.id(), in -> in.estimate().quantile(0.9));
      swings.add(
          new Swing(
              input.id(),
              input.figure().label(),
              input.clamp(input.estimate().quantile(0.1)),
              input.clamp(input.estimate().median()),
              input.clamp(input.estimate().quantile(0.9)),
              three(low, middle, high, world -> bill(world, id, rivals)),
              three(low, middle, high, world -> saving(world, id, rivals.getFirst())),
              Ranks.correlation(Ranks.of(some(drawn.apply(input))), ranks)));
    }
    swings.sort(
        Comparator.comparingDouble((Swing swing) -> swing.saving().spread())
            .reversed()
            .thenComparing(Swing::input));
    return List.copyOf(swings);
  }

  /** As many draws as a correlation needs. */
  private static double[] some(Draws draws) {
    return Arrays.copyOf(draws.toArray(), Math.min(draws.size(), Simulation.ENOUGH));
  }

  private static Swing.Three three(
      Simulation low, Simulation middle, Simulation high, Function<Simulation, Double> outcome) {
    return new Swing.Three(outcome.apply(low), outcome.apply(middle), outcome.apply(high));
  }

  private static double bill(Simulation world, String id, List<String> rivals) {
    return world.crossing(id, rivals).stableBill().get(0);
  }

  private double saving(Simulation world, String id, String rival) {
    ScenarioResult months = months(world);
    return months.option(rival).presentCost().get(0) - months.option(id).presentCost().get(0);
  }

  /** The flips there are, the smallest change first. */
  List<Flip> flips(List<String> options) {
    String choice = choice(middle(), options);
    return inputs.planned().stream()
        .map(input -> flip(input, choice, options))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingDouble(Flip::factor).thenComparing(Flip::input))
        .toList();
  }

  /** The flip of one input. */
  Optional<Flip> flip(String id, List<String> options) {
    String choice = choice(middle(), options);
    return inputs.planned().stream()
        .filter(input -> input.id().equals(id))
        .findFirst()
        .flatMap(input -> flip(input, choice, options));
  }

  private String choice(Simulation world, List<String> options) {
    return months(world).choice(options).option();
  }

  /** Steps outwards on both sides at once, then halves the step in which the choice turned. */
  private Optional<Flip> flip(Input input, String choice, List<String> options) {
    double now = input.clamp(input.estimate().median());
    if (now == 0) {
      return Optional.empty();
    }
    double step = FastMath.pow(FAR, 1.0 / STEPS);
    double factor = 1;
    for (int i = 0; i < STEPS; i++) {
      double further = factor * step;
      for (boolean up : new boolean[] {true, false}) {
        double at = clamped(input, now, further, up);
        if (!choiceAt(input, at, options).equals(choice)) {
          return Optional.of(narrowed(input, now, factor, further, up, choice, options));
        }
      }
      factor = further;
    }
    return Optional.empty();
  }

  private static double clamped(Input input, double now, double factor, boolean up) {
    return input.clamp(up ? now * factor : now / factor);
  }

  private String choiceAt(Input input, double value, List<String> options) {
    return choice(with(input.id(), in -> value), options);
  }

  private Flip narrowed(
      Input input,
      double now,
      double from,
      double to,
      boolean up,
      String choice,
      List<String> options) {
    double low = from;
    double high = to;
    for (int i = 0; i < HALVINGS && high / low > 1 + 1e-9; i++) {
      double middle = FastMath.sqrt(low * high);
      if (choiceAt(input, clamped(input, now, middle, up), options).equals(choice)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double at = clamped(input, now, high, up);
    boolean likely =
        !(input.estimate() instanceof Point)
            && at >= input.estimate().quantile(0.05)
            && at <= input.estimate().quantile(0.95);
    return new Flip(
        input.id(), input.figure().label(), now, at, choiceAt(input, at, options), likely);
  }
}
