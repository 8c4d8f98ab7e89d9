package dev.yourbrief.cli;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.Decision;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Brief.InputFile;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Wording;
import dev.yourbrief.publish.json.BriefJson;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Computes a brief again from the inputs beside it, and says “same” or what differs.")
final class VerifyCommand implements Callable<Integer> {

  private static final int MOST = 20;

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
    String text = text();
    Brief old = BriefJson.read(text);
    Worked worked =
        Worked.of(
            terminal,
            decision.orElseGet(this::beside),
            old.asOf(),
            Optional.of(Locale.forLanguageTag(old.locale())));
    Brief now = worked.brief();
    String again = BriefJson.write(now);
    terminal.endProgress();
    if (again.equals(text)) {
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
    List<String> differences = differences(old, now);
    terminal.out().println(terminal.bad("differs") + ":");
    differences.stream()
        .limit(MOST)
        .forEach(d -> terminal.out().println("  · " + terminal.wrapped(d, 4)));
    if (differences.size() > MOST) {
      terminal.out().println("  … and " + (differences.size() - MOST) + " more");
    }
    return Exit.DIFFERS;
  }

  private static String count(int files) {
    return files == 1 ? "one file" : files + " files";
  }

  private String text() throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new InputException(
          Problem.of(Location.of(file.toString()), "there is no such file", "Name a brief.json"));
    } catch (MalformedInputException e) {
      throw new InputException(
          Problem.of(
              Location.of(file.toString()),
              "this is not text, so it is no brief",
              "Name a brief.json"));
    }
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

  private static List<String> differences(Brief old, Brief now) {
    List<String> found = new ArrayList<>();
    if (!old.basis().version().equals(now.basis().version())) {
      found.add(
          "it was made by version " + old.basis().version() + ", this is " + now.basis().version());
    }
    compare(found, "the file ", "hash", byName(old), byName(now));
    if (!old.bottomLine().option().equals(now.bottomLine().option())) {
      found.add(
          "the verdict was " + old.bottomLine().option() + ", now " + now.bottomLine().option());
    }
    compare(found, "the bar ", "state", bars(old), bars(now));
    compare(found, "the figure ", "value", figures(old), figures(now));
    if (found.isEmpty()) {
      found.add("the words or their order: every input, figure, bar and the verdict are the same");
    }
    return found;
  }

  private static void compare(
      List<String> found,
      String what,
      String part,
      Map<String, String> old,
      Map<String, String> now) {
    Map<String, String> all = new TreeMap<>(old);
    all.putAll(now);
    for (String name : all.keySet()) {
      String before = old.get(name);
      String after = now.get(name);
      if (before == null) {
        found.add(what + name + " is new");
      } else if (after == null) {
        found.add(what + name + " is gone");
      } else if (!before.equals(after)) {
        found.add(what + name + ": its " + part + " was " + before + ", now " + after);
      }
    }
  }

  private static Map<String, String> byName(Brief brief) {
    return brief.basis().inputs().stream()
        .collect(Collectors.toMap(InputFile::name, f -> f.sha256().substring(0, 12), (a, b) -> a));
  }

  private static Map<String, String> bars(Brief brief) {
    return brief.criteria().stream()
        .collect(Collectors.toMap(Brief.Bar::id, b -> b.state().name(), (a, b) -> a));
  }

  private static Map<String, String> figures(Brief brief) {
    return brief.figures().values().stream()
        .collect(
            Collectors.toMap(
                f -> f.id(), f -> Wording.ENGLISH.of(f, Text.Style.EXACT), (a, b) -> a));
  }
}
