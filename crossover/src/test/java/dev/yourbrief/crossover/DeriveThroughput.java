package dev.yourbrief.crossover;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hipparchus.util.FastMath;

/**
 * Derives {@code throughput.csv} from the raw table of measurements. The rule is in {@code
 * docs/crossover.md}; the catalogue's test checks that the committed file is what comes out.
 *
 * <p>To regenerate: run {@link #main} with the raw table and the target file.
 */
final class DeriveThroughput {

  private static final String SOURCE =
      "SemiAnalysisAI/InferenceX runs in ai-dynamo/aiconfigurator@095f58a";
  private static final String AS_OF = "2026-08-21";
  private static final int[] SPEEDS = {15, 30, 50, 100};

  /** A replica that does not fit one server is another fleet. */
  private static final int MOST_GPUS = 8;

  private static final double Z95 = 1.6448536269514722;

  /** The models of the raw table under the catalogue's names. */
  private static final Map<String, String> MODELS =
      Map.of(
          "Llama-3.1-70B", "llama-3.3-70b",
          "Llama-3.1-8B-Instruct", "llama-3.1-8b",
          "Qwen3-32B", "qwen3-32b",
          "Qwen3-235B-A22B-FP8", "qwen3-235b-a22b",
          "Qwen3.5-397B-A17B", "qwen3.5-397b-a17b",
          "MiniMax-M2.5", "minimax-m2.5",
          "DeepSeek-R1", "deepseek-r1",
          "GLM-5", "glm-5");

  private static final Map<String, String> GPUS =
      Map.of("h100_sxm", "H100", "h200_sxm", "H200", "b200_sxm", "B200", "gb200", "GB200");

  /** A measured run. */
  private record Run(
      String model,
      String gpu,
      String precision,
      int gpus,
      int isl,
      int osl,
      double perGpu,
      double speed,
      String month) {

    String shape() {
      return isl + "/" + osl;
    }
  }

  /** One size of replica of one combination: its best run a shape, and the fit over them. */
  private record Candidate(int gpus, List<Run> best, TokenTimeFit fit, double worst) {}

  /** One output row, before the input:output split of single shapes is known. */
  private record Combination(
      String model,
      String gpu,
      String precision,
      int speed,
      Optional<Candidate> fitted,
      List<Run> single) {}

