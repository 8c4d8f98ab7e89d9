package dev.yourbrief.cli;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.transfer.Import;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Takes decisions in: an exported register, or a decision's folder. What is there already is"
            + " not taken twice.")
final class RegisterImportCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Mixin DataOption data = new DataOption();

  @Parameters(
      index = "0",
      paramLabel = "SOURCE",
      description = "An exported register or a decision: a folder, or a .zip of it.")
  Path source = Path.of("");

  RegisterImportCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try (Register register = data.open(clock)) {
      List<Import.Imported> all = Import.from(register, source, Actor.named("yourbrief import"));
      boolean isWhole = true;
      for (Import.Imported one : all) {
        String fate =
            switch (one.fate()) {
              case ADDED -> terminal.good("added");
              case KNOWN -> terminal.faint("there already");
              case REFUSED -> terminal.bad("not taken in");
            };
        terminal.out().println(terminal.bold(one.id()) + ": " + fate);
        one.why().forEach(problem -> terminal.err().println(terminal.problem(problem)));
        isWhole &= one.fate() != Import.Fate.REFUSED;
      }
      return isWhole ? Exit.DONE : all.size() == 1 ? Exit.INPUT : Exit.PARTLY;
    }
  }
}
