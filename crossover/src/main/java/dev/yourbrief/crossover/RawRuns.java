package dev.yourbrief.crossover;

import dev.yourbrief.crossover.capacity.Calibration;
import dev.yourbrief.crossover.capacity.Capacity;
import dev.yourbrief.crossover.capacity.CapacityAnswer;
import dev.yourbrief.crossover.capacity.GpuShape;
import dev.yourbrief.crossover.capacity.Measurement;
import dev.yourbrief.crossover.capacity.ModelShape;
import dev.yourbrief.crossover.capacity.Practice;
import dev.yourbrief.crossover.capacity.Precision;
import dev.yourbrief.crossover.capacity.Workload;
import dev.yourbrief.figure.source.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The runs of a raw table of published measurements, as far as a prediction may lean on them.
 * Columns: {@code dataset, model, gpu, precision, n_gpu, parallelism, isl, osl, load,
 * out_tok_s_total, out_tok_s_per_gpu, ttft_ms, engine, measured, flag}. The rules are in {@code
 * docs/capacity.md}.
 */
public final class RawRuns {

  private static final Pattern AGGREGATE = Pattern.compile("tp(\\d*) dp(\\d*) ep(\\d*) agg");
  private static final Pattern ENGINE = Pattern.compile("^TRT-LLM v[0-9.]+");
  private static final int MOST_GPUS = 16;
  private static final int MOST_AT_ONCE = 512;

  /** Mean prompt and answer of MLPerf's data sets (OpenOrca, LongBench, CNN DailyMail, its own). */
  private static final Map<String, double[]> CONTEST =
      Map.of(
          "llama-2-70b", new double[] {294, 294},
          "llama-3.1-405b", new double[] {9428, 684},
          "llama-3.1-8b", new double[] {778, 73},
          "deepseek-r1", new double[] {800, 3880},
          "mixtral-8x7b", new double[] {324, 143});

  private static final Map<String, String> MODELS =
      Map.of(
          "llama2-70b-99", "llama-2-70b",
          "llama2-70b-99.9", "llama-2-70b",
          "mixtral-8x7b", "mixtral-8x7b",
          "glm-4.x", "glm-4.5",
          "deepseek-v3.1", "deepseek-r1");

  private final Catalogue catalogue;
  private final Capacity arithmetic;
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private final Map<String, Optional<ModelShape>> models = new HashMap<>();
  private final Map<String, Optional<GpuShape>> gpus = new HashMap<>();

  private RawRuns(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.arithmetic = new Capacity(List.of(), Calibration.START, Measurements.AS_OF);
  }

  /**
   * Reads a table.
   *
   * @param leftOut is told why rows are left out, and how many
   */
  public static List<Measurement> read(
      String csv, Catalogue catalogue, Consumer<Map<String, Integer>> leftOut) {
    RawRuns raw = new RawRuns(catalogue);
    List<Measurement> runs = new ArrayList<>();
    Set<Measurement> seen = new HashSet<>();
    for (Row row : Csv.read(csv, "measurements", RawRuns::fail)) {
      Optional<Measurement> run = raw.run(row);
      if (run.isPresent() && !seen.add(run.get())) {
        raw.out("the same run twice");
      } else {
        run.ifPresent(runs::add);
      }
    }
    leftOut.accept(raw.leftOut);
    return runs;
  }

  private Optional<Measurement> run(Row row) {
    String flag = row.optional("flag").orElse("");
    String dataset = row.text("dataset");
    boolean served = dataset.startsWith("inferencex");
    String engine = row.optional("engine").orElse("");
    String parallelism = row.optional("parallelism").orElse("");
    Optional<ModelShape> model = models.computeIfAbsent(row.text("model"), this::model);
    Optional<GpuShape> gpu = gpus.computeIfAbsent(row.text("gpu"), this::gpu);
    String load = row.text("load");
    if (model.isEmpty() || gpu.isEmpty()) {
      return out("no facts of the model or the GPU");
    } else if (flag.contains("superseded")) {
      return out("measured again later");
    } else if (flag.contains("conc!=")) {
      return out("inconsistent");
    } else if (served && flag.contains("queue")) {
      return out("saturated, so that throughput cannot be told");
    } else if (parallelism.contains("disagg")) {
      return out("prompts and answers on GPUs of their own");
    } else if (load.startsWith("batch=")) {
      return out("static batches, an engine of 2024");
    } else if (load.equals("Server") || load.equals("Interactive")) {
      return out("a latency limit in place of a load");
    }
    int[] layout = layout(parallelism, row.count("n_gpu"));
    int replica = layout[0];
    if (replica > MOST_GPUS && !dataset.startsWith("mlperf")) {
      return out("more than 16 GPUs");
    }
    String id = model.get().name();
    double total = row.amount("out_tok_s_total").doubleValue();
    double perGpu = row.amount("out_tok_s_per_gpu").doubleValue();
    Precision precision = precision(row, model.get(), gpu.get(), replica);
    double input;
    double output;
    if (row.optional("isl").isPresent()) {
      input = row.amount("isl").doubleValue();
      output = row.amount("osl").doubleValue();
    } else if (CONTEST.containsKey(id)) {
      double[] lengths = CONTEST.getOrDefault(id, new double[] {1, 1});
      input = lengths[0];
      output = lengths[1];
      replica = smallest(model.get(), gpu.get(), precision, input, output);
    } else {
      return out("no lengths");
    }
    if (arithmetic.predict(
            model.get(), gpu.get(), precision, OptionalInt.of(replica), Workload.of(input, output))
        instanceof CapacityAnswer.TooBig) {
      return out("would not fit into the memory of the GPUs it names");
    }
    OptionalDouble concurrency = concurrency(load, dataset);
    return Optional.of(
        new Measurement(
            model.get(),
            gpu.get(),
            precision,
            replica,
            layout[1] > 1,
            input,
            output,
            concurrency,
            practice(dataset),
            dataset.startsWith("mlperf")
                ? perGpu
                : dataset.startsWith("trtllm") ? perGpu : total / replica,
            served
                ? row.optionalAmount("ttft_ms").stream()
                    .mapToDouble(ms -> ms.doubleValue() / 1000)
                    .findFirst()
                : OptionalDouble.empty(),
            row.optional("measured").filter(m -> !m.equals("2025-2026")).orElse(""),
            source(dataset, engine)));
  }

