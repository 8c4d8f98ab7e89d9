package dev.yourbrief.cli;

import dev.yourbrief.register.people.Person;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", mixinStandardHelpOptions = true, description = "Shows the accounts.")
final class PeopleListCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Mixin DataOption data = new DataOption();

  PeopleListCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PersonChosen.inRegister(
        data, clock, register -> show(register.accounts().people().list()));
    return Exit.DONE;
  }

  private void show(List<Person> people) {
    if (people.isEmpty()) {
      terminal.out().println("  There are no accounts: the register is for this machine alone.");
    }
    int widest = people.stream().mapToInt(p -> p.name().length()).max().orElse(0);
    for (Person person : people) {
      String how =
          person.subject().isPresent()
              ? "signs in elsewhere"
              : person.hasPassword() ? "" : "no password yet";
      terminal
          .out()
          .println(
              ("  "
                      + Terminal.padded(person.name(), widest + 2)
                      + Terminal.padded(person.active() ? person.role().word() : "deactivated", 13)
                      + person.email()
                      + (how.isEmpty() ? "" : "  " + terminal.faint(how)))
                  .stripTrailing());
    }
  }
}
