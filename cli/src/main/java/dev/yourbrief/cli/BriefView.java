package dev.yourbrief.cli;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Brief;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Page;
import java.util.Locale;

/** The bottom line of a brief, for a terminal. */
final class BriefView {

  private static final int LABEL = 13;
  private static final int STATE = 9;

  private final Terminal terminal;
  private final Brief brief;
  private final Page page;

  BriefView(Terminal terminal, Brief brief) {
    this.terminal = terminal;
    this.brief = brief;
    this.page = new Page(brief);
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
      line("  " + terminal.bold(page.say("brief.wouldChange")));
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
                        page.say(
                            "terminal.escalate", "who", words(t.whom()), "what", words(t.what())),
                        4)));
  }

  private void bar(Brief.Bar bar) {
    String word = Terminal.padded(page.word(bar.state()), STATE);
    String mark =
        switch (bar.state()) {
          case CLEARED -> terminal.good("✓ " + word);
          case FAILED -> terminal.bad("✗ " + word);
          case UNPROVEN -> terminal.open("? " + word);
        };
    String name = Terminal.padded(words(bar.name()), 15);
    line(
        "  " + mark + " " + terminal.bold(name) + " " + terminal.wrapped(words(bar.finding()), 30));
  }

  private void labelled(String label, String text) {
    line("  " + Terminal.padded(label, LABEL) + " " + terminal.wrapped(text, LABEL + 3));
  }

  private String words(Text text) {
    return page.plain(text);
  }

  private String date(String id) {
    Figure figure = brief.figures().get(id);
    return figure == null ? "" : page.words(figure, Text.Style.BRIEF);
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
