package dev.yourbrief.crossover.capacity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.hipparchus.util.FastMath;

/**
 * How far off predictions are for what they have not seen: a model, a GPU or a combination is taken
 * out with all of its runs, the constants are fitted again to the rest, and the runs are predicted.
 */
public final class LeaveOneOut {

  /** What is taken out together. */
  public enum Out {
    /** All runs of one architecture: every version, precision and source. */
    MODEL,
    /** All runs of one GPU and its variants (SXM, PCIe, NVL; B200 and GB200 are one). */
    GPU,
    /** All runs of a model on a GPU in a precision. */
    CONFIGURATION,
    /** A twentieth of the runs, those of one load together: what was measured nearly so. */
    RUN
  }

  /**
   * A run and its prediction.
   *
   * @param error ln of predicted to measured
   * @param sigma the prediction's standard deviation
   */
  public record Trial(Measurement run, double error, double sigma) {}

  /**
   * Errors of some runs.
   *
   * @param runs how many
   * @param medianError the median relative error
   * @param bias the median of predicted to measured
   * @param p90Factor nine in ten are within this factor
   * @param within15 share within a factor of 1.5
   * @param within2 share within a factor of 2
   * @param coverage share within the band of 80 %
   */
  public record Score(
      int runs,
      double medianError,
      double bias,
      double p90Factor,
      double within15,
      double within2,
      double coverage) {

    /** The score of some trials; they are at least one. */
    public static Score of(List<Trial> trials) {
      double[] sizes = trials.stream().mapToDouble(t -> FastMath.abs(t.error)).sorted().toArray();
      double[] relative =
          trials.stream()
              .mapToDouble(t -> FastMath.abs(FastMath.exp(t.error) - 1))
              .sorted()
              .toArray();
      double[] errors = trials.stream().mapToDouble(Trial::error).sorted().toArray();
      int n = trials.size();
      return new Score(
          n,
          relative[n / 2],
          FastMath.exp(errors[n / 2]),
          FastMath.exp(sizes[Math.min(n - 1, (int) (0.9 * n))]),
          share(trials, t -> FastMath.abs(t.error) <= FastMath.log(1.5)),
          share(trials, t -> FastMath.abs(t.error) <= FastMath.log(2)),
          share(trials, t -> FastMath.abs(t.error) <= Z90 * t.sigma));
    }

    private static double share(List<Trial> trials, java.util.function.Predicate<Trial> holds) {
      return (double) trials.stream().filter(holds).count() / trials.size();
    }

    /** The header of {@link #row}. */
    public static String header() {
      return "%-34s %5s %7s %6s %6s %6s %6s %6s"
          .formatted("", "n", "median", "bias", "P90", "≤1.5×", "≤2×", "in 80%");
    }

    /** One line of a table. */
    public String row(String name) {
      return String.format(
          Locale.ROOT,
          "%-34s %5d %6.1f%% %6.2f %5.2f× %5.0f%% %5.0f%% %5.0f%%",
          name,
          runs,
          medianError * 100,
          bias,
          p90Factor,
          within15 * 100,
          within2 * 100,
          coverage * 100);
    }
  }

  private static final double Z90 = 1.2815515594457831;

  private final List<Measurement> runs;
  private final Constants constants;
  private final int rounds;
  private final Map<ModelShape, String> architectures = new HashMap<>();

  /**
   * Over some runs.
   *
   * @param constants what every fit starts from
   * @param rounds of fitting for each that is left out; 0 keeps the constants as they are
   */
  public LeaveOneOut(List<Measurement> runs, Constants constants, int rounds) {
    this.runs = List.copyOf(runs);
    this.constants = constants;
    this.rounds = rounds;
    runs.stream()
        .map(Measurement::model)
        .forEach(m -> architectures.computeIfAbsent(m, this::architecture));
  }

  /** Every run, predicted without what is left out together with it. */
  public List<Trial> trials(Out out) {
    TreeMap<String, List<Measurement>> groups =
        runs.stream()
            .collect(Collectors.groupingBy(r -> name(r, out), TreeMap::new, Collectors.toList()));
    BiPredicate<Measurement, String> isOf = (run, group) -> name(run, out).equals(group);
    List<Trial> trials = new ArrayList<>();
    groups.forEach((group, left) -> {
      List<Measurement> rest = runs.stream().filter(run -> !isOf.test(run, group)).toList();
      Constants fitted = rounds == 0 ? constants : Calibration.fit(rest, constants, rounds);
      Capacity capacity = new Capacity(rest, fitted, LocalDate.EPOCH);
      left.forEach(run -> predict(capacity, run, trials));
    });
    return trials;
  }

  private static void predict(Capacity capacity, Measurement run, List<Trial> trials) {
    Workload work = Workload.of(run.inputTokens(), run.outputTokens()).as(run.practice());
    if (run.concurrency().isPresent()) {
      work = work.atConcurrency(run.concurrency().getAsDouble());
    }
    if (capacity.predict(run.model(), run.gpu(), run.precision(), OptionalInt.of(run.gpus()), work)
        instanceof CapacityAnswer.Fits fits) {
      trials.add(
          new Trial(
              run,
              FastMath.log(fits.outputPerGpuSecond() / run.outputPerGpuSecond()),
              fits.sigma()));
    }
  }

  private String name(Measurement run, Out out) {
    String gpu = family(run.gpu().name());
    return switch (out) {
      case GPU -> gpu;
      case MODEL -> architectures.getOrDefault(run.model(), "");
      case RUN ->
          Integer.toString(
              Math.floorMod(
                  Objects.hash(
                          run.model().name(),
                          run.gpu().name(),
                          run.precision().key(),
                          run.gpus(),
                          run.inputTokens(),
                          run.outputTokens(),
                          run.concurrency())
                      * 31,
                  20));
      case CONFIGURATION ->
          architectures.getOrDefault(run.model(), "") + " " + gpu + " " + run.precision().key();
    };
  }

  /** The first model of this architecture by name. */
  private String architecture(ModelShape model) {
    return runs.stream()
        .map(Measurement::model)
        .distinct()
        .filter(m -> Likeness.isSame(m, model))
        .map(ModelShape::name)
        .min(String::compareTo)
        .orElse(model.name());
  }

  /** Variants of one chip: H200 NVL is an H200, GB200 a B200. */
  public static String family(String gpu) {
    String first = gpu.toUpperCase(Locale.ROOT).split("[ -]", -1)[0];
    return first.startsWith("GB") ? first.substring(1) : first.equals("RTX") ? gpu : first;
  }
}
