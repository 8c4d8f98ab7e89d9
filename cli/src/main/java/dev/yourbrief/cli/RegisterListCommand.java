package dev.yourbrief.cli;

import dev.yourbrief.register.Register;
import dev.yourbrief.register.decision.DecisionEntry;
import dev.yourbrief.register.decision.VersionEntry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the decisions of a register, the one changed last first.")
final class RegisterListCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Mixin DataOption data = new DataOption();

  @Option(names = "--archived", description = "Those that were put away.")
  boolean archived;

  @Option(names = "--search", paramLabel = "WORDS", description = "Those that hold these words.")
  String search = "";

  RegisterListCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try (Register register = data.existing(clock)) {
      List<DecisionEntry> decisions = register.decisions().list(search, archived);
      decisions.forEach(decision -> print(register, decision));
      if (decisions.isEmpty()) {
        terminal.out().println("There is none.");
      }
      return Exit.DONE;
    }
  }

  private void print(Register register, DecisionEntry decision) {
    Optional<VersionEntry> newest = register.versions().newest(decision.id());
    String state =
        newest
            .map(version ->
                "version "
                    + version.number()
                    + " of "
                    + version.asOf()
                    + version.signOff().map(s -> ", signed off by " + s.name()).orElse("")
                    + ": "
                    + version.headline())
            .orElse("no version yet");
    terminal.out().println(terminal.bold(decision.id()) + "  " + decision.title());
    terminal.out().println("  " + terminal.wrapped(state, 2));
  }
}
