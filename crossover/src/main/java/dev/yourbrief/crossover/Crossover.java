package dev.yourbrief.crossover;

import dev.yourbrief.figure.Draws;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The inference-cost crossover: from which volume on self-hosting costs less than renting.
 *
 * <p>In every draw, at {@code k} times today's volume and in USD a month:
 *
 * <pre>
 *   frontier(k) = k × bill
 *   open(k)     = fixed + k × (input × price of input + output × price of output)
 *   self(k)     = monthly costs + one-off costs ÷ horizon + gpus(k) × price × overhead × 730
 *   gpus(k)     = GPUs per replica × max(least replicas, ⌈k × peak load ÷ (GPUs per replica ×
 *                 greatest utilisation)⌉)
 *   peak load   = (input × GPU-seconds per Mtok + output × GPU-seconds per Mtok) × peak to mean ÷
 *                 seconds in a month
 * </pre>
 *
 * <p>All options and all scales share the draws of an input (common random numbers); an input's
 * stream is fixed by its name, such as {@code selfHost.usdPerGpuHour} or {@code
 * selfHost.monthly.People}. The two GPU-second inputs share one stream.
 */
public final class Crossover {

  /** As many intervals as a reader will look at. */
  private static final int MAX_INTERVALS = 100;

  private Crossover() {}

  /** Runs the simulation. */
  public static CrossoverResult of(CrossoverCase c) {
    Inputs inputs = new Inputs(c);
    double[][] values = inputs.draw(c.sampler());
    World[] worlds = new World[c.sampler().size()];
    for (int i = 0; i < worlds.length; i++) {
      worlds[i] = World.of(c, values, i);
    }
    World middle = World.of(c, inputs.middle(), 0);
    Crossing vsFrontier = crossing(c, inputs, worlds, false);
    Crossing vsCheapest = c.open().isPresent() ? crossing(c, inputs, worlds, true) : vsFrontier;
    double[] scales = Curve.scales(vsFrontier, vsCheapest);
    double end = scales[scales.length - 1];
    return new CrossoverResult(
        c.frontier().name(),
        c.open().map(RentOpen::name),
        c.selfHost().name(),
        withIntervals(vsFrontier, middle, end, false),
        withIntervals(vsCheapest, middle, end, true),
        scaleRow(c, worlds, BigDecimal.ONE),
        c.scales().stream().map(scale -> scaleRow(c, worlds, scale)).toList(),
        draws(worlds, World::floor),
        Curve.of(worlds, scales));
  }

  /**
   * What it would be worth to know each uncertain input before choosing at one multiple of today's
   * volume: the number to measure next comes first.
   *
   * @param result the outcome of {@link #of} for the same case
   */
  public static List<Worth> worthKnowing(
      CrossoverCase c, BigDecimal scale, CrossoverResult result) {
    ScaleRow row =
        result.scales().stream()
            .filter(r -> r.scale().compareTo(scale) == 0)
            .findFirst()
            .orElseGet(() -> of(withScale(c, scale)).scales().getFirst());
    List<Draws> costs = row.options().stream().map(OptionCost::cost).toList();
    Inputs inputs = new Inputs(c);
    return inputs.uncertain().stream()
        .map(name -> new Worth(name, Evpi.ofKnowing(inputs.draws(name, c.sampler()), costs)))
        .sorted(
            Comparator.comparingDouble(Worth::usdPerMonth).reversed().thenComparing(Worth::input))
        .toList();
  }

  private static CrossoverCase withScale(CrossoverCase c, BigDecimal scale) {
    return new CrossoverCase(
        c.demand(), c.frontier(), c.open(), c.selfHost(), List.of(scale), c.sampler());
  }

  /** A multiple of the bill, never staying never whatever the bill. */
  static double times(double multiple, double amount) {
    return multiple == Double.POSITIVE_INFINITY ? multiple : multiple * amount;
  }

  private static Crossing crossing(
      CrossoverCase c, Inputs inputs, World[] worlds, boolean withOpen) {
    double[] first = new double[worlds.length];
    double[] stable = new double[worlds.length];
    double[] firstBill = new double[worlds.length];
    double[] stableBill = new double[worlds.length];
    double[] stableMtok = new double[worlds.length];
    int never = 0;
    for (int i = 0; i < worlds.length; i++) {
      World world = worlds[i];
      Line[] rented = world.rented(withOpen);
      first[i] = world.stairs().first(rented);
      stable[i] = world.stairs().stable(rented);
      firstBill[i] = times(first[i], world.bill());
      stableBill[i] = times(stable[i], world.bill());
      stableMtok[i] = times(stable[i], world.mtok());
      never += stable[i] == Double.POSITIVE_INFINITY ? 1 : 0;
    }
    return new Crossing(
        Draws.owning(first),
        Draws.owning(stable),
        (double) never / worlds.length,
        Draws.owning(firstBill),
        Draws.owning(stableBill),
        Draws.owning(stableMtok),
        List.of(),
        Sensitivity.of(c, inputs, withOpen));
  }

  private static Crossing withIntervals(
      Crossing crossing, World middle, double end, boolean withOpen) {
    return new Crossing(
        crossing.first(),
        crossing.stable(),
        crossing.shareNever(),
        crossing.firstBill(),
        crossing.stableBill(),
        crossing.stableMtok(),
        middle.stairs().cheaperAgain(end, MAX_INTERVALS, middle.rented(withOpen)),
        crossing.swings());
  }

  private static ScaleRow scaleRow(CrossoverCase c, World[] worlds, BigDecimal scale) {
    double k = scale.doubleValue();
    Draws frontier = draws(worlds, world -> world.frontier().cost(k));
    Draws self = draws(worlds, world -> world.stairs().cost(k));
    Optional<OptionCost> open =
        c.open()
            .map(o ->
                new OptionCost(
                    o.name(), draws(worlds, world -> world.open().orElseThrow().cost(k))));
    int belowFrontier = 0;
    int cheapest = 0;
    for (int i = 0; i < worlds.length; i++) {
      boolean wins = self.get(i) <= frontier.get(i);
      belowFrontier += wins ? 1 : 0;
      int draw = i;
      cheapest += wins && open.map(o -> self.get(draw) <= o.cost().get(draw)).orElse(true) ? 1 : 0;
    }
    return new ScaleRow(
        scale,
        new OptionCost(c.frontier().name(), frontier),
        open,
        new OptionCost(c.selfHost().name(), self),
        draws(worlds, world -> world.gpus(k)),
        draws(worlds, world -> world.utilisation(k)),
        (double) belowFrontier / worlds.length,
        (double) cheapest / worlds.length);
  }

  private static Draws draws(World[] worlds, ToDoubleFunction<World> value) {
    double[] values = new double[worlds.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.applyAsDouble(worlds[i]);
    }
    return Draws.owning(values);
  }
}
