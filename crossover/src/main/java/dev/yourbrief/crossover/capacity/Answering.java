package dev.yourbrief.crossover.capacity;

import dev.yourbrief.crossover.capacity.CapacityAnswer.Fits;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hipparchus.util.FastMath;

/** Puts an answer into its record: the split of the GPU time, the band, the basis in words. */
final class Answering {

  private static final double GB = 1e9;
  private static final int NAMED = 3;

  private final ModelShape model;
  private final GpuShape gpu;
  private final Precision precision;
  private final Workload work;
  private final Near near;
  private final LocalDate current;

  Answering(
      ModelShape model,
      GpuShape gpu,
      Precision precision,
      Workload work,
      Near near,
      LocalDate current) {
    this.model = model;
    this.gpu = gpu;
    this.precision = precision;
    this.work = work;
    this.near = near;
    this.current = current;
  }

  Fits fits(Candidate.Load load) {
    int gpus = load.of().gpus;
    Roofline.Point point = load.point();
    Memory memory = load.of().roofline.memory();
    List<Anchors.Anchor> nearest = near.nearest(load.key(), NAMED);
    Distance distance = distance();
    return new Fits(
        gpus,
        load.outputPerSecond(),
        sigma(load, distance),
        point.requests(),
        load.speed(),
        load.ttft(),
        load.slotSeconds(),
        point.prompt() * gpus / work.inputTokens() / load.factor() * 1e6,
        point.step() * gpus / point.requests() / load.factor() * 1e6,
        memory.cachePerToken(work.inputTokens() + work.outputTokens()),
        memory.weights() / GB,
        memory.perGpuGb(work.inputTokens(), work.outputTokens(), point.requests()),
        distance,
        basis(distance, nearest, load),
        nearest.isEmpty()
            ? "arithmetic alone"
            : nearest.stream()
                .map(a -> a.run().source())
                .distinct()
                .collect(Collectors.joining(", ")),
        nearest.stream()
            .map(a -> day(a.run().measured()))
            .max(LocalDate::compareTo)
            .orElse(current),
        terms(load, memory));
  }

  private Distance distance() {
    boolean knowsModel = near.nearestModel() == 1;
    boolean knowsGpu = near.nearestEngine() > 0.9;
    if (near.hasCombination()) {
      return Distance.MEASURED;
    }
    if (knowsModel) {
      return knowsGpu ? Distance.COMBINATION : Distance.GPU;
    }
    return knowsGpu ? Distance.MODEL : Distance.BOTH;
  }

  private double sigma(Candidate.Load load, Distance distance) {
    return Spread.of(
        near.deviation(load.key()),
        model.isMoe(),
        work.run(),
        distance,
        model.estimated().size() + gpu.estimated().size());
  }

  private String basis(Distance distance, List<Anchors.Anchor> nearest, Candidate.Load load) {
    List<String> parts = new ArrayList<>();
    parts.add(distance.words());
    if (!nearest.isEmpty()) {
      parts.add(
          "nearest: "
              + nearest.stream().map(a -> a.run().words()).collect(Collectors.joining("; ")));
      parts.add("%s times what the arithmetic gives".formatted(number(load.factor(), 2)));
    }
    List<String> estimated = new ArrayList<>(model.estimated());
    estimated.addAll(gpu.estimated());
    if (!estimated.isEmpty()) {
      parts.add("estimated, not known: " + String.join(", ", estimated));
    }
    return String.join(". ", parts);
  }

  /** The first day of a month or year that is all that is known; the catalogue's for none. */
  private LocalDate day(String measured) {
    try {
      return switch (measured.length()) {
        case 4 -> LocalDate.parse(measured + "-01-01");
        case 7 -> LocalDate.parse(measured + "-01");
        default -> LocalDate.parse(measured);
      };
    } catch (DateTimeParseException e) {
      return current;
    }
  }

  private List<Term> terms(Candidate.Load load, Memory memory) {
    Roofline.Point p = load.point();
    double in = work.inputTokens();
    double out = work.outputTokens();
    int gpus = load.of().gpus;
    String arithmetic =
        gpu.computesIn(precision) ? precision.key() : "bf16 (it has no " + precision.key() + ")";
    return List.of(
        new Term(
            "weights", "parameters × bytes of " + precision.key(), memory.weights() / GB, "GB"),
        new Term(
            "cache of a token",
            model.isLatent() ? "layers × latent × bytes" : "2 × layers × heads × head size × bytes",
            memory.cachePerToken(in + out),
            "B"),
        new Term(
            "cache of a request",
            "half way through its answer",
            memory.cache(in + out / 2) / GB,
            "GB"),
        new Term(
            "room", "requests that fit beside the weights", memory.requests(in, out), "requests"),
        new Term("requests at once", "most within the limits asked for", p.requests(), "requests"),
        new Term(
            "weights read",
            "bytes ÷ (GPUs × bandwidth reached)",
            p.weightsTime() * 1e3,
            "ms a step"),
        new Term(
            "cache read",
            "requests × cache ÷ (GPUs it is spread over × bandwidth)",
            p.cacheTime() * 1e3,
            "ms a step"),
        new Term(
            "arithmetic",
            "2 × active parameters × requests ÷ FLOP/s reached in " + arithmetic,
            p.arithmeticTime() * 1e3,
            "ms a step"),
        new Term(
            "links",
            "two reductions a layer over " + gpus + " GPUs",
            p.linkTime() * 1e3,
            "ms a step"),
        new Term("overhead", "layers, launches, sampling", p.overheadTime() * 1e3, "ms a step"),
        new Term(
            "step", "√((weights + cache)² + arithmetic²) + links + overhead", p.step() * 1e3, "ms"),
        new Term(
            "prompt",
            "2 × active parameters × tokens ÷ FLOP/s + attention + links",
            p.prompt() * 1e3,
            "ms"),
        new Term(
            "by arithmetic",
            "1 ÷ (step ÷ requests + prompt ÷ answer)",
            p.outputPerSecond() / gpus,
            "tokens/s a GPU"),
        new Term("by the nearest runs", "measured ÷ arithmetic, weighted", load.factor(), "times"),
        new Term("throughput", "both multiplied", load.perGpu(), "tokens/s a GPU"));
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", FastMath.rint(value * 100) / 100);
  }
}
