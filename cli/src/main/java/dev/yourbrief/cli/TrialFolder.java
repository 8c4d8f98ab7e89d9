package dev.yourbrief.cli;

import dev.yourbrief.trial.Steps;
import dev.yourbrief.trial.Trial;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import picocli.CommandLine.Parameters;

/** The trial that a command is about. */
final class TrialFolder {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TRIAL",
      description = "The trial's folder.")
  Path path = Path.of("");

  Trial open(Clock clock, Steps steps) {
    return Trials.open(path, LocalDate.now(clock), steps);
  }

  /** As a command line has it. */
  @Override
  public String toString() {
    return path.toString().isEmpty() ? "." : path.toString();
  }
}
