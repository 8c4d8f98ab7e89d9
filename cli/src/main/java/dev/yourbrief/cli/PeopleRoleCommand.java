package dev.yourbrief.cli;

import dev.yourbrief.register.people.Role;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "role",
    mixinStandardHelpOptions = true,
    description = "Gives somebody another role. They have to sign in again.")
final class PeopleRoleCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Mixin PersonChosen person = new PersonChosen();

  @Parameters(
      index = "1",
      paramLabel = "ROLE",
      description = "viewer, editor, approver or admin.")
  String role = "";

  PeopleRoleCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Role as = PersonChosen.role(role);
    person.change(
        clock,
        (register, whom) -> {
          register.accounts().people().role(whom.id(), as, PersonChosen.BY);
          terminal
              .out()
              .println("  " + terminal.good("✓") + " " + whom.name() + " is " + as.word() + ".");
        });
    return Exit.DONE;
  }
}
