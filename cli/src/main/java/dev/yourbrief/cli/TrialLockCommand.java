package dev.yourbrief.cli;

import dev.yourbrief.trial.Steps;
import dev.yourbrief.trial.Trial;
import dev.yourbrief.trial.lock.LockEntry;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "lock",
    mixinStandardHelpOptions = true,
    description =
        "Fixes plan, data, prompts, answers and prices by their hashes, in a log that is only added"
            + " to. Only what is locked can be run.")
final class TrialLockCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Mixin TrialFolder folder = new TrialFolder();

  TrialLockCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Trial trial = folder.open(clock, Steps.NONE);
    LockEntry lock = trial.lock(clock.instant());
    terminal.out().println();
    terminal
        .out()
        .println(
            "  "
                + terminal.good("✓")
                + " Locked as "
                + terminal.bold(lock.hash().substring(0, TrialView.HASH))
                + terminal.faint("  " + lock.at()));
    lock.parts().keySet().forEach(part -> terminal.out().println("    " + part));
    terminal.out().println();
    terminal.out().println("  Run it: yourbrief trial run " + folder);
    return Exit.DONE;
  }
}
