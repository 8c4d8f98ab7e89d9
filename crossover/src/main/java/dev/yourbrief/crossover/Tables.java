package dev.yourbrief.crossover;

import dev.yourbrief.crossover.capacity.Facts;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rows of one set of catalogue files, and what was wrong with the rows that could not be read.
 */
final class Tables {

  private static final int MAX_BYTES = 16 << 20;
  static final List<String> KINDS =
      List.of("input_uncached", "cache_read", "cache_write_5m", "cache_write_1h", "output");

  static final String PRICES = "prices.csv";
  private static final String THROUGHPUT = "throughput.csv";

  /** A row and the other names it goes by. */
  record Named<T>(T row, List<String> aliases) {}

  /**
   * A throughput, and between which ratios of input to output it was measured; a row that does not
   * say is taken to have been measured at the user's own.
   */
  record Measured(Throughput throughput, double inputPerOutputLow, double inputPerOutputHigh) {
    boolean covers(double inputPerOutput) {
      return inputPerOutput >= inputPerOutputLow / 2 && inputPerOutput <= inputPerOutputHigh * 2;
    }
  }

  /**
   * A price, and which open model it is a price of.
   *
   * @param own whether somebody wrote it down for a decision of theirs, as against a public list
   */
  record Offer(ModelPrice price, Optional<String> openModel, boolean own) {
    Offer as(String id, boolean isOwn) {
      return new Offer(
          new ModelPrice(
              id,
              price.provider(),
              price.tier(),
              price.usdPerMtokByKind(),
              price.effectiveFrom(),
              price.source(),
              price.asOf()),
          openModel,
          isOwn);
    }
  }

  /** Columns that need not be there, and the facts they are. */
  private static final Map<String, String> MODEL_FACTS =
      Map.ofEntries(
          Map.entry("total_params_b", "params"),
          Map.entry("active_params_b", "active"),
          Map.entry("layers", "layers"),
          Map.entry("hidden", "hidden"),
          Map.entry("heads", "heads"),
          Map.entry("kv_heads", "kvHeads"),
          Map.entry("head_dim", "headDim"),
          Map.entry("kv_latent", "kvLatent"),
          Map.entry("window", "window"),
          Map.entry("full_share", "fullShare"),
          Map.entry("linear_share", "linearShare"),
          Map.entry("sparse", "sparse"),
          Map.entry("experts", "experts"),
          Map.entry("experts_per_token", "expertsPerToken"),
          Map.entry("vocabulary", "vocabulary"),
          Map.entry("max_context", "context"));

  private static final Map<String, String> GPU_FACTS =
      Map.of(
          "memory_gb", "memory",
          "bandwidth_gb_per_s", "bandwidth",
          "bf16_tflops", "bf16",
          "fp8_tflops", "fp8",
          "int8_tops", "int8",
          "fp4_tflops", "fp4",
          "link_gb_per_s", "link",
          "watts", "watts");

  private static final Map<String, List<String>> COLUMNS = new TreeMap<>();

  static {
    COLUMNS.put(PRICES, List.of("model", "provider", "source", "as_of"));
    COLUMNS.put(
        "gpu-prices.csv",
        List.of("gpu", "tier", "provider", "usd_per_gpu_hour", "source", "as_of"));
    COLUMNS.put(
        "gpus.csv",
        List.of(
            "gpu", "vendor", "memory_gb", "bandwidth_gb_per_s", "bf16_tflops", "source", "as_of"));
    COLUMNS.put("models.csv", List.of("model", "licence", "source", "as_of"));
    COLUMNS.put(
        THROUGHPUT,
        List.of(
            "model",
            "gpu",
            "precision",
            "tokens_per_second_per_user",
            "gpu_seconds_per_mtok_input_low",
            "gpu_seconds_per_mtok_input_high",
            "gpu_seconds_per_mtok_output_low",
            "gpu_seconds_per_mtok_output_high",
            "gpus_per_replica",
            "basis",
            "source",
            "as_of"));
  }

  /** The files' names, sorted. */
  static final List<String> NAMES = List.copyOf(COLUMNS.keySet());

  final List<Problem> problems = new ArrayList<>();
  final List<Named<Offer>> prices;
  final List<GpuPrice> gpuPrices;
  final List<Named<Gpu>> gpus;
  final List<Named<OpenModel>> models;
  final List<Measured> throughput;

  private Tables(Function<String, Optional<String>> files) {
    prices = read(files, PRICES, Tables::price);
    gpuPrices = read(files, "gpu-prices.csv", Tables::gpuPrice);
    gpus = read(files, "gpus.csv", Tables::gpu);
    models = read(files, "models.csv", Tables::model);
    throughput = read(files, THROUGHPUT, Tables::throughput);
  }

