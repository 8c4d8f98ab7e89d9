package dev.yourbrief.cli;

import dev.yourbrief.register.Register;
import dev.yourbrief.register.transfer.Export;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes every decision out as plain files: folders that the other commands read, with their"
            + " versions and a record of sign-offs, escalations and predictions.")
final class RegisterExportCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Mixin DataOption data = new DataOption();

  @Parameters(
      index = "0",
      paramLabel = "TARGET",
      description = "A new folder, or a file that ends in .zip.")
  Path target = Path.of("");

  RegisterExportCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try (Register register = data.existing(clock)) {
      Export.Exported exported = Export.to(register, target);
      terminal
          .out()
          .println(
              "Wrote "
                  + Counted.of(exported.decisions(), "decision")
                  + " with "
                  + Counted.of(exported.versions(), "version")
                  + " to "
                  + target);
      return Exit.DONE;
    }
  }
}
