package dev.yourbrief.cli;

import dev.yourbrief.publish.diff.BriefDiff;
import dev.yourbrief.publish.diff.DiffHtml;
import dev.yourbrief.publish.diff.DiffMarkdown;
import dev.yourbrief.publish.diff.DiffWords;
import dev.yourbrief.publish.json.BriefJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Says what changed between two briefs: verdict, bars, figures, inputs, prose.")
final class DiffCommand implements Callable<Integer> {

  private static final Path DASH = Path.of("-");

  private final Terminal terminal;

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "The brief.json before, a folder that holds it, or - for standard input.")
  Path old = DASH;

  @Parameters(
      index = "1",
      paramLabel = "NEW",
      description = "The brief.json after, or a folder that holds it.")
  Path now = DASH;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Write it as Markdown, fit for a comment on a pull request; - prints it.")
  Optional<Path> markdown = Optional.empty();

  @Option(names = "--html", paramLabel = "FILE", description = "Write it as one page; - prints it.")
  Optional<Path> html = Optional.empty();

  @Option(names = "--all", description = "Leave nothing out on the terminal, however long it gets.")
  boolean all;

  @Option(names = "--exit-code", description = "End with status 7 when anything changed.")
  boolean exitCode;

  DiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (isDash(markdown) && isDash(html)) {
      throw new ParameterException(
          spec.commandLine(), "Only one of --markdown and --html can be printed: name a file");
    }
    BriefFile before = old.equals(DASH) ? BriefFile.read(System.in) : BriefFile.read(old);
    BriefFile after = BriefFile.read(now);
    BriefDiff diff =
        BriefDiff.of(
            BriefJson.read(before.text(), before.name()),
            BriefJson.read(after.text(), after.name()));
    List<Path> written = new ArrayList<>();
    boolean printed = put(markdown, diff, DiffMarkdown::of, written);
    printed |= put(html, diff, DiffHtml::of, written);
    if (!printed) {
      new DiffView(terminal, new DiffWords(diff), all).print();
      if (!written.isEmpty()) {
        terminal.out().println();
        written.forEach(file -> terminal.out().println("  Written: " + file));
      }
    }
    return exitCode && !diff.isEmpty() ? Exit.DIFFERS : Exit.DONE;
  }

  private static boolean isDash(Optional<Path> file) {
    return file.filter(DASH::equals).isPresent();
  }

  /** Writes a form if it is asked for; says whether it went to standard output. */
  private boolean put(
      Optional<Path> file, BriefDiff diff, Function<BriefDiff, String> form, List<Path> written)
      throws IOException {
    if (file.isEmpty()) {
      return false;
    }
    if (isDash(file)) {
      terminal.out().print(form.apply(diff));
      return true;
    }
    WholeFile.write(file.get(), form.apply(diff));
    written.add(file.get());
    return false;
  }
}
