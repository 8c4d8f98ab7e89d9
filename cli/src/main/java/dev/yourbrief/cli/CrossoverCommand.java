package dev.yourbrief.cli;

import dev.yourbrief.crossover.casefile.CaseFile;
import dev.yourbrief.crossover.economics.Comparison;
import dev.yourbrief.crossover.economics.Findings;
import dev.yourbrief.playbook.CrossoverAnswer;
import dev.yourbrief.playbook.Evaluation;
import dev.yourbrief.playbook.MissingNames;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
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

  CrossoverCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Optional<Path> written = CaseFiles.find(file);
    if (written.isPresent()) {
      return compare(written.get());
    }
    Worked worked = Worked.of(terminal, file, LocalDate.now(clock));
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
            .map(name -> MissingNames.words(evaluation.decision().playbook(), name))
            .distinct()
            .forEach(what -> line("  · " + terminal.wrapped(what, 4)));
      }
      case CrossoverAnswer.Found found ->
          print(
              evaluation.decision().title(),
              evaluation.decision().asOf(),
              Findings.of(
                  found.comparison(), found.challenger(), found.rivals(), found.eligible()));
    }
    return worked.isWhole() ? Exit.DONE : Exit.PARTLY;
  }

  /** A case that is written down by itself. */
  private int compare(Path written) {
    CaseFile file =
        CaseFiles.read(terminal, written, Catalogues.with(catalogue), LocalDate.now(clock));
    terminal.progress("Simulating", 1, 2);
    Findings findings = Findings.of(Comparison.of(file.compared()));
    terminal.endProgress();
    print(file.title(), file.asOf(), findings);
    return Exit.DONE;
  }

  private void print(String title, LocalDate asOf, Findings findings) {
    if (json) {
      terminal.out().println(RecordJson.of(findings));
      return;
    }
    line("");
    line("  " + terminal.bold(title) + terminal.faint("  " + asOf));
    line("");
    new CrossoverView(terminal, findings).print();
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
