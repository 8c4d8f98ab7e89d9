package dev.yourbrief.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "activate",
    mixinStandardHelpOptions = true,
    description = "Lets somebody in again who was deactivated.")
final class PeopleActivateCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Mixin PersonChosen person = new PersonChosen();

  PeopleActivateCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    person.change(
        clock,
        (register, whom) -> {
          register.accounts().people().activate(whom.id(), PersonChosen.BY);
          terminal
              .out()
              .println("  " + terminal.good("✓") + " " + whom.name() + " is let in again.");
        });
    return Exit.DONE;
  }
}
