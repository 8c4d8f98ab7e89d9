package dev.yourbrief.cli;

import dev.yourbrief.register.people.Person;
import dev.yourbrief.register.people.Role;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description =
        "Makes an account. From the first one on, which is an admin's, everybody has to sign in.")
final class PeopleAddCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "What the person signs in with, and is shown as.")
  String name = "";

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "viewer, editor, approver or admin.")
  String role = "";

  @Option(names = "--email", paramLabel = "ADDRESS", description = "Where reminders go.")
  String email = "";

  @Mixin NewPassword password = new NewPassword();
  @Mixin DataOption data = new DataOption();

  PeopleAddCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Role as = PersonChosen.role(role);
    Optional<String> given = password.given();
    PersonChosen.inRegister(
        data,
        clock,
        register -> {
          given.ifPresent(p -> register.accounts().signIns().check(p, name, email));
          Person person = register.accounts().people().add(name, email, as, PersonChosen.BY);
          terminal
              .err()
              .println(
                  "  "
                      + terminal.good("✓")
                      + " "
                      + person.name()
                      + " has an account: "
                      + as.word()
                      + ".");
          NewPassword.set(terminal, register, data.settings(), person, given);
        });
    return Exit.DONE;
  }
}
