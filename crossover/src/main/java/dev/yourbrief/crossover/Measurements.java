package dev.yourbrief.crossover;

import dev.yourbrief.crossover.capacity.Capacity;
import dev.yourbrief.crossover.capacity.Constants;
import dev.yourbrief.crossover.capacity.GpuShape;
import dev.yourbrief.crossover.capacity.Measurement;
import dev.yourbrief.crossover.capacity.ModelShape;
import dev.yourbrief.crossover.capacity.Practice;
import dev.yourbrief.crossover.capacity.Precision;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The measured runs that come with the program, and the constants fitted to them. Both are made
 * from the sources' own tables by {@code bench/run capacity}; see {@code docs/capacity.md}.
 */
public final class Measurements {

  /** The day the newest of the sources was current. */
  public static final LocalDate AS_OF = LocalDate.of(2026, 8, 21);

  private static final String HEADER =
      "model,gpu,precision,gpus,by_request,input,output,concurrency,practice,"
          + "tokens_per_second_per_gpu,ttft_s,measured,source";

  /** Read when they are first asked for: most commands do without. */
  private static final class Bundled {
    static final List<Measurement> RUNS = read(resource("measurements.csv"), Catalogue.bundled());
    static final Constants CONSTANTS = readConstants(resource("capacity-constants.csv"));
    static final Capacity CAPACITY = new Capacity(RUNS, CONSTANTS, AS_OF);
  }

  private Measurements() {}

  /** The runs that come with the program. */
  public static List<Measurement> bundled() {
    return Bundled.RUNS;
  }

  /** The constants that come with the program. */
  public static Constants constants() {
    return Bundled.CONSTANTS;
  }

  static Capacity capacity() {
    return Bundled.CAPACITY;
  }

  /**
   * Reads a table that {@link #write} has written.
   *
   * @throws IllegalStateException if a row is of a model or GPU that the catalogue does not have
   */
  public static List<Measurement> read(String csv, Catalogue catalogue) {
    Map<String, ModelShape> models = new HashMap<>();
    Map<String, GpuShape> gpus = new HashMap<>();
    return Csv.read(csv, "measurements.csv", Measurements::fail).stream()
        .map(row ->
            new Measurement(
                models.computeIfAbsent(
                    row.text("model"), id -> catalogue.modelShape(id).orElseThrow()),
                gpus.computeIfAbsent(row.text("gpu"), id -> catalogue.gpuShape(id).orElseThrow()),
                Precision.of(row.text("precision")).orElseThrow(),
                row.count("gpus"),
                row.optional("by_request").isPresent(),
                row.amount("input").doubleValue(),
                row.amount("output").doubleValue(),
                optional(row, "concurrency"),
                Practice.valueOf(row.text("practice").toUpperCase(Locale.ROOT)),
                row.amount("tokens_per_second_per_gpu").doubleValue(),
                optional(row, "ttft_s"),
                row.optional("measured").orElse(""),
                row.text("source")))
        .toList();
  }

  /** By model, GPU, precision, practice, size, lengths, load, day and result. */
  public static List<Measurement> sorted(List<Measurement> runs) {
    return runs.stream()
        .sorted(
            Comparator.comparing((Measurement run) -> run.model().name())
                .thenComparing(run -> run.gpu().name())
                .thenComparing(Measurement::precision)
                .thenComparing(Measurement::practice)
                .thenComparingInt(Measurement::gpus)
                .thenComparingDouble(Measurement::inputTokens)
                .thenComparingDouble(Measurement::outputTokens)
                .thenComparingDouble(run -> run.concurrency().orElse(0))
                .thenComparing(Measurement::measured)
                .thenComparingDouble(Measurement::outputPerGpuSecond)
                .thenComparingDouble(run -> run.ttftSeconds().orElse(0))
                .thenComparing(Measurement::byRequest))
        .toList();
  }

  /** The table of some runs, in their order. */
  public static String write(List<Measurement> runs) {
    StringBuilder csv = new StringBuilder(HEADER).append('\n');
    for (Measurement run : runs) {
      csv.append(
              String.join(
                  ",",
                  run.model().name(),
                  run.gpu().name(),
                  run.precision().key(),
                  Integer.toString(run.gpus()),
                  run.byRequest() ? "yes" : "",
                  number(run.inputTokens()),
                  number(run.outputTokens()),
                  run.concurrency().isPresent() ? number(run.concurrency().getAsDouble()) : "",
                  run.practice().name().toLowerCase(Locale.ROOT),
                  number(run.outputPerGpuSecond()),
                  run.ttftSeconds().isPresent() ? number(run.ttftSeconds().getAsDouble()) : "",
                  run.measured(),
                  run.source()))
          .append('\n');
    }
    return csv.toString();
  }

  /** The constants as a table, and back. */
  public static String write(Constants constants) {
    StringBuilder csv = new StringBuilder("name,value\n");
    for (int i = 0; i < Constants.NAMES.size(); i++) {
      csv.append(Constants.NAMES.get(i))
          .append(',')
          .append(
              new BigDecimal(constants.values().get(i))
                  .round(new MathContext(4, RoundingMode.HALF_EVEN))
                  .stripTrailingZeros()
                  .toPlainString())
          .append('\n');
    }
    return csv.toString();
  }

  private static Constants readConstants(String csv) {
    Map<String, Double> byName = new HashMap<>();
    // A shift may be below nought, which no other number of a catalogue may.
    Csv.read(csv, "capacity-constants.csv", Measurements::fail)
        .forEach(row -> byName.put(row.text("name"), Double.valueOf(row.text("value"))));
    return Constants.of(
        Constants.NAMES.stream().map(name -> byName.getOrDefault(name, 0.0)).toList());
  }

  private static OptionalDouble optional(Row row, String column) {
    return row.optionalAmount(column).stream().mapToDouble(BigDecimal::doubleValue).findFirst();
  }

  private static String number(double value) {
    return new BigDecimal(value)
        .round(new MathContext(5, RoundingMode.HALF_EVEN))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String resource(String name) {
    try (InputStream in = Measurements.class.getResourceAsStream("catalogue/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fail(Problem problem) {
    throw new IllegalStateException(problem.toString());
  }
}
