package dev.yourbrief.cli;

import dev.yourbrief.trial.Steps;
import dev.yourbrief.trial.Trial;
import dev.yourbrief.trial.data.FineTuneExport;
import dev.yourbrief.trial.data.FineTuneReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes the training split as files to fine-tune with (OpenAI chat JSONL): the same cases"
            + " the retrieval arm searches, and none of the test.")
final class TrialExportCommand implements Callable<Integer> {

  private static final int SHOWN = 8;

  private final Terminal terminal;
  private final Clock clock;

  @Mixin TrialFolder folder = new TrialFolder();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where train.jsonl and dev.jsonl go. Default: the folder out in the trial's.")
  Optional<Path> out = Optional.empty();

  @Option(
      names = "--system",
      paramLabel = "FILE",
      description = "The system message of every example.")
  Optional<Path> system = Optional.empty();

  @Option(
      names = "--price",
      paramLabel = "USD",
      description = "What training costs, USD per million tokens.")
  Optional<BigDecimal> price = Optional.empty();

  @Option(names = "--epochs", paramLabel = "N", description = "Default: 3.")
  int epochs = 3;

  @Option(
      names = "--token-limit",
      paramLabel = "N",
      description = "The most tokens of an example. Default: 65,536.")
  int tokenLimit = 65_536;

  TrialExportCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Trial trial = folder.open(clock, Steps.NONE);
    Optional<String> message = Optional.empty();
    if (system.isPresent()) {
      message = Optional.of(Files.readString(system.get()).strip());
    }
    FineTuneExport export = trial.export(message, tokenLimit, price, Math.max(1, epochs));
    FineTuneReport report = export.report();
    Path target = out.orElse(trial.plan().folder().resolve("out"));
    line("");
    line("  " + terminal.bold(trial.plan().title()));
    line("");
    line(
        String.format(
            Locale.ROOT,
            "  %,d examples to train on (%,d tokens), %,d to validate (%,d tokens); %,d answers.",
            report.trainExamples(),
            report.trainTokens(),
            report.devExamples(),
            report.devTokens(),
            report.distinctAnswers()));
    report
        .trainingUsd()
        .ifPresent(usd ->
            line(
                String.format(
                    Locale.ROOT, "  Training will cost about $%,.2f (%d epochs).", usd, epochs)));
    report.errors().forEach(p -> line(terminal.problem(p)));
    report.warnings().stream()
        .limit(SHOWN)
        .forEach(p -> line("  " + terminal.open("!") + " " + terminal.wrapped(p.toString(), 4)));
    if (report.warnings().size() > SHOWN) {
      line("    and " + (report.warnings().size() - SHOWN) + " more like these");
    }
    if (!report.errors().isEmpty()) {
      return Exit.INPUT;
    }
    Files.createDirectories(target);
    export.write(target);
    line("");
    line("  Written: " + target.resolve("train.jsonl"));
    line("  Written: " + target.resolve("dev.jsonl"));
    return Exit.DONE;
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
