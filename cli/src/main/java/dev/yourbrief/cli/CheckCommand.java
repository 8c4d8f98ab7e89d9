package dev.yourbrief.cli;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.Evaluation;
import dev.yourbrief.playbook.Input;
import dev.yourbrief.playbook.MissingNames;
import dev.yourbrief.playbook.Playbook;
import dev.yourbrief.playbook.Worked;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Wording;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Says what is unknown or only assumed, and which bar it holds up.")
final class CheckCommand implements Callable<Integer> {

  private static final int NAME = 18;
  private static final int VALUE = 50;

  private final Terminal terminal;
  private final Clock clock;

  @Parameters(
      index = "0",
      paramLabel = "DECISION",
      description = "The decision's folder, or its decision.yaml.")
  Path decision = Path.of("");

  CheckCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Worked worked = Worked.of(decision, LocalDate.now(clock), terminal.bills());
    Evaluation evaluation = worked.evaluation();
    Playbook playbook = evaluation.decision().playbook();
    Brief brief = worked.brief();
    terminal.endProgress();
    line("");
    for (Playbook.BarRule bar : playbook.bars()) {
      bar(evaluation, brief, bar);
    }
    List<Input> unanswered = evaluation.unanswered();
    if (!unanswered.isEmpty()) {
      line(terminal.bold("  Unknown"));
      unanswered.forEach(this::unknown);
      line("");
    }
    List<Input> assumed =
        playbook.inputs().stream().filter(input -> isAssumed(evaluation, input)).toList();
    if (!assumed.isEmpty()) {
      line(terminal.bold("  Not your own number; the brief marks each"));
      assumed.forEach(input -> assumed(evaluation, input));
      line("");
    }
    if (unanswered.isEmpty() && assumed.isEmpty()) {
      line("  Nothing is unknown and nothing is assumed.");
    }
    evaluation.bill().ifPresent(bill -> bill.notes().forEach(this::note));
    return worked.isWhole() ? Exit.DONE : Exit.PARTLY;
  }

  private void bar(Evaluation evaluation, Brief brief, Playbook.BarRule rule) {
    Brief.Bar bar =
        brief.criteria().stream().filter(b -> b.id().equals(rule.id())).findFirst().orElseThrow();
    String state =
        switch (bar.state()) {
          case CLEARED -> terminal.good("✓ cleared ");
          case FAILED -> terminal.bad("✗ failed  ");
          case UNPROVEN -> terminal.open("? unproven");
        };
    line("  " + state + "  " + terminal.bold(rule.name()));
    line(
        "              "
            + terminal.wrapped(Wording.ENGLISH.plain(bar.finding(), brief.figures()), 14));
    Playbook playbook = evaluation.decision().playbook();
    evaluation.missing(rule).stream()
        .map(name ->
            MissingNames.words(evaluation.decision(), name)
                + (playbook.input(name).isPresent() ? " (" + name + ")" : ""))
        .distinct()
        .forEach(what -> line("              waits for: " + terminal.wrapped(what, 25)));
    line("");
  }

  private void unknown(Input input) {
    line(
        "  · "
            + Terminal.padded(input.id(), NAME)
            + " "
            + terminal.wrapped(input.ask() + holds(input), NAME + 5));
  }

  private static String holds(Input input) {
    return input.bars().isEmpty() ? "" : " Holds up: " + String.join(", ", input.bars()) + ".";
  }

  private void assumed(Evaluation evaluation, Input input) {
    Figure figure = evaluation.figure(input.id()).orElseThrow();
    String value = Terminal.padded(Wording.ENGLISH.of(figure, Text.Style.RANGE), VALUE);
    line(
        "  · "
            + Terminal.padded(input.id(), NAME)
            + " "
            + value
            + " "
            + terminal.faint(source(figure)));
  }

  private void note(Problem note) {
    line("  " + terminal.open("! ") + terminal.wrapped(note.toString(), 4));
  }

  private static boolean isAssumed(Evaluation evaluation, Input input) {
    return evaluation
        .figure(input.id())
        .filter(f -> !(f.provenance() instanceof Provenance.Given))
        .isPresent();
  }

  private static String source(Figure figure) {
    return switch (figure.provenance()) {
      case Provenance.Catalogued catalogued -> "catalogue, " + catalogued.asOf();
      default -> "assumed";
    };
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
