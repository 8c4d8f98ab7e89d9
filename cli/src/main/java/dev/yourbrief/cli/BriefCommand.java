package dev.yourbrief.cli;

import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.publish.Html;
import dev.yourbrief.publish.Markdown;
import dev.yourbrief.publish.json.BriefJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "brief",
    mixinStandardHelpOptions = true,
    description =
        "Writes the decision brief (brief.html, brief.md, brief.json) and prints its bottom line.")
final class BriefCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Parameters(
      index = "0",
      paramLabel = "DECISION",
      description = "The decision's folder, or its decision.yaml.")
  Path decision = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write. Default: out/ in the decision's folder.")
  Optional<Path> target = Optional.empty();

  BriefCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Worked worked = Worked.of(terminal, decision, LocalDate.now(clock));
    terminal.progress("Working it through", 1, 2);
    Brief brief = worked.brief();
    Path folder = target.orElse(worked.evaluation().decision().folder().resolve("out"));
    Files.createDirectories(folder);
    terminal.progress("Writing", 3, 4);
    WholeFile.write(folder.resolve("brief.json"), BriefJson.write(brief));
    WholeFile.write(folder.resolve("brief.md"), Markdown.of(brief));
    WholeFile.write(folder.resolve("brief.html"), Html.of(brief));
    terminal.endProgress();
    new BriefView(terminal, brief).print();
    terminal.out().println();
    terminal
        .out()
        .println(
            terminal.faint("  Written to ")
                + shown(folder)
                + terminal.faint(" : brief.html, brief.md, brief.json"));
    if (worked.isWhole()) {
      return Exit.DONE;
    }
    terminal
        .out()
        .println(
            terminal.open("  ! ")
                + "Part of the bill could not be read and is in no sum; yourbrief bill lists it.");
    return Exit.PARTLY;
  }

  private static Path shown(Path folder) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = folder.toAbsolutePath().normalize();
    return absolute.startsWith(here) ? here.relativize(absolute) : folder;
  }
}
