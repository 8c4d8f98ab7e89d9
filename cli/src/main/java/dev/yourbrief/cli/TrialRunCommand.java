package dev.yourbrief.cli;

import dev.yourbrief.trial.Trial;
import dev.yourbrief.trial.TrialRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Runs a locked trial to its verdict. It can be stopped, or killed, and goes on from where"
            + " it was: an answer that was paid for is never asked for again.")
final class TrialRunCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Mixin TrialFolder folder = new TrialFolder();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where reports go. Default: the folder out in the trial's.")
  Optional<Path> out = Optional.empty();

  @Option(names = "--json", description = "Print the result as JSON.")
  boolean json;

  @Option(names = "--exit-code", description = "End with status 7 unless the candidate wins.")
  boolean exitCode;

  TrialRunCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    TrialSteps steps = new TrialSteps(terminal);
    Trial trial = folder.open(clock, steps);
    TrialRun run = new TrialRun(trial);
    try (Interrupt _ = new Interrupt(run::stop)) {
      TrialRun.Outcome outcome = run.run(clock.instant());
      steps.end();
      int status =
          switch (outcome) {
            case TrialRun.Stopped stopped -> stopped(trial, stopped);
            case TrialRun.Finished finished -> finished(trial, finished);
          };
      terminal.out().flush();
      terminal.err().flush();
      return status;
    }
  }

  private int stopped(Trial trial, TrialRun.Stopped stopped) {
    TrialView view = new TrialView(terminal);
    view.stopped(trial.plan().title(), stopped, folder.toString());
    return Exit.PARTLY;
  }

  private int finished(Trial trial, TrialRun.Finished finished) throws IOException {
    Path target = out.orElse(trial.plan().folder().resolve("out"));
    List<Path> written = TrialFiles.write(target, finished);
    if (json) {
      terminal.out().println(finished.result().json());
    } else {
      new TrialView(terminal).finished(finished.result(), written);
    }
    if (exitCode && !finished.result().finding().verdict().equals("win")) {
      return Exit.DIFFERS;
    }
    return finished.whole() ? Exit.DONE : Exit.PARTLY;
  }
}
