package dev.yourbrief.cli;

import dev.yourbrief.crossover.casefile.CaseFile;
import dev.yourbrief.crossover.economics.Comparison;
import dev.yourbrief.crossover.economics.Findings;
import dev.yourbrief.playbook.CrossoverAnswer;
import dev.yourbrief.playbook.Evaluation;
import dev.yourbrief.playbook.MissingNames;
import dev.yourbrief.playbook.Worked;
import dev.yourbrief.publish.CrossoverReport;
import dev.yourbrief.publish.Explain;
import dev.yourbrief.publish.SpeedCurve;
import dev.yourbrief.publish.json.RecordJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "crossover",
    mixinStandardHelpOptions = true,
    description =
        "The crossover alone: what renting and self-hosting cost, and from which bill self-hosting"
            + " is cheaper.")
final class CrossoverCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "A decision's folder or its decision.yaml, or a case file (crossover.yaml).")
  Path file = Path.of("");

  @Option(
      names = "--catalogue",
      paramLabel = "DIR",
      description = "For a case file: a folder of your own catalogue rows.")
  Optional<Path> catalogue = Optional.empty();

  @Option(names = "--json", description = "Print everything as JSON.")
  boolean json;

  @Option(
      names = "--explain",
      paramLabel = "ID",
      description = "Open one number: its formula, inputs, sources and dates.")
  Optional<String> explain = Optional.empty();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the report, with charts and the arithmetic, as one page.")
  Optional<Path> html = Optional.empty();

  @Option(names = "--markdown", paramLabel = "FILE", description = "Write the report as Markdown.")
  Optional<Path> markdown = Optional.empty();

  CrossoverCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Optional<CaseFiles.Written> written = CaseFiles.find(file);
    if (written.isPresent()) {
      return compare(written.get());
    }
    Worked worked = Worked.of(file, LocalDate.now(clock), terminal.bills());
    Evaluation evaluation = worked.evaluation();
    terminal.progress("Simulating", 1, 2);
    CrossoverAnswer answer = CrossoverAnswer.of(evaluation);
    terminal.endProgress();
    switch (answer) {
      case CrossoverAnswer.Lacking lacking when json ->
          terminal.out().println(RecordJson.of(lacking));
      case CrossoverAnswer.Lacking(var names) -> {
        line("");
        line("  The crossover cannot be computed yet. It lacks:");
        names.stream()
            .map(name -> MissingNames.words(evaluation.decision(), name))
            .distinct()
            .forEach(what -> line("  · " + terminal.wrapped(what, 4)));
      }
      case CrossoverAnswer.Found found ->
          print(
              evaluation.decision().title(),
              evaluation.decision().asOf(),
              List.of(),
              found.comparison(),
              () ->
                  Findings.of(
                      found.comparison(), found.challenger(), found.rivals(), found.eligible()));
    }
    return worked.isWhole() ? Exit.DONE : Exit.PARTLY;
  }

  /** A case that is written down by itself. */
  private int compare(CaseFiles.Written written) throws IOException {
    CaseFile file =
        CaseFiles.read(terminal, written, Catalogues.with(catalogue), LocalDate.now(clock));
    Comparison comparison = Comparison.of(file.compared());
    print(
        file.title(),
        file.asOf(),
        CaseFiles.speeds(file),
        comparison,
        () -> Findings.of(comparison));
    return Exit.DONE;
  }

  /** Prints and writes what was asked for; one number opened takes none of the findings. */
  private void print(
      String title,
      LocalDate asOf,
      List<SpeedCurve> speeds,
      Comparison comparison,
      Supplier<Findings> found)
      throws IOException {
    if (explain.isPresent() && html.isEmpty() && markdown.isEmpty()) {
      line(Explain.text(comparison.ledger(), explain.get(), asOf, terminal.width()));
      return;
    }
    terminal.progress("Simulating", 1, 2);
    Findings findings = found.get();
    terminal.endProgress();
    if (html.isPresent()) {
      WholeFile.write(html.get(), CrossoverReport.html(title, asOf, findings, speeds));
    }
    if (markdown.isPresent()) {
      WholeFile.write(markdown.get(), CrossoverReport.markdown(title, asOf, findings, speeds));
    }
    if (explain.isPresent()) {
      line(Explain.text(findings.ledger(), explain.get(), asOf, terminal.width()));
      return;
    }
    if (json) {
      line(RecordJson.of(findings));
      return;
    }
    line("");
    line("  " + terminal.bold(title) + terminal.faint("  " + asOf));
    line("");
    new CrossoverView(terminal, findings).print();
    if (html.isPresent() || markdown.isPresent()) {
      line("");
      html.ifPresent(file -> line("  Written: " + file));
      markdown.ifPresent(file -> line("  Written: " + file));
    }
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
