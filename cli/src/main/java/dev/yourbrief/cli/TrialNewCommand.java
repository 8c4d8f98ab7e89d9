package dev.yourbrief.cli;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.trial.TrialTemplate;
import dev.yourbrief.trial.format.PromptfooConfig;
import dev.yourbrief.trial.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description =
        "Starts a trial: a folder with a commented trial.yaml, or one made of a promptfoo"
            + " configuration.")
final class TrialNewCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "The folder to make.")
  Path folder = Path.of("");

  @Option(
      names = "--promptfoo",
      paramLabel = "FILE",
      description = "A promptfooconfig.yaml: its prompts, providers and tests become the trial's.")
  Optional<Path> promptfoo = Optional.empty();

  TrialNewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path plan = folder.resolve(Plan.FILE);
    if (Files.exists(plan)) {
      throw new InputException(
          Problem.of(
              Location.of(plan.toString()),
              "there is a trial here already, and it is left as it is",
              "Name another folder"));
    }
    List<String> notes = List.of();
    Map<String, String> files = TrialTemplate.files();
    if (promptfoo.isPresent()) {
      PromptfooConfig.Converted converted = PromptfooConfig.convert(promptfoo.get());
      files = converted.files();
      notes = converted.notes();
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Path parent = target.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(target, file.getValue());
    }
    var out = terminal.out();
    out.println("Made " + plan + (promptfoo.isPresent() ? "." : ", a commented plan."));
    notes.forEach(note -> out.println("  " + terminal.open("!") + " " + terminal.wrapped(note, 4)));
    out.println();
    out.println("  1. Put the cases beside it, and read the plan through.");
    out.println("  2. yourbrief trial plan " + folder + "    what it can show, and what it costs");
    out.println("  3. yourbrief trial lock " + folder + "    from then on nothing changes");
    out.println("  4. yourbrief trial run " + folder + "     to the verdict");
    return notes.isEmpty() ? Exit.DONE : Exit.PARTLY;
  }
}
