package dev.yourbrief.cli;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.gateway.config.LiteLlmImport;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Writes a configuration from the config.yaml of a LiteLLM proxy, and says what could not be"
            + " carried over.")
final class GatewayImportCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", description = "A LiteLLM config.yaml.")
  Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write it there; printed if not given. A file that is there is not replaced.")
  Optional<Path> out = Optional.empty();

  GatewayImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    LiteLlmImport.Imported imported = LiteLlmImport.read(file, System.getenv());
    if (out.isPresent()) {
      write(out.get(), imported.text());
    } else {
      terminal.out().print(imported.text());
      terminal.out().flush();
    }
    imported.remarks().forEach(r -> terminal.err().println(terminal.problem(r)));
    return imported.remarks().isEmpty() ? Exit.DONE : Exit.PARTLY;
  }

  private static void write(Path target, String text) throws IOException {
    try {
      Files.writeString(target, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new InputException(
          Problem.of(
              Location.of(target.toString()),
              "there is a file already",
              "Name another, or remove it"));
    }
  }
}
