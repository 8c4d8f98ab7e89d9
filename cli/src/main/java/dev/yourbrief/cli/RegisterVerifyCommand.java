package dev.yourbrief.cli;

import dev.yourbrief.register.Register;
import dev.yourbrief.register.transfer.Verify;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Checks every hash, and computes the brief of every version again from its files, to the"
            + " last byte.")
final class RegisterVerifyCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Mixin DataOption data = new DataOption();

  RegisterVerifyCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try (Register register = data.existing(clock)) {
      Verify.Verified verified = Verify.of(register, terminal::progress);
      terminal.endProgress();
      verified.wrong().forEach(line -> terminal.out().println(terminal.bad("✗") + " " + line));
      String what =
          Counted.of(verified.contents(), "file")
              + " and "
              + Counted.of(verified.versions(), "version");
      terminal
          .out()
          .println(
              verified.isWhole()
                  ? terminal.good("same") + ": " + what + ", to the last byte."
                  : terminal.bad("differs") + ": of " + what + ", what stands above.");
      return verified.isWhole() ? Exit.DONE : Exit.DIFFERS;
    }
  }
}
