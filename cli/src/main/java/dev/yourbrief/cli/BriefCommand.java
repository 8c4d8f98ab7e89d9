package dev.yourbrief.cli;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.Worked;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.messages.Messages;
import dev.yourbrief.publish.Form;
import dev.yourbrief.publish.Paper;
import dev.yourbrief.publish.json.BriefJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "brief",
    mixinStandardHelpOptions = true,
    description =
        "Writes the decision brief in the forms asked for and prints its bottom line. A brief.json"
            + " in place of a decision is written out again in other forms, nothing computed.")
final class BriefCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Parameters(
      index = "0",
      paramLabel = "DECISION",
      description = "The decision's folder, its decision.yaml, or a brief.json.")
  Path decision = Path.of("");

  @Option(
      names = "--to",
      split = ",",
      paramLabel = "FORM",
      description =
          "What to write: html, md, json, pdf, docx, ics (calendar), madr (decision record), svg or"
              + " png (one slide), or all. Default: html,md,json.")
  List<String> to = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write. Default: out/ in the decision's folder.")
  Optional<Path> target = Optional.empty();

  @Option(
      names = "--paper",
      paramLabel = "SIZE",
      description = "a4 or letter, for pdf and docx. Default: what the locale's region uses.")
  Optional<String> size = Optional.empty();

  @Option(
      names = "--locale",
      paramLabel = "TAG",
      description =
          "Language and region, such as en-US or de-DE, for numbers, money, dates and the words"
              + " there is a translation of. Default: the decision's.")
  Optional<String> tag = Optional.empty();

  BriefCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Set<Form> forms = forms();
    Optional<Locale> locale = tag.map(BriefCommand::locale);
    Optional<Paper> paper = size.map(BriefCommand::paper);
    boolean isWhole;
    Brief brief;
    Path folder;
    if (decision.toString().endsWith(".json")) {
      BriefFile file = BriefFile.read(decision);
      Brief kept = BriefJson.read(file.text(), file.name());
      brief = locale.map(l -> kept.in(l.toLanguageTag())).orElse(kept);
      folder = target.orElse(Objects.requireNonNullElse(decision.getParent(), Path.of("")));
      isWhole = true;
    } else {
      Worked worked = Worked.of(decision, LocalDate.now(clock), locale, terminal.bills());
      terminal.progress("Working it through", 1, 2);
      brief = worked.brief();
      folder = target.orElse(worked.evaluation().decision().folder().resolve("out"));
      isWhole = worked.isWhole();
    }
    write(brief, forms, folder, paper.orElse(Paper.of(brief.locale())));
    if (isWhole) {
      return Exit.DONE;
    }
    terminal
        .out()
        .println(
            terminal.open("  ! ")
                + "Part of the bill could not be read and is in no sum; yourbrief bill lists it.");
    return Exit.PARTLY;
  }

  private void write(Brief brief, Set<Form> forms, Path folder, Paper paper) throws IOException {
    Files.createDirectories(folder);
    FormWriter writer = new FormWriter(folder, paper);
    int done = 0;
    for (Form form : forms) {
      terminal.progress("Writing " + form.file(), forms.size() + done, 2L * forms.size());
      writer.write(brief, form);
      done++;
    }
    terminal.endProgress();
    new BriefView(terminal, brief).print();
    terminal.out().println();
    String files = forms.stream().map(Form::file).collect(Collectors.joining(", "));
    terminal
        .out()
        .println(
            terminal.faint("  Written to ")
                + shown(folder)
                + terminal.faint(" : " + terminal.wrapped(files, 15)));
  }

  private Set<Form> forms() {
    if (to.isEmpty()) {
      return new TreeSet<>(Form.USUAL);
    }
    if (to.size() == 1 && to.getFirst().equalsIgnoreCase("all")) {
      return EnumSet.allOf(Form.class);
    }
    Set<Form> forms = new TreeSet<>();
    for (String name : to) {
      forms.add(
          Form.named(name)
              .orElseThrow(() ->
                  wrong(
                      "--to",
                      "there is no form '" + name + "'",
                      "Forms are: " + Form.known() + ", all")));
    }
    return forms;
  }

  private static Locale locale(String tag) {
    return Messages.localeOf(tag)
        .orElseThrow(() ->
            wrong(
                "--locale",
                "'" + tag + "' is no language and region",
                "Write it as en-GB, de-DE or pt-BR"));
  }

  private static Paper paper(String size) {
    return switch (size.toLowerCase(Locale.ROOT)) {
      case "a4" -> Paper.A4;
      case "letter" -> Paper.LETTER;
      default -> throw wrong("--paper", "there is no paper '" + size + "'", "Write a4 or letter");
    };
  }

  private static InputException wrong(String option, String what, String fix) {
    return new InputException(Problem.of(Location.of(option), what, fix));
  }

  private static Path shown(Path folder) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = folder.toAbsolutePath().normalize();
    return absolute.startsWith(here) ? here.relativize(absolute) : folder;
  }
}
