package dev.yourbrief.cli;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Register;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.mcp.McpStdio;
import java.io.PrintStream;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "mcp",
    mixinStandardHelpOptions = true,
    description =
        "Speaks the Model Context Protocol on standard input and output: a language model's program"
            + " starts it and uses the register's decisions as tools. No model is called.")
final class McpCommand implements Callable<Integer> {

  private final Clock clock;

  @Mixin DataOption data = new DataOption();

  McpCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintStream protocol = System.out;
    // Whatever a library prints must not come between the protocol's lines.
    System.setOut(System.err);
    try (Register register = data.open(clock)) {
      McpStdio.run(
          new Desk(register),
          Actor.named(System.getProperty("user.name", "somebody")),
          System.in,
          protocol);
    } finally {
      System.setOut(protocol);
    }
    return Exit.DONE;
  }
}
