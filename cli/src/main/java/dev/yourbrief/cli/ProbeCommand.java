package dev.yourbrief.cli;

import dev.yourbrief.crossover.probe.Probe;
import dev.yourbrief.crossover.probe.ProbeResult;
import dev.yourbrief.crossover.probe.Rung;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.publish.json.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "probe",
    mixinStandardHelpOptions = true,
    description =
        "Measures a model server of yours: throughput, speed and waiting times as more users ask at"
            + " once. It sends made-up prompts to this machine, or to a host that you name, and"
            + " stops within its time and budget.")
final class ProbeCommand implements Callable<Integer> {

  private static final String STANDARD_OUTPUT = "-";

  private final Terminal terminal;
  private final Clock clock;

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "URL",
      description = "The server, such as http://127.0.0.1:8000/v1, or the full path of requests.")
  String url = "";

  @Mixin ProbeSettings settings = new ProbeSettings();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write everything as JSON; - prints it instead of the table.")
  Optional<String> json = Optional.empty();

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write the rungs as CSV; - prints them instead of the table.")
  Optional<String> csv = Optional.empty();

  @Option(names = "--svg", paramLabel = "FILE", description = "Write the chart.")
  Optional<Path> svg = Optional.empty();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page with the chart and its numbers.")
  Optional<Path> html = Optional.empty();

  ProbeCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (prints(json) && prints(csv)) {
      throw new ParameterException(spec.commandLine(), "Only one of --json and --csv can be -");
    }
    checkTargets();
    LocalDate today = LocalDate.now(clock);
    ProbeProgress progress = new ProbeProgress(terminal, settings.totalTime());
    Probe probe = new Probe(settings.options(url, clock.millis()), progress);
    try (Interrupt _ = new Interrupt(probe::stop);
        progress) {
      ProbeResult result = probe.run();
      progress.close();
      show(result, today);
      return status(result);
    }
  }

  /** What cannot be written is said before minutes are spent. */
  private void checkTargets() {
    Stream<Path> targets =
        Stream.of(
                json.filter(f -> !prints(json)).map(Path::of),
                csv.filter(f -> !prints(csv)).map(Path::of),
                svg,
                html)
            .flatMap(Optional::stream);
    List<Problem> problems =
        targets
            .filter(file -> {
              Path folder = file.toAbsolutePath().getParent();
              return folder == null || !Files.isDirectory(folder) || Files.isDirectory(file);
            })
            .map(file ->
                Problem.of(
                    Location.of(file.toString()),
                    "no file can be written there",
                    "Give a file in a folder that is there"))
            .toList();
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
  }

  private void show(ProbeResult result, LocalDate today) throws IOException {
    ProbeWords words = new ProbeWords(result, today);
    String asJson = RecordJson.of(new Everything(today, result, words.decisionLines()));
    if (prints(json)) {
      terminal.out().println(asJson);
    } else if (prints(csv)) {
      terminal.out().print(ProbeCsv.of(result));
    } else {
      new ProbeView(terminal, result, words).print();
    }
    if (json.isPresent() && !prints(json)) {
      written(Path.of(json.get()), asJson + "\n");
    }
    if (csv.isPresent() && !prints(csv)) {
      written(Path.of(csv.get()), ProbeCsv.of(result));
    }
    if (svg.isPresent()) {
      written(svg.get(), ProbePage.svg(result, words));
    }
    if (html.isPresent()) {
      written(html.get(), ProbePage.html(result, words));
    }
    // When it was interrupted, the process ends as soon as this is done.
    terminal.out().flush();
    terminal.err().flush();
  }

  private void written(Path file, String text) throws IOException {
    WholeFile.write(file, text);
    terminal.err().println("Written: " + file);
  }

  private static boolean prints(Optional<String> file) {
    return file.filter(STANDARD_OUTPUT::equals).isPresent();
  }

  private static int status(ProbeResult result) {
    if (!result.isMeasured()) {
      return Exit.INPUT;
    }
    boolean whole =
        !result.interrupted()
            && result.rungs().stream().noneMatch(Rung::isFailing)
            && (result.answer().cost().isPresent() || !result.answer().costAsked());
    return whole ? Exit.DONE : Exit.PARTLY;
  }

  /** What {@code --json} writes. */
  private record Everything(LocalDate date, ProbeResult result, List<String> decisionLines) {}
}
