package dev.yourbrief.cli;

import dev.yourbrief.gateway.key.KeyMaker;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    description =
        "Makes a key to give out. The key is shown once; the configuration keeps only its hash.")
final class GatewayKeyCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "NAME", description = "Whose it is, such as team-search.")
  String name = "";

  GatewayKeyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new ParameterException(
          spec.commandLine(), "A key's name has letters, digits, dots, - and _, at most 64");
    }
    KeyMaker.Made made = KeyMaker.make(new SecureRandom());
    PrintWriter err = terminal.err();
    err.println("The key, shown only now (alone on standard output):");
    err.flush();
    terminal.out().println(made.key());
    terminal.out().flush();
    err.println();
    err.println("Its line in the configuration:");
    err.println("keys:");
    err.println("  - {name: " + name + ", sha256: " + made.sha256() + "}");
    return Exit.DONE;
  }
}
