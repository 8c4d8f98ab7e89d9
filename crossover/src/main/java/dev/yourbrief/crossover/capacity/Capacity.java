package dev.yourbrief.crossover.capacity;

import dev.yourbrief.crossover.capacity.CapacityAnswer.Fits;
import dev.yourbrief.crossover.capacity.CapacityAnswer.TooBig;
import dev.yourbrief.crossover.capacity.CapacityAnswer.TooSlow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How many tokens a second a replica of a model serves on a GPU, at a precision, lengths, speed and
 * time to the first token; and whether it fits. The formulas are in {@code docs/capacity.md}.
 *
 * <p>This class is immutable and thread-safe.
 */
public final class Capacity {

  /** Replicas within a server; a larger one is for what fits none of them. */
  private static final int[] IN_A_SERVER = {1, 2, 4, 8};

  private static final int[] OF_SEVERAL = {16, 32, 64};

  /** A larger replica has to give more than this share more to be worth it. */
  private static final double WORTH_MORE = 1.03;

  private static final double Z90 = 1.2815515594457831;

  private final Constants constants;
  private final Anchors anchors;
  private final LocalDate current;

  /**
   * The model over some measurements.
   *
   * @param measurements the runs to lean on; may be none
   * @param constants the fitted numbers
   * @param current the day the measurements were current
   */
  public Capacity(List<Measurement> measurements, Constants constants, LocalDate current) {
    this.constants = constants;
    this.anchors = new Anchors(measurements, constants);
    this.current = current;
  }

  /** How many configurations the predictions lean on. */
  public int configurations() {
    return anchors.size();
  }

  /**
   * What a replica does.
   *
   * @param gpusPerReplica its GPUs; empty: the size that gives most a GPU
   */
  public CapacityAnswer predict(
      ModelShape model,
      GpuShape gpu,
      Precision precision,
      OptionalInt gpusPerReplica,
      Workload work) {
    return predict(model, gpu, precision, gpusPerReplica, work, Optional.empty());
  }

  CapacityAnswer predict(
      ModelShape model,
      GpuShape gpu,
      Precision precision,
      OptionalInt gpusPerReplica,
      Workload work,
      Optional<Layout> layout) {
    int[] sizes = gpusPerReplica.isPresent() ? new int[] {gpusPerReplica.getAsInt()} : IN_A_SERVER;
    List<Candidate> candidates = candidates(model, gpu, precision, sizes, work, layout);
    if (candidates.isEmpty() && gpusPerReplica.isEmpty()) {
      candidates = candidates(model, gpu, precision, new int[] {16}, work, layout);
    }
    if (candidates.isEmpty()) {
      int most = gpusPerReplica.orElse(16);
      return tooBig(model, gpu, precision, most, work);
    }
    Optional<Candidate.Load> chosen = Optional.empty();
    for (Candidate candidate : candidates) {
      Optional<Candidate.Load> best = candidate.best();
      if (best.isPresent()
          && (chosen.isEmpty()
              || best.get().perGpu()
                  > chosen.get().perGpu()
                      * (candidate.gpus > chosen.get().of().gpus ? WORTH_MORE : 1))) {
        chosen = best;
      }
    }
    if (chosen.isPresent()) {
      return new Answering(model, gpu, precision, work, candidates.getFirst().near(), current)
          .fits(chosen.get());
    }
    Candidate.Load alone =
        candidates.stream()
            .map(c -> c.at(work.concurrency().orElse(1)))
            .max(Comparator.comparingDouble(Candidate.Load::speed))
            .orElseThrow();
    return new TooSlow(alone.speed(), alone.ttft(), alone.of().gpus);
  }

  /** Capacity against speed, slow to fast; speeds that cannot be reached are left out. */
  public List<SpeedPoint> bySpeed(
      ModelShape model,
      GpuShape gpu,
      Precision precision,
      OptionalInt gpusPerReplica,
      Workload work,
      List<Double> speeds) {
    List<SpeedPoint> points = new ArrayList<>();
    for (double speed : speeds) {
      if (predict(model, gpu, precision, gpusPerReplica, work.atSpeed(speed))
          instanceof Fits fits) {
        points.add(
            new SpeedPoint(
                speed,
                fits.outputPerGpuSecond(),
                fits.outputPerGpuSecond(-Z90),
                fits.outputPerGpuSecond(Z90),
                fits.gpusPerReplica(),
                fits.requests(),
                fits.ttftSeconds()));
      }
    }
    return points;
  }

  /** The fewest GPUs that hold the model and one request; empty if 64 do not. */
  public OptionalInt smallest(ModelShape model, GpuShape gpu, Precision precision, Workload work) {
    return IntStream.concat(IntStream.of(IN_A_SERVER), IntStream.of(OF_SEVERAL))
        .filter(n -> memory(model, gpu, precision, n).fits(work.inputTokens(), work.outputTokens()))
        .findFirst();
  }

  private List<Candidate> candidates(
      ModelShape model,
      GpuShape gpu,
      Precision precision,
      int[] sizes,
      Workload work,
      Optional<Layout> layout) {
    List<Roofline> fitting = new ArrayList<>();
    List<Candidate> result = new ArrayList<>();
    for (int gpus : sizes) {
      for (Layout how : layout.map(List::of).orElse(layouts(model, gpus))) {
        Roofline roofline = new Roofline(model, gpu, precision, gpus, how, constants);
        if (!roofline.memory().fits(work.inputTokens(), work.outputTokens())) {
          continue;
        }
        fitting.add(roofline);
      }
    }
    if (fitting.isEmpty()) {
      return result;
    }
    Practice practice = work.run();
    Near near =
        anchors.near(
            model,
            new Anchors.Engine(gpu, precision),
            about(work, sizes[sizes.length / 2]),
            practice);
    for (Roofline roofline : fitting) {
      result.add(
          new Candidate(roofline.gpus(), roofline, work, near, constants.shift(practice, gpu)));
    }
    return result;
  }

  /** The load to look for anchors about, before the best is known. */
  private static Likeness.Load about(Workload work, int gpus) {
    double requests = work.isLimited() ? work.concurrency().orElse(32) : Anchors.ALL;
    return Likeness.Load.of(work.inputTokens(), work.outputTokens(), requests, gpus);
  }

  /** A latent cache cannot be split by heads, so that the requests may be split instead. */
  private static List<Layout> layouts(ModelShape model, int gpus) {
    return model.isLatent() && gpus > 1
        ? List.of(Layout.HEADS, Layout.REQUESTS)
        : List.of(Layout.HEADS);
  }

  private static Memory memory(ModelShape model, GpuShape gpu, Precision precision, int gpus) {
    return new Memory(model, gpu, precision, gpus, Layout.HEADS);
  }

  private TooBig tooBig(
      ModelShape model, GpuShape gpu, Precision precision, int gpus, Workload work) {
    Memory memory = memory(model, gpu, precision, gpus);
    return new TooBig(
        gpus,
        memory.leastGb(work.inputTokens(), work.outputTokens()),
        memory.memoryGb(),
        smallest(model, gpu, precision, work));
  }
}
