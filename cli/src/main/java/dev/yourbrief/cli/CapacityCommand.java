package dev.yourbrief.cli;

import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.capacity.Capacity;
import dev.yourbrief.crossover.capacity.CapacityAnswer;
import dev.yourbrief.crossover.capacity.Facts;
import dev.yourbrief.crossover.capacity.GpuShape;
import dev.yourbrief.crossover.capacity.HfConfig;
import dev.yourbrief.crossover.capacity.ModelShape;
import dev.yourbrief.crossover.capacity.Precision;
import dev.yourbrief.crossover.capacity.SpeedPoint;
import dev.yourbrief.crossover.capacity.Workload;
import dev.yourbrief.figure.source.Closest;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.publish.json.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "capacity",
    mixinStandardHelpOptions = true,
    description =
        "How many tokens a second a model serves on a GPU when every user gets the asked speed, and"
            + " whether it fits.")
final class CapacityCommand implements Callable<Integer> {

  private static final Pattern TIME = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(ms|s)?");
  private static final List<Double> SPEEDS =
      List.of(10.0, 15.0, 20.0, 30.0, 50.0, 75.0, 100.0, 150.0);
  private static final int MOST_GPUS = 64;
  private static final long LARGEST = 4 << 20;

  private final Terminal terminal;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "MODEL",
      description =
          "A model of the catalogue, a config.json, or facts: params=32B,layers=64,hidden=5120,…")
  String model = "";

  @Option(
      names = "--gpu",
      required = true,
      paramLabel = "GPU",
      description = "A GPU of the catalogue, or facts: memory=48GB,bandwidth=864GB/s,bf16=362,…")
  String gpu = "";

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      description = "bf16, fp8, int8, fp4 or int4. Default: each the GPU can do.")
  Optional<String> precision = Optional.empty();

  @Option(
      names = "--gpus",
      paramLabel = "N",
      description = "GPUs of a replica. Default: what gives most a GPU.")
  Optional<Integer> gpus = Optional.empty();

  @Option(
      names = "--input",
      paramLabel = "TOKENS",
      description = "Tokens of a prompt. Default: 1024.")
  double input = 1024;

  @Option(
      names = "--output",
      paramLabel = "TOKENS",
      description = "Tokens of an answer. Default: 1024.")
  double output = 1024;

  @Option(
      names = "--speed",
      paramLabel = "TOKENS/S",
      description = "What every user gets at least. Default: 30, unless --no-limit or --at-once.")
  Optional<Double> speed = Optional.empty();

  @Option(
      names = "--first-token",
      paramLabel = "TIME",
      description = "The first token comes within this time, on average: 2s, 500ms.")
  Optional<String> firstToken = Optional.empty();

  @Option(
      names = "--at-once",
      paramLabel = "REQUESTS",
      description = "So many requests at once in a replica, in place of as many as the limits let.")
  Optional<Double> atOnce = Optional.empty();

  @Option(
      names = "--cache-hit",
      paramLabel = "SHARE",
      description = "Share of the prompt found in the prefix cache, 0 to 1. Default: 0.")
  double cacheHit;

  @Option(names = "--no-limit", description = "The greatest throughput, whatever users get.")
  boolean noLimit;

  @Option(names = "--explain", description = "Show the arithmetic, term by term.")
  boolean explain;

  @Option(names = "--json", description = "Print everything as JSON.")
  boolean json;

  @Option(
      names = "--catalogue",
      paramLabel = "DIR",
      description = "A folder of your own catalogue rows.")
  Optional<Path> folder = Optional.empty();

  CapacityCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * What is printed as JSON.
   *
   * @param precisions an answer each
   */
  record Report(ModelShape model, GpuShape gpu, Workload workload, List<InPrecision> precisions) {}

  /**
   * One precision's answer.
   *
   * @param outcome {@code fits}, {@code too_big} or {@code too_slow}
   * @param bySpeed capacity against speed; empty if it does not fit
   */
  record InPrecision(
      Precision precision, String outcome, CapacityAnswer answer, List<SpeedPoint> bySpeed) {}

  @Override
  public Integer call() throws IOException {
    Catalogue catalogue = Catalogues.with(folder);
    ModelShape shape = model(catalogue);
    GpuShape on = gpu(catalogue);
    Workload work = workload();
    OptionalInt replica =
        gpus.isPresent() ? OptionalInt.of(checked(gpus.get())) : OptionalInt.empty();
    Capacity capacity = catalogue.capacity();
    List<InPrecision> answers =
        precisions(on).stream()
            .map(p -> {
              CapacityAnswer answer = capacity.predict(shape, on, p, replica, work);
              return new InPrecision(
                  p, outcome(answer), answer, bySpeed(capacity, shape, on, p, replica, work));
            })
            .toList();
    if (json) {
      terminal.out().println(RecordJson.of(new Report(shape, on, work, answers)));
    } else {
      new CapacityView(terminal, shape, on, work, explain).print(answers);
    }
    return Exit.DONE;
  }

  private static List<SpeedPoint> bySpeed(
      Capacity capacity,
      ModelShape shape,
      GpuShape on,
      Precision precision,
      OptionalInt replica,
      Workload work) {
    Workload any =
        new Workload(
            work.inputTokens(),
            work.outputTokens(),
            OptionalDouble.empty(),
            work.ttftSeconds(),
            OptionalDouble.empty(),
            work.prefixCacheHit(),
            work.practice());
    return capacity.bySpeed(shape, on, precision, replica, any, SPEEDS);
  }

  private static String outcome(CapacityAnswer answer) {
    return switch (answer) {
      case CapacityAnswer.Fits ignored -> "fits";
      case CapacityAnswer.TooBig ignored -> "too_big";
      case CapacityAnswer.TooSlow ignored -> "too_slow";
    };
  }

  private ModelShape model(Catalogue catalogue) throws IOException {
    if (Facts.isFacts(model)) {
      return ModelShape.of("your model", Facts.parse(model, "--model", ModelShape.FACTS), "");
    }
    if (model.endsWith(".json")) {
      Path file = Path.of(model);
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        throw problem(
            "--model", "there is no file '" + model + "' of less than 4 MiB", "Check the path");
      }
      return HfConfig.read(Files.readString(file), model);
    }
    return catalogue
        .modelShape(model)
        .orElseThrow(() ->
            catalogue.model(model).isPresent()
                ? problem(
                    "--model",
                    "how many parameters '" + model + "' has is not known",
                    "Give its config.json, or facts: params=230B,active=10B,layers=62")
                : unknown(
                    "--model",
                    "model",
                    model,
                    catalogue.openModelIds(),
                    "a config.json, or facts: params=32B,layers=64"));
  }

  private GpuShape gpu(Catalogue catalogue) {
    if (Facts.isFacts(gpu)) {
      return GpuShape.of("your GPU", "", Facts.parse(gpu, "--gpu", GpuShape.FACTS));
    }
    return catalogue
        .gpuShape(gpu)
        .orElseThrow(() ->
            unknown(
                "--gpu",
                "GPU",
                gpu,
                catalogue.gpuIds(),
                "facts: memory=48GB,bandwidth=864GB/s,bf16=362"));
  }

  private static InputException unknown(
      String option, String kind, String name, List<String> known, String otherwise) {
    return problem(
        option,
        "no " + kind + " '" + name + "' is known",
        Closest.to(name, known)
            .map(near -> "Did you mean '" + near + "'?")
            .orElse("Give one of " + String.join(", ", known) + "; or " + otherwise));
  }

  private List<Precision> precisions(GpuShape on) {
    if (precision.isPresent()) {
      String name = precision.get();
      return List.of(
          Precision.of(name)
              .orElseThrow(() ->
                  unknown(
                      "--precision",
                      "precision",
                      name,
                      Arrays.stream(Precision.values()).map(Precision::key).toList(),
                      "leave it out")));
    }
    // Four-bit weights run on any GPU; they are widened where it cannot compute in them.
    return on.computesIn(Precision.FP8)
        ? List.of(
            Precision.BF16,
            Precision.FP8,
            on.computesIn(Precision.FP4) ? Precision.FP4 : Precision.INT4)
        : List.of(Precision.BF16, Precision.INT4);
  }

  private Workload workload() {
    try {
      Workload work = Workload.of(input, output).withCacheHit(cacheHit);
      if (noLimit && (speed.isPresent() || firstToken.isPresent() || atOnce.isPresent())) {
        throw problem("--no-limit", "it goes with no other limit", "Leave one of them out");
      }
      if (speed.isPresent()) {
        work = work.atSpeed(speed.get());
      } else if (!noLimit && atOnce.isEmpty()) {
        work = work.atSpeed(30);
      }
      if (firstToken.isPresent()) {
        work = work.firstTokenWithin(seconds(firstToken.get()));
      }
      return atOnce.isPresent() ? work.atConcurrency(atOnce.get()) : work;
    } catch (IllegalArgumentException e) {
      throw problem("capacity", String.valueOf(e.getMessage()), "Check the numbers given");
    }
  }

  private static double seconds(String text) {
    Matcher m = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!m.matches()) {
      throw problem("--first-token", "'" + text + "' is no time", "Write it as 2s or 500ms");
    }
    double value = Double.parseDouble(m.group(1));
    return "ms".equals(m.group(2)) ? value / 1000 : value;
  }

  private static int checked(int count) {
    if (count < 1 || count > MOST_GPUS) {
      throw problem("--gpus", count + " is no size of a replica", "Write 1 to 64");
    }
    return count;
  }

  private static InputException problem(String where, String what, String fix) {
    return new InputException(Problem.of(Location.of(where), what, fix));
  }
}