  private Optional<Measurement> out(String why) {
    leftOut.merge(why, 1, Integer::sum);
    return Optional.empty();
  }

  /**
   * GPUs, and over how many the requests are split. Rows that count expert groups twice are put
   * right.
   */
  private static int[] layout(String parallelism, int gpus) {
    Matcher m = AGGREGATE.matcher(parallelism);
    if (m.matches()) {
      int tp = number(m.group(1));
      int dp = number(m.group(2));
      int ep = number(m.group(3));
      if (ep > 1 && tp * dp == ep * ep && gpus == ep * ep) {
        return new int[] {ep, dp > 1 ? ep : 1};
      }
      if (dp > 1 && dp == tp && ep == tp * tp && gpus == ep) {
        return new int[] {tp, tp};
      }
      return new int[] {gpus, dp};
    }
    return new int[] {gpus, parallelism.startsWith("DEP") ? gpus : 1};
  }

  private static int number(String digits) {
    return digits.isEmpty() ? 1 : Integer.parseInt(digits);
  }

  /**
   * A contest's entry says how many GPUs a server has, not a replica: the fewest with 64 at once.
   */
  private int smallest(
      ModelShape model, GpuShape gpu, Precision precision, double input, double output) {
    for (int n : new int[] {1, 2, 4}) {
      Workload work = Workload.of(input, output).atConcurrency(64);
      if (arithmetic.predict(model, gpu, precision, OptionalInt.of(n), work)
              instanceof CapacityAnswer.Fits fits
          && fits.requests() >= 64) {
        return n;
      }
    }
    return 8;
  }

  /** Requests at once; where all came at once and were few, as many as there were. */
  private static OptionalDouble concurrency(String load, String dataset) {
    int at = load.indexOf('=');
    if (at > 0) {
      return OptionalDouble.of(Double.parseDouble(load.substring(at + 1)));
    }
    return dataset.startsWith("gpustack")
        ? OptionalDouble.of(Math.min(MOST_AT_ONCE, Double.parseDouble(load.split(" ", -1)[1])))
        : OptionalDouble.empty();
  }

  /** Where a row names none: what the weights are published in, bf16 if that fits the GPUs. */
  private static Precision precision(Row row, ModelShape model, GpuShape gpu, int gpus) {
    return row.optional("precision")
        .flatMap(Precision::of)
        .orElseGet(() ->
            model.name().startsWith("gpt-oss")
                ? Precision.FP4
                : model.totalParamsB() * 2 < gpu.memoryGb() * gpus * 0.95
                        && !model.name().startsWith("deepseek")
                    ? Precision.BF16
                    : Precision.FP8);
  }

  private static Practice practice(String dataset) {
    return dataset.startsWith("trtllm")
        ? Practice.OFFLINE
        : dataset.startsWith("mlperf")
            ? Practice.CONTEST
            : dataset.startsWith("inferencex") ? Practice.SERVED : Practice.AS_INSTALLED;
  }

  private static String source(String dataset, String engine) {
    Matcher m = ENGINE.matcher(engine);
    return dataset.startsWith("trtllm")
        ? m.find() ? m.group().replace("TRT-LLM", "TensorRT-LLM") + " docs" : "TensorRT-LLM docs"
        : dataset.startsWith("mlperf")
            ? "MLPerf v5.1"
            : dataset.startsWith("inferencex")
                ? "InferenceX"
                : dataset.startsWith("gpustack") ? "GPUStack lab" : dataset;
  }

  private Optional<ModelShape> model(String raw) {
    String name =
        raw.toLowerCase(Locale.ROOT)
            .replaceAll("llama v", "llama-")
            .replaceAll("-(fp8|nvfp4|fp4|bf16|awq)$", "")
            .replaceAll("^llama(\\d)", "llama-$1");
    String known =
        MODELS.getOrDefault(raw.toLowerCase(Locale.ROOT), MODELS.getOrDefault(name, name));
    return catalogue.modelShape(known).or(() -> catalogue.modelShape(raw));
  }

  private Optional<GpuShape> gpu(String raw) {
    String name =
        raw.replaceAll("^(Virtualized )?(NVIDIA |AMD Instinct )+", "")
            .replaceAll("-NVL.*", " NVL")
            .replaceAll("[- ]SXM.*|[- ]\\d+GB.*|[- ]HBM.*", "")
            .replaceAll("-PCIe.*", " PCIe");
    String known =
        switch (name) {
          case "A100" -> "A100-80GB";
          case "A100 PCIe" -> "A100-80GB PCIe";
          default -> name;
        };
    return catalogue.gpuShape(known).or(() -> catalogue.gpuShape(raw));
  }

  private static void fail(Problem problem) {
    throw new IllegalStateException(problem.toString());
  }
}
