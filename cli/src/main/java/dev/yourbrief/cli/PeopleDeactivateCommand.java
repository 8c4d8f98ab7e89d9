package dev.yourbrief.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "deactivate",
    mixinStandardHelpOptions = true,
    description = "Lets somebody in no more, by password, token or link. What they did stays on record.")
final class PeopleDeactivateCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Mixin PersonChosen person = new PersonChosen();

  PeopleDeactivateCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    person.change(
        clock,
        (register, whom) -> {
          register.accounts().people().deactivate(whom.id(), PersonChosen.BY);
          terminal
              .out()
              .println("  " + terminal.good("✓") + " " + whom.name() + " is let in no more.");
        });
    return Exit.DONE;
  }
}
