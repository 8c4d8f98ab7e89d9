package dev.yourbrief.cli;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Register;
import dev.yourbrief.register.settings.Settings;
import dev.yourbrief.register.settings.SettingsReader;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.mcp.McpStdio;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "mcp",
    mixinStandardHelpOptions = true,
    description =
        "Speaks the Model Context Protocol on standard input and output: a language model's program"
            + " starts it and uses the register's decisions as tools. No model is called.")
final class McpCommand implements Callable<Integer> {

  private final Clock clock;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The register's folder. Default: yourbrief-data here.")
  Path data = Path.of("yourbrief-data");

  McpCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintStream protocol = System.out;
    // Whatever a library prints must not come between the protocol's lines.
    System.setOut(System.err);
    Settings settings = SettingsReader.read(data, System.getenv());
    try (Register register = Register.open(settings.database(), clock, clock.getZone())) {
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
