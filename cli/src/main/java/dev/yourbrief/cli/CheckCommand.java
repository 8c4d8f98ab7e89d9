package dev.yourbrief.cli;

import dev.yourbrief.figure.Provenance;
import dev.yourbrief.playbook.Evaluation;
import dev.yourbrief.playbook.Input;
import dev.yourbrief.playbook.MissingNames;
import dev.yourbrief.playbook.Playbook;
import dev.yourbrief.playbook.brief.Brief.BarState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Says what is unknown or only assumed, and which bar it holds up.")
final class CheckCommand implements Callable<Integer> {

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
    Worked worked = Worked.of(terminal, decision, LocalDate.now(clock));
    Evaluation evaluation = worked.evaluation();
    Playbook playbook = evaluation.decision().playbook();
    terminal.endProgress();
    line("");
    for (Playbook.BarRule bar : playbook.bars()) {
      bar(evaluation, playbook, bar);
    }
    List<Input> unanswered = evaluation.unanswered();
    if (!unanswered.isEmpty()) {
      line(terminal.bold("  Unknown"));
      unanswered.forEach(input -> input(input, ""));
      line("");
    }
    List<Input> assumed =
        playbook.inputs().stream().filter(input -> isAssumed(evaluation, input)).toList();
    if (!assumed.isEmpty()) {
      line(terminal.bold("  Taken from a default or a catalogue; your own number is better"));
      assumed.forEach(input -> input(input, source(evaluation, input)));
      line("");
    }
    if (unanswered.isEmpty() && assumed.isEmpty()) {
      line("  Nothing is unknown and nothing is assumed.");
    }
    evaluation
        .bill()
        .ifPresent(bill ->
            bill.notes()
                .forEach(note ->
                    line("  " + terminal.open("! ") + terminal.wrapped(note.toString(), 4))));
    return worked.isWhole() ? Exit.DONE : Exit.PARTLY;
  }

  private void bar(Evaluation evaluation, Playbook playbook, Playbook.BarRule bar) {
    BarState state = evaluation.bar(bar);
    SortedSet<String> missing = evaluation.missing(bar);
    String text =
        switch (state) {
          case CLEARED -> terminal.good("✓ cleared");
          case FAILED -> terminal.bad("✗ failed");
          case UNPROVEN -> terminal.open("? unproven");
        };
    line("  " + terminal.bold(bar.name()) + "  " + text);
    missing.stream()
        .map(name ->
            MissingNames.words(playbook, name)
                + (playbook.input(name).isPresent() ? " (" + name + ")" : ""))
        .distinct()
        .forEach(what -> line("    waits for: " + terminal.wrapped(what, 15)));
    line("");
  }

  private void input(Input input, String source) {
    String bars = input.bars().isEmpty() ? "" : "  holds up: " + String.join(", ", input.bars());
    line("  · " + terminal.bold(input.id()) + terminal.faint(bars));
    line("    " + terminal.wrapped(input.ask(), 4));
    if (!source.isEmpty()) {
      line("    " + terminal.faint(terminal.wrapped(source, 4)));
    }
  }

  private static boolean isAssumed(Evaluation evaluation, Input input) {
    return evaluation
        .figure(input.id())
        .filter(f -> !(f.provenance() instanceof Provenance.Given))
        .isPresent();
  }

  private static String source(Evaluation evaluation, Input input) {
    return evaluation
        .figure(input.id())
        .flatMap(figure ->
            switch (figure.provenance()) {
              case Provenance.Assumed(String why) -> Optional.of("assumed: " + why);
              case Provenance.Catalogued(String source, LocalDate asOf) ->
                  Optional.of("from the catalogue, as of " + asOf + ": " + source);
              default -> Optional.<String>empty();
            })
        .orElse("");
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
