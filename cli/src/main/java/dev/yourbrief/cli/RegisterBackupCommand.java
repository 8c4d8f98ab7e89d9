package dev.yourbrief.cli;

import dev.yourbrief.register.Register;
import dev.yourbrief.register.transfer.Backup;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Copies everything into one file, also while it is in use. It can be put back into SQLite and"
          + " PostgreSQL alike.",
      "Keep it where only you can read: it holds people's accounts."
    })
final class RegisterBackupCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Mixin DataOption data = new DataOption();

  @Parameters(index = "0", paramLabel = "FILE", description = "The file to write.")
  Path file = Path.of("");

  RegisterBackupCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try (Register register = data.existing(clock)) {
      Backup.Copied copied = Backup.to(register, file);
      terminal
          .out()
          .println(
              "Copied "
                  + Counted.of(copied.rows(), "row")
                  + " and "
                  + Counted.of(copied.contents(), "file")
                  + " to "
                  + file);
      return Exit.DONE;
    }
  }
}