  /** The tables that come with the program. */
  static Tables bundled() {
    return new Tables(name -> {
      if (name.equals(THROUGHPUT)) {
        return Optional.empty(); // only decisions have rows of it; the rest is predicted
      }
      try (InputStream in = Tables.class.getResourceAsStream("catalogue/" + name)) {
        if (in == null) {
          throw new IllegalStateException("the catalogue " + name + " is not in the program");
        }
        return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /** The tables of a folder, as far as they can be read. */
  static Tables in(Path folder) {
    List<Problem> unread = new ArrayList<>();
    Tables tables =
        new Tables(name -> {
          try {
            return Files.exists(folder.resolve(name))
                ? Optional.of(text(folder.resolve(name), name))
                : Optional.empty();
          } catch (InputException e) {
            unread.addAll(e.problems());
            return Optional.empty();
          }
        });
    tables.problems.addAll(0, unread);
    tables.problems.addAll(strangers(folder));
    return tables;
  }

  /** A table of prices that is no file yet. */
  static Tables ofPrices(String text) {
    return new Tables(name -> name.equals(PRICES) ? Optional.of(text) : Optional.empty());
  }

  private static String text(Path file, String name) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw problem(name, "the file is larger than 16 MiB", "Keep only the rows you need");
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw problem(name, "the file is not UTF-8 text", "Save it as UTF-8");
    } catch (IOException e) {
      throw problem(name, "the file cannot be read", "Check that it is a file you may read");
    }
  }

  /** Files that would silently do nothing because of their name. */
  private static List<Problem> strangers(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".csv") && !COLUMNS.containsKey(name))
          .sorted()
          .map(name ->
              Problem.of(
                  Location.of(name),
                  "no catalogue has this name",
                  Closest.to(name, COLUMNS.keySet())
                      .map(known -> "Did you mean '" + known + "'?")
                      .orElse("Known are " + String.join(", ", COLUMNS.keySet()))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> List<T> read(
      Function<String, Optional<String>> files, String name, Function<Row, T> reader) {
    List<T> result = new ArrayList<>();
    Optional<String> text = files.apply(name);
    if (text.isEmpty()) {
      return result;
    }
    List<Row> rows = Csv.read(text.get(), name, problems::add);
    if (!rows.isEmpty()) {
      List<String> missing = new ArrayList<>(COLUMNS.getOrDefault(name, List.of()));
      missing.removeAll(rows.getFirst().header());
      if (!missing.isEmpty()) {
        problems.add(
            Problem.of(
                Location.of(name, 1),
                "the header has no column " + String.join(", ", missing),
                "Add it to the first line"));
        return result;
      }
    }
    for (Row row : rows) {
      try {
        result.add(reader.apply(row));
      } catch (InputException e) {
        problems.addAll(e.problems());
      }
    }
    return result;
  }

  private static Named<Offer> price(Row row) {
    Map<String, BigDecimal> kinds = new TreeMap<>();
    for (String kind : KINDS) {
      row.optionalAmount(kind).ifPresent(usd -> kinds.put(kind, usd));
    }
    ModelPrice price =
        new ModelPrice(
            row.text("model"),
            row.text("provider"),
            row.optional("tier").orElse(ModelPrice.STANDARD),
            kinds,
            row.optionalDate("effective_from").orElse(ModelPrice.SINCE_EVER),
            row.text("source"),
            row.date("as_of"));
    return new Named<>(new Offer(price, row.optional("open_model"), false), row.list("aliases"));
  }

  private static GpuPrice gpuPrice(Row row) {
    return new GpuPrice(
        row.text("gpu"),
        row.text("tier"),
        row.text("provider"),
        row.amount("usd_per_gpu_hour"),
        row.text("source"),
        row.date("as_of"));
  }

  private static Named<Gpu> gpu(Row row) {
    Gpu gpu =
        new Gpu(
            row.text("gpu"),
            row.text("vendor"),
            row.amount("memory_gb"),
            row.amount("bandwidth_gb_per_s"),
            row.amount("bf16_tflops"),
            row.optionalAmount("fp8_tflops"),
            row.optionalAmount("fp4_tflops"),
            facts(row, GPU_FACTS),
            row.optionalAmount("watts"),
            row.text("source"),
            row.date("as_of"));
    return new Named<>(gpu, row.list("aliases"));
  }

  private static Named<OpenModel> model(Row row) {
    OpenModel model =
        new OpenModel(
            row.text("model"),
            row.optionalAmount("total_params_b"),
            row.optionalAmount("active_params_b"),
            facts(row, MODEL_FACTS),
            row.text("licence"),
            row.optional("licence_gate"),
            row.optional("unverified"),
            row.text("source"),
            row.date("as_of"));
    return new Named<>(model, row.list("aliases"));
  }

  private static Facts facts(Row row, Map<String, String> columns) {
    Map<String, Double> values = new TreeMap<>();
    columns.forEach((column, fact) ->
        row.optionalAmount(column).ifPresent(value -> values.put(fact, value.doubleValue())));
    return new Facts(values);
  }

  private static Measured throughput(Row row) {
    Throughput throughput =
        new Throughput(
            row.text("model"),
            row.text("gpu"),
            row.text("precision"),
            row.count("tokens_per_second_per_user"),
            range(row, "gpu_seconds_per_mtok_input"),
            range(row, "gpu_seconds_per_mtok_output"),
            row.count("gpus_per_replica"),
            row.text("basis"),
            row.text("source"),
            row.date("as_of"));
    return new Measured(
        throughput,
        row.optionalAmount("input_per_output_low").map(BigDecimal::doubleValue).orElse(0.0),
        row.optionalAmount("input_per_output_high")
            .map(BigDecimal::doubleValue)
            .orElse(Double.POSITIVE_INFINITY));
  }

  private static Estimate range(Row row, String column) {
    BigDecimal low = row.amount(column + "_low");
    BigDecimal high = row.amount(column + "_high");
    if (low.compareTo(high) > 0 || low.signum() == 0) {
      throw new InputException(
          Problem.of(
              row.where(),
              "column " + column + ": " + low + " to " + high + " is not a range above 0",
              "Write the lower number first"));
    }
    return low.compareTo(high) == 0 ? Estimate.of(low) : Estimate.of(low, high);
  }

  private static InputException problem(String name, String what, String fix) {
    return new InputException(Problem.of(Location.of(name), what, fix));
  }
}
