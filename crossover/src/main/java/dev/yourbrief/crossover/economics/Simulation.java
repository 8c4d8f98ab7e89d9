package dev.yourbrief.crossover.economics;

import dev.yourbrief.figure.Draws;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The options of a case in the same worlds: all draws of a run, or one world of one's choosing. */
final class Simulation {

  /** Draws whose P10 and P90 are as good as those of any number of them. */
  static final int ENOUGH = 20_000;

  private final Case of;
  private final Columns columns;
  private final List<OptionColumns> options;
  private final double[] mtok;
  private final double[] output;

  Simulation(Case of, Columns columns) {
    this.of = of;
    this.columns = columns;
    this.options =
        of.options().stream()
            .map(option -> new OptionColumns(option, columns, of.outlook().months()))
            .toList();
    this.mtok = columns.full(of.mtokPerMonth());
    this.output = columns.full(of.outputPerMonth());
  }

  Case of() {
    return of;
  }

  Columns columns() {
    return columns;
  }

  List<OptionColumns> options() {
    return options;
  }

  OptionColumns option(String id) {
    return options.stream().filter(o -> o.option().id().equals(id)).findFirst().orElseThrow();
  }

  int size() {
    return columns.size();
  }

  /** Every option at a multiple of today's volume. */
  ScaleRow at(BigDecimal scale) {
    double k = scale.doubleValue();
    int n = size();
    double[][] costs = new double[options.size()][n];
    int[] cheapest = new int[options.size()];
    int[] notDearer = new int[options.size()];
    for (int o = 0; o < costs.length; o++) {
      OptionColumns option = options.get(o);
      for (int i = 0; i < n; i++) {
        costs[o][i] = option.cost(i, k);
      }
    }
    double[] unserved = new double[options.size()];
    for (int i = 0; i < n; i++) {
      int best = -1;
      for (int o = 0; o < costs.length; o++) {
        unserved[o] += options.get(o).unserved(i, k) / n;
        if (!options.get(o).servesAll(i, k)) {
          continue;
        }
        best = best < 0 || costs[o][i] < costs[best][i] ? o : best;
        notDearer[o] += costs[o][i] <= costs[0][i] ? 1 : 0;
      }
      if (best >= 0) {
        cheapest[best]++;
      }
    }
    List<OptionCost> found = new ArrayList<>();
    double[] scratch = new double[n];
    for (int o = 0; o < costs.length; o++) {
      found.add(
          cost(
              options.get(o),
              k,
              costs[o],
              scratch,
              unserved[o],
              (double) cheapest[o] / n,
              (double) notDearer[o] / n));
    }
    return new ScaleRow(scale, found);
  }

  private OptionCost cost(
      OptionColumns option,
      double k,
      double[] cost,
      double[] scratch,
      double unserved,
      double pCheapest,
      double pNotDearer) {
    int n = size();
    double[] gpus = new double[n];
    double[] busy = new double[n];
    double[] tokens = new double[n];
    double[] written = new double[n];
    for (int i = 0; i < n; i++) {
      double served = k * (1 - option.unserved(i, k));
      tokens[i] = served * mtok[i];
      written[i] = served * output[i];
    }
    if (!option.isLine()) {
      for (int i = 0; i < n; i++) {
        gpus[i] = option.gpus(i, k);
        busy[i] = option.utilisation(i, k);
      }
    }
    System.arraycopy(cost, 0, scratch, 0, n);
    return new OptionCost(
        option.option().id(),
        option.option().name(),
        Draws.owning(cost),
        Quantiles.bandOf(scratch),
        Draws.owning(tokens),
        Draws.owning(written),
        Draws.owning(gpus),
        Draws.owning(busy),
        unserved,
        pCheapest,
        pNotDearer);
  }

  /** Where an option crosses the cheapest of its rivals; without the gaps of {@link Crossing}. */
  Crossing crossing(String id, List<String> rivals) {
    Crosser crosser = crosser(id, rivals);
    int n = size();
    double[] first = new double[n];
    double[] stable = new double[n];
    double[] firstBill = new double[n];
    double[] stableBill = new double[n];
    double[] firstMtok = new double[n];
    double[] stableMtok = new double[n];
    OptionColumns baseline = options.getFirst();
    int never = 0;
    for (int i = 0; i < n; i++) {
      crosser.find(i);
      first[i] = crosser.first();
      stable[i] = crosser.stable();
      firstBill[i] = bill(baseline, i, first[i]);
      stableBill[i] = bill(baseline, i, stable[i]);
      firstMtok[i] = times(first[i], mtok[i]);
      stableMtok[i] = times(stable[i], mtok[i]);
      never += stable[i] == Double.POSITIVE_INFINITY ? 1 : 0;
    }
    return new Crossing(
        id,
        rivals,
        Draws.owning(first),
        Draws.owning(stable),
        (double) never / n,
        Draws.owning(firstBill),
        Draws.owning(stableBill),
        Draws.owning(firstMtok),
        Draws.owning(stableMtok),
        List.of());
  }

  Crosser crosser(String id, List<String> rivals) {
    return new Crosser(option(id), rivals.stream().map(this::option).toList());
  }

  private static double bill(OptionColumns baseline, int i, double k) {
    return k == Double.POSITIVE_INFINITY ? k : baseline.cost(i, k);
  }

  /** Never stays never, however little is multiplied. */
  private static double times(double multiple, double amount) {
    return multiple == Double.POSITIVE_INFINITY ? multiple : multiple * amount;
  }

  /** The cost curves; bands of a chart need no more than the first 20,000 worlds. */
  List<CurvePoint> curve(double[] scales) {
    List<CurvePoint> points = new ArrayList<>(scales.length);
    double[] scratch = new double[Math.min(size(), ENOUGH)];
    for (double k : scales) {
      List<Band> bands = new ArrayList<>(options.size());
      for (OptionColumns option : options) {
        for (int i = 0; i < scratch.length; i++) {
          scratch[i] = option.cost(i, k);
        }
        bands.add(Quantiles.bandOf(scratch));
      }
      points.add(new CurvePoint(k, bands));
    }
    return points;
  }

  /** What a million tokens costs by how busy an option's capacity is. */
  List<BusyPoint> busy(String id, double[] scales) {
    OptionColumns own = option(id);
    OptionColumns baseline = options.getFirst();
    List<BusyPoint> points = new ArrayList<>(scales.length);
    double[] scratch = new double[Math.min(size(), ENOUGH)];
    for (double k : scales) {
      double utilisation = band(scratch, i -> own.utilisation(i, k)).p50();
      double rented = band(scratch, i -> baseline.cost(i, k) / (k * mtok[i])).p50();
      Band cost = band(scratch, i -> own.cost(i, k) / (k * mtok[i] * (1 - own.unserved(i, k))));
      points.add(new BusyPoint(k, utilisation, cost, rented));
    }
    return points;
  }

  private static Band band(double[] scratch, IntToDoubleFunction value) {
    for (int i = 0; i < scratch.length; i++) {
      scratch[i] = value.applyAsDouble(i);
    }
    return Quantiles.bandOf(scratch);
  }
}
