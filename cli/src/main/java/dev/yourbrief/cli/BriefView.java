package dev.yourbrief.cli;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Wording;
import java.util.Locale;

/** The bottom line of a brief, for a terminal. */
final class BriefView {

  private static final int LABEL = 13;

  private final Terminal terminal;
  private final Brief brief;
  private final Wording wording;

  BriefView(Terminal terminal, Brief brief) {
    this.terminal = terminal;
    this.brief = brief;
    this.wording = Wording.of(brief);
  }

  void print() {
    line("");
    line("  " + terminal.wrapped(words(brief.title()), 2));
    line(terminal.faint("  " + date("today")));
    line("");
    line("  " + terminal.bold(words(brief.bottomLine().headline()).toUpperCase(Locale.ROOT)));
    for (Text sentence : brief.bottomLine().sentences()) {
      line("  " + terminal.wrapped(words(sentence), 2));
    }
    line("");
    for (Brief.Bar bar : brief.criteria()) {
      bar(bar);
    }
    line("");
    if (!brief.bottomLine().crossover().isEmpty()) {
      line("  " + terminal.wrapped(words(brief.bottomLine().crossover()), 2));
      line("");
    }
    for (Brief.Recheck recheck : brief.bottomLine().rechecks()) {
      labelled(date(recheck.date()), words(recheck.what()) + ". " + words(recheck.why()));
    }
    if (!brief.bottomLine().wouldChange().isEmpty()) {
      line("");
      line("  " + terminal.bold("What would change it"));
      brief
          .bottomLine()
          .wouldChange()
          .forEach(text -> line("  · " + terminal.wrapped(words(text), 4)));
    }
    brief.escalation().stream()
        .filter(t -> t.state() == Brief.TriggerState.FIRED)
        .forEach(t ->
            line(
                "  "
                    + terminal.bad("▲ ")
                    + terminal.wrapped(
                        "Escalate to " + words(t.whom()) + ": " + words(t.what()), 4)));
  }

  private void bar(Brief.Bar bar) {
    String mark =
        switch (bar.state()) {
          case CLEARED -> terminal.good("✓ Cleared  ");
          case FAILED -> terminal.bad("✗ Failed   ");
          case UNPROVEN -> terminal.open("? Unproven ");
        };
    String name = Terminal.padded(words(bar.name()), 15);
    line(
        "  " + mark + " " + terminal.bold(name) + " " + terminal.wrapped(words(bar.finding()), 30));
  }

  private void labelled(String label, String text) {
    line("  " + Terminal.padded(label, LABEL) + " " + terminal.wrapped(text, LABEL + 3));
  }

  private String words(Text text) {
    return wording.plain(text, brief.figures());
  }

  private String date(String id) {
    Figure figure = brief.figures().get(id);
    return figure == null ? "" : wording.of(figure, Text.Style.BRIEF);
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
