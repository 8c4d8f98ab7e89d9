package dev.yourbrief.cli;

import dev.yourbrief.trial.Steps;
import dev.yourbrief.trial.Trial;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "unlock",
    mixinStandardHelpOptions = true,
    description =
        "Opens a lock so that the plan can be changed. The reason is kept, and shown with every"
            + " result from then on.")
final class TrialUnlockCommand implements Callable<Integer> {

  private static final int LONGEST = 500;

  private final Terminal terminal;
  private final Clock clock;

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin TrialFolder folder = new TrialFolder();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "WORDS",
      description = "Why, in a sentence.")
  String reason = "";

  TrialUnlockCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    String why = reason.strip().replaceAll("\\s+", " ");
    if (why.isEmpty() || why.length() > LONGEST) {
      throw new ParameterException(
          spec.commandLine(), "A reason has 1 to " + LONGEST + " characters");
    }
    Trial trial = folder.open(clock, Steps.NONE);
    var entry = trial.unlock(clock.instant(), why);
    terminal.out().println();
    terminal
        .out()
        .println("  " + terminal.open("!") + " Unlocked" + terminal.faint("  " + entry.at()));
    terminal
        .out()
        .println("    " + terminal.wrapped("“" + why + "” is shown with every result.", 4));
    terminal.out().println();
    terminal
        .out()
        .println("  When the plan is right, lock it again: yourbrief trial lock " + folder);
    return Exit.DONE;
  }
}
