package dev.yourbrief.cli;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.transfer.Backup;
import dev.yourbrief.register.transfer.Restore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = "Puts a copy back, into a register that holds nothing. Every hash is checked.")
final class RegisterRestoreCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Mixin DataOption data = new DataOption();

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "A file that 'yourbrief register backup' wrote.")
  Path file = Path.of("");

  RegisterRestoreCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try (Register register = data.open(clock)) {
      Backup.Copied copied = Restore.from(register, file, Actor.named("yourbrief restore"));
      terminal
          .out()
          .println(
              "Put back "
                  + Counted.of(copied.rows(), "row")
                  + " and "
                  + Counted.of(copied.contents(), "file")
                  + ", each with the hash it had.");
      return Exit.DONE;
    }
  }
}