  private DeriveThroughput() {}

  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[1]), derive(Files.readString(Path.of(args[0])), published()));
  }

  /** The best rows that were published of models whose runs are not in the raw table. */
  static String published() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            DeriveThroughput.class.getResourceAsStream("published-best-rows.csv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The catalogue file from the raw table and the published best rows of models not in it. */
  static String derive(String raw, String published) {
    List<Run> runs =
        Csv.read(raw, "throughput.csv", DeriveThroughput::fail).stream()
            .map(DeriveThroughput::run)
            .flatMap(Optional::stream)
            .toList();
    SortedMap<String, List<Run>> groups =
        runs.stream()
            .collect(
                Collectors.groupingBy(
                    run -> run.model + "," + run.gpu + "," + run.precision,
                    TreeMap::new,
                    Collectors.toList()));
    List<Combination> combinations = new ArrayList<>();
    for (List<Run> group : groups.values()) {
      for (int speed : SPEEDS) {
        combine(group, speed).ifPresent(combinations::add);
      }
    }
    double ratio = medianRatio(combinations);
    List<String> lines = new ArrayList<>();
    combinations.forEach(c -> lines.add(line(c, ratio)));
    Csv.read(published, "published", DeriveThroughput::fail)
        .forEach(row -> lines.addAll(published(row, ratio)));
    lines.sort(Comparator.comparing(DeriveThroughput::sortKey));
    return "model,gpu,precision,tokens_per_second_per_user,gpu_seconds_per_mtok_input_low,"
        + "gpu_seconds_per_mtok_input_high,gpu_seconds_per_mtok_output_low,"
        + "gpu_seconds_per_mtok_output_high,gpus_per_replica,input_per_output_low,"
        + "input_per_output_high,basis,source,as_of\n"
        + lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  /** Model, GPU, precision, and the speed as a number. */
  private static String sortKey(String line) {
    String[] cells = line.split(",", 5);
    return "%s,%s,%s,%06d".formatted(cells[0], cells[1], cells[2], Integer.parseInt(cells[3]));
  }

  private static void fail(Object problem) {
    throw new IllegalStateException(problem.toString());
  }

  private static Optional<Run> run(Row row) {
    String model = MODELS.get(row.text("model"));
    String gpu = GPUS.get(row.text("gpu"));
    if (model == null
        || gpu == null
        || row.optional("flag").isPresent()
        || !row.text("dataset").startsWith("inferencex")
        || row.text("parallelism").contains("disagg")
        || row.count("n_gpu") > MOST_GPUS) {
      return Optional.empty();
    }
    return Optional.of(
        new Run(
            model,
            gpu,
            row.optional("precision").orElse("unstated"),
            row.count("n_gpu"),
            row.count("isl"),
            row.count("osl"),
            row.amount("out_tok_s_per_gpu").doubleValue(),
            1000 / row.amount("tpot_ms").doubleValue(),
            row.optional("measured").map(day -> day.substring(0, 7)).orElse("")));
  }

  /**
   * The best size of replica at a speed: the most shapes first, then the least GPU time at 1:1
   * times the root of the fit's worst miss. Runs that are faster than they have to be count too,
   * group by group, so that asking for less speed never costs more.
   */
  private static Optional<Combination> combine(List<Run> group, int speed) {
    List<Run> fast = group.stream().filter(run -> run.speed >= speed).toList();
    if (fast.isEmpty()) {
      return Optional.empty();
    }
    Optional<Candidate> chosen =
        Arrays.stream(SPEEDS)
            .filter(atLeast -> atLeast >= speed)
            .mapToObj(atLeast -> fast.stream().filter(run -> run.speed >= atLeast).toList())
            .flatMap(DeriveThroughput::candidates)
            .min(
                Comparator.comparingInt((Candidate c) -> -Math.min(3, c.best.size()))
                    .thenComparingDouble(c -> c.fit.at(1) * FastMath.sqrt(c.worst))
                    .thenComparingInt(Candidate::gpus));
    List<Run> single =
        best(fast).stream().max(Comparator.comparingDouble(Run::perGpu)).stream().toList();
    Run any = fast.getFirst();
    return Optional.of(new Combination(any.model, any.gpu, any.precision, speed, chosen, single));
  }

  /** One candidate a size of replica that was measured at two ratios of input to output or more. */
  private static Stream<Candidate> candidates(List<Run> runs) {
    return new TreeSet<>(runs.stream().map(Run::gpus).toList())
        .stream()
            .map(gpus -> best(runs.stream().filter(run -> run.gpus == gpus).toList()))
            .filter(best -> ratios(best) > 1)
            .map(best -> {
              List<TokenTimeFit.Shape> shapes = shapes(best);
              TokenTimeFit fit = TokenTimeFit.of(shapes);
              return new Candidate(best.getFirst().gpus, best, fit, fit.worst(shapes));
            });
  }

  private static long ratios(List<Run> runs) {
    return runs.stream().map(run -> (double) run.isl / run.osl).distinct().count();
  }

  /** The best run of every shape, sorted by shape. */
  private static List<Run> best(List<Run> runs) {
    Function<Run, String> byShape = run -> "%06d/%06d".formatted(run.isl, run.osl);
    SortedMap<String, Optional<Run>> best =
        runs.stream()
            .collect(
                Collectors.groupingBy(
                    byShape,
                    TreeMap::new,
                    Collectors.maxBy(
                        Comparator.comparingDouble(Run::perGpu)
                            .thenComparingInt(run -> -run.gpus)
                            .thenComparing(Run::month))));
    return best.values().stream().flatMap(Optional::stream).toList();
  }

  /** A shorter prompt is never slower: a shape takes the speed of a longer one that beats it. */
  private static List<TokenTimeFit.Shape> shapes(List<Run> best) {
    return best.stream()
        .map(run -> {
          double perGpu =
              best.stream()
                  .filter(other -> other.osl == run.osl && other.isl >= run.isl)
                  .mapToDouble(Run::perGpu)
                  .max()
                  .orElse(run.perGpu);
          return new TokenTimeFit.Shape((double) run.isl / run.osl, 1 / perGpu);
        })
        .toList();
  }

  /** What an input token takes of an output token's time, in the middle of all fits. */
  private static double medianRatio(List<Combination> combinations) {
    double[] ratios =
        combinations.stream()
            .flatMap(c -> c.fitted.stream())
            .mapToDouble(c -> c.fit.input() / c.fit.output())
            .sorted()
            .toArray();
    return ratios[ratios.length / 2];
  }

  private static String line(Combination c, double ratio) {
    if (c.fitted.isPresent()) {
      Candidate f = c.fitted.get();
      // Wide enough for nine in ten, and for every shape it was fitted to.
      double miss = FastMath.log(f.worst) / Z95;
      double sigma = miss <= 0.23 ? 0.23 : Math.max(0.37, miss);
      String basis =
          "least squares over the best run at %s; fits them within %sx; %s"
              .formatted(
                  f.best.stream().map(Run::shape).collect(Collectors.joining(" ")),
                  round(f.worst, 3),
                  months(f.best));
      return row(c, f.fit, sigma, f.gpus, f.best, basis);
    }
    Run run = c.single.getFirst();
    TokenTimeFit.Shape shape = new TokenTimeFit.Shape((double) run.isl / run.osl, 1 / run.perGpu);
    return row(
        c,
        TokenTimeFit.split(shape, ratio),
        0.37,
        run.gpus,
        List.of(run),
        "one shape (%s); an input token taken as %s of an output token, the median of all fits; %s"
            .formatted(run.shape(), round(ratio, 3), months(List.of(run))));
  }

  private static String months(List<Run> runs) {
    TreeSet<String> months =
        runs.stream()
            .map(Run::month)
            .filter(m -> !m.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    return months.isEmpty()
        ? "day of measurement not stated"
        : months.size() == 1
            ? "measured " + months.first()
            : "measured " + months.first() + " to " + months.last();
  }

  private static String row(
      Combination c, TokenTimeFit fit, double sigma, int gpus, List<Run> runs, String basis) {
    double low = runs.stream().mapToDouble(r -> (double) r.isl / r.osl).min().orElseThrow();
    double high = runs.stream().mapToDouble(r -> (double) r.isl / r.osl).max().orElseThrow();
    return format(c.model, c.gpu, c.precision, c.speed, fit, sigma, gpus, low, high, basis, SOURCE);
  }

  private static List<String> published(Row row, double ratio) {
    List<String> lines = new ArrayList<>();
    double r = row.amount("isl").doubleValue() / row.amount("osl").doubleValue();
    for (int speed : SPEEDS) {
      row.optionalAmount("speed_" + speed)
          .ifPresent(perGpu ->
              lines.add(
                  format(
                      row.text("model"),
                      row.text("gpu"),
                      row.text("precision"),
                      speed,
                      TokenTimeFit.split(
                          new TokenTimeFit.Shape(r, 1 / perGpu.doubleValue()), ratio),
                      0.37,
                      row.count("gpus_per_replica"),
                      r,
                      r,
                      "one shape (%s/%s), the best of all replica sizes; an input token taken as %s of an output token, the median of all fits; %s"
                          .formatted(
                              row.text("isl"), row.text("osl"), round(ratio, 3), row.text("note")),
                      SOURCE)));
    }
    return lines;
  }

  private static String format(
      String model,
      String gpu,
      String precision,
      int speed,
      TokenTimeFit fit,
      double sigma,
      int gpus,
      double low,
      double high,
      String basis,
      String source) {
    double factor = FastMath.exp(sigma * Z95);
    return String.join(
        ",",
        model,
        gpu,
        precision,
        Integer.toString(speed),
        round(fit.input() * 1e6 / factor, 4),
        round(fit.input() * 1e6 * factor, 4),
        round(fit.output() * 1e6 / factor, 4),
        round(fit.output() * 1e6 * factor, 4),
        Integer.toString(gpus),
        round(low, 4),
        round(high, 4),
        "\"" + basis + "\"",
        source,
        AS_OF);
  }

  private static String round(double value, int digits) {
    return new BigDecimal(value)
        .round(new MathContext(digits, RoundingMode.HALF_EVEN))
        .stripTrailingZeros()
        .toPlainString()
        .toLowerCase(Locale.ROOT);
  }
}
