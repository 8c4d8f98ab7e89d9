package dev.yourbrief.cli;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.Decision;
import dev.yourbrief.playbook.Worked;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.diff.BriefDiff;
import dev.yourbrief.publish.diff.DiffWords;
import dev.yourbrief.publish.json.BriefJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Computes a brief again from the inputs beside it, and says “same” or what differs.")
final class VerifyCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "BRIEF.JSON", description = "The brief to check.")
  Path file = Path.of("");

  @Option(
      names = "--decision",
      paramLabel = "DIR",
      description = "The decision's folder, when it is not beside the brief.")
  Optional<Path> decision = Optional.empty();

  VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    BriefFile written = BriefFile.read(file);
    Brief old = BriefJson.read(written.text(), written.name());
    Worked worked =
        Worked.of(
            decision.orElseGet(this::beside),
            old.asOf(),
            Optional.of(Locale.forLanguageTag(old.locale())),
            terminal.bills());
    Brief now = worked.brief();
    String again = BriefJson.write(now);
    terminal.endProgress();
    if (again.equals(written.text())) {
      terminal
          .out()
          .println(
              terminal.good("same")
                  + ": computed again from "
                  + count(worked.inputs().size())
                  + ", "
                  + old.figures().size()
                  + " figures, to the last byte.");
      return Exit.DONE;
    }
    terminal
        .out()
        .println(
            terminal.bad("differs")
                + ": “before” is what is written, “now” is what was computed again.");
    BriefDiff diff = BriefDiff.of(old, now);
    if (diff.isEmpty()) {
      terminal
          .out()
          .println("  Labels, or the order of things: every value and state is the same.");
    } else {
      new DiffView(terminal, new DiffWords(diff), true).print();
    }
    return Exit.DIFFERS;
  }

  private static String count(int files) {
    return files == 1 ? "one file" : files + " files";
  }

  /**
   * The decision's folder: the brief's own, or the one above (a brief is written to {@code out/}).
   */
  private Path beside() {
    Path folder = file.toAbsolutePath().normalize().getParent();
    Path above = folder == null ? null : folder.getParent();
    if (folder != null && Files.exists(folder.resolve(Decision.FILE))) {
      return folder;
    }
    if (above != null && Files.exists(above.resolve(Decision.FILE))) {
      return above;
    }
    throw new InputException(
        Problem.of(
            Location.of(file.toString()),
            "there is no decision.yaml beside this brief",
            "Say where it is with --decision DIR"));
  }
}
