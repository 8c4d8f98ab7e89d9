package dev.yourbrief.crossover.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.util.FastMath;

/**
 * The measured runs, and by how much each beats the arithmetic. A prediction takes the weighted
 * mean of the nearest ({@link Near}).
 *
 * <p>This class is immutable and thread-safe.
 */
final class Anchors {

  /** More than these change a prediction by less than a hundredth. */
  private static final int NEAREST = 64;

  /** A run further from the arithmetic than this tells of a fault, not of the hardware. */
  private static final double MOST_RATIO = 0.9;

  /** Stands for the requests at once of a run that takes as many as fit. */
  static final double ALL = 2048;

  /** A GPU and the precision of the weights on it. */
  record Engine(GpuShape gpu, Precision precision) {}

  /**
   * Runs of one configuration, as one.
   *
   * @param model the index of its model
   * @param engine the index of its GPU and precision
   * @param ratio ln of measured to computed
   */
  record Anchor(Measurement run, int model, int engine, Likeness.Load load, double ratio) {
    boolean isMoe() {
      return run.model().isMoe();
    }
  }

  /** What has to be equal for runs to be of one configuration. */
  private record Configuration(
      int model, int engine, int gpus, double in, double out, double requests, Practice practice) {}

  private final List<Anchor> anchors;
  private final List<ModelShape> models = new ArrayList<>();
  private final List<Engine> engines = new ArrayList<>();
  private final double[][] modelLikeness;
  private final double[][] engineLikeness;

  Anchors(List<Measurement> runs, Constants constants) {
    Map<ModelShape, Integer> modelIds = new LinkedHashMap<>();
    Map<Engine, Integer> engineIds = new LinkedHashMap<>();
    Map<Configuration, List<Anchor>> same = new LinkedHashMap<>();
    for (Measurement run : runs) {
      int model = modelIds.computeIfAbsent(run.model(), m -> modelIds.size());
      int engine =
          engineIds.computeIfAbsent(new Engine(run.gpu(), run.precision()), e -> engineIds.size());
      double requests = run.concurrency().orElse(ALL);
      double in = run.inputTokens();
      double out = run.outputTokens();
      same.computeIfAbsent(
              new Configuration(model, engine, run.gpus(), in, out, requests, run.practice()),
              key -> new ArrayList<>())
          .add(
              new Anchor(
                  run,
                  model,
                  engine,
                  Likeness.Load.of(in, out, requests, run.gpus()),
                  FastMath.clamp(ratio(run, constants), -MOST_RATIO, MOST_RATIO)));
    }
    anchors = same.values().stream().map(Anchors::one).toList();
    models.addAll(modelIds.keySet());
    engines.addAll(engineIds.keySet());
    modelLikeness = models.stream().map(this::toModels).toArray(double[][]::new);
    engineLikeness = engines.stream().map(this::toEngines).toArray(double[][]::new);
  }

  /** ln of how much more a run gave than the arithmetic says. */
  static double ratio(Measurement run, Constants constants) {
    double predicted = run.point(run.roofline(constants)).outputPerSecond() / run.gpus();
    return FastMath.log(run.outputPerGpuSecond() / predicted)
        - constants.shift(run.practice(), run.gpu());
  }

  /** Several runs of one configuration: the last one's words, the mean of all ratios. */
  private static Anchor one(List<Anchor> of) {
    double mean = of.stream().mapToDouble(Anchor::ratio).average().orElse(0);
    Anchor last = of.stream().max(Comparator.comparing(a -> a.run.measured())).orElseThrow();
    return new Anchor(last.run, last.model, last.engine, last.load, mean);
  }

  private double[] toModels(ModelShape model) {
    return models.stream().mapToDouble(m -> Likeness.ofModels(model, m)).toArray();
  }

  private double[] toEngines(Engine engine) {
    return engines.stream()
        .mapToDouble(e -> Likeness.ofGpus(engine.gpu(), e.gpu(), engine.precision(), e.precision()))
        .toArray();
  }

  int size() {
    return anchors.size();
  }

  /** The anchors near a model on a GPU at lengths and about a load. */
  Near near(ModelShape model, Engine engine, Likeness.Load about, Practice practice) {
    double[] toModels = toModels(model);
    double[] toEngines = toEngines(engine);
    int n = anchors.size();
    double[] rank = new double[n];
    for (int i = 0; i < n; i++) {
      Anchor a = anchors.get(i);
      rank[i] =
          Likeness.covariance(
              toModels[a.model],
              toEngines[a.engine],
              about.likeness(a.load),
              a.isMoe() == model.isMoe(),
              a.run.practice() == practice);
    }
    double[] sorted = rank.clone();
    Arrays.sort(sorted);
    double least = n == 0 ? 0 : sorted[Math.max(0, n - NEAREST)];
    List<Anchor> nearest = new ArrayList<>(NEAREST);
    for (int i = 0; i < n && nearest.size() < NEAREST; i++) {
      if (rank[i] >= least) {
        nearest.add(anchors.get(i));
      }
    }
    return new Near(
        nearest,
        nearest.stream().mapToDouble(a -> toModels[a.model]).toArray(),
        nearest.stream().mapToDouble(a -> toEngines[a.engine]).toArray(),
        model.isMoe(),
        practice,
        this::between);
  }

  private double between(Anchor a, Anchor b) {
    return Likeness.covariance(
        modelLikeness[a.model][b.model],
        engineLikeness[a.engine][b.engine],
        a.load.likeness(b.load),
        a.isMoe() == b.isMoe(),
        a.run.practice() == b.run.practice());
  }
}
