package dev.yourbrief.cli;

import dev.yourbrief.crossover.economics.Findings;
import dev.yourbrief.playbook.CrossoverAnswer;
import dev.yourbrief.playbook.Evaluation;
import dev.yourbrief.playbook.MissingNames;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
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
      paramLabel = "DECISION",
      description = "The decision's folder, or its decision.yaml.")
  Path decision = Path.of("");

  @Option(names = "--json", description = "Print everything as JSON.")
  boolean json;

  CrossoverCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Worked worked = Worked.of(terminal, decision, LocalDate.now(clock));
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
      case CrossoverAnswer.Found found -> {
        Findings findings = Findings.of(found.comparison(), found.challenger(), found.rivals());
        if (json) {
          terminal.out().println(RecordJson.of(findings));
        } else {
          line("");
          new CrossoverView(terminal, findings).print();
        }
      }
    }
    return worked.isWhole() ? Exit.DONE : Exit.PARTLY;
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
