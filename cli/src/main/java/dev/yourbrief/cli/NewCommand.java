package dev.yourbrief.cli;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.Decision;
import dev.yourbrief.playbook.DecisionTemplate;
import dev.yourbrief.playbook.Playbook;
import dev.yourbrief.playbook.PlaybookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = "Starts a decision: a folder with a commented decision.yaml to fill in.")
final class NewCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "PLAYBOOK",
      description = "The kind of decision: ai-build-or-wrap.")
  String playbook = "";

  @Parameters(index = "1", paramLabel = "FOLDER", description = "The folder to make.")
  Path folder = Path.of("");

  NewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Playbook kind = PlaybookReader.bundled(playbook, Location.of("yourbrief new"));
    Path file = folder.resolve(Decision.FILE);
    if (Files.exists(file)) {
      throw new InputException(
          Problem.of(
              Location.of(file.toString()),
              "there is a decision here already, and it is left as it is",
              "Name another folder"));
    }
    Files.createDirectories(folder.resolve("bills"));
    Files.writeString(file, DecisionTemplate.of(kind));
    var out = terminal.out();
    out.println("Made " + file + ", a commented form: every field says why it is asked.");
    out.println();
    out.println(
        "  1. Put the bills of the last three months into " + folder.resolve("bills") + ".");
    out.println("  2. Fill in what you know. Leave the rest blank.");
    out.println(
        "  3. yourbrief check " + folder + "    what is still unknown, and what it holds up");
    out.println("  4. yourbrief brief " + folder + "    the brief");
    return Exit.DONE;
  }
}
