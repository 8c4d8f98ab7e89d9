package dev.yourbrief.cli;

import static dev.yourbrief.cli.Terminal.right;

import dev.yourbrief.crossover.probe.ProbeResult;
import dev.yourbrief.crossover.probe.Rung;
import dev.yourbrief.crossover.probe.Rung.Percentiles;
import java.util.List;

/** A measurement on a terminal: two tables, each narrow enough for 60 columns, and what follows. */
final class ProbeView {

  private static final int USERS = 6;
  private static final int RATE = 9;
  private static final int COUNT = 7;
  private static final int TIME = 8;

  private final Terminal terminal;
  private final ProbeResult result;
  private final ProbeWords words;

  ProbeView(Terminal terminal, ProbeResult result, ProbeWords words) {
    this.terminal = terminal;
    this.result = result;
    this.words = words;
  }

  void print() {
    heading(words.title());
    line("  " + terminal.faint(terminal.wrapped(words.subtitle(), 2)));
    heading("Tokens a second");
    line(
        terminal.faint(
            right("users", USERS + 2)
                + right("written", RATE)
                + right("read", RATE)
                + right("each", RATE)
                + right("ok", COUNT)
                + right("failed", COUNT)));
    words.rungs().forEach(this::rates);
    heading("Milliseconds");
    line(
        terminal.faint(
            right("", USERS + 2)
                + right("first token", 3 * TIME)
                + right("by token", 2 * TIME)
                + right("all of it", 2 * TIME)));
    line(
        terminal.faint(
            right("users", USERS + 2)
                + right("p50", TIME)
                + right("p95", TIME)
                + right("p99", TIME)
                + right("p50", TIME)
                + right("p95", TIME)
                + right("p50", TIME)
                + right("p99", TIME)));
    words.rungs().forEach(this::times);
    if (!result.costRungs().isEmpty()) {
      line(terminal.faint("  s: with short answers"));
    }
    heading("What follows");
    words.answer().forEach(this::paragraph);
    pasted("For decision.yaml, under answers:", words.decisionLines());
    pasted("For a crossover case:", words.measuredLines());
    heading("To bear in mind");
    words.notes().forEach(note -> line("  · " + terminal.wrapped(note, 4)));
  }

  private void rates(Rung rung) {
    String failed = right(rung.failed() == 0 ? "" : "" + rung.failed(), COUNT);
    line(
        users(rung)
            + right(ProbeWords.digits(rung.outputTokensPerSecond()), RATE)
            + right(ProbeWords.digits(rung.inputTokensPerSecond()), RATE)
            + right(ProbeWords.digits(rung.speedPerUser()), RATE)
            + right(Integer.toString(rung.ok()), COUNT)
            + (rung.failed() == 0 ? "" : terminal.bad(failed)));
  }

  private void times(Rung rung) {
    line(
        users(rung)
            + right(ProbeWords.millis(rung.timeToFirstToken(), Percentiles::p50), TIME)
            + right(ProbeWords.millis(rung.timeToFirstToken(), Percentiles::p95), TIME)
            + right(ProbeWords.millis(rung.timeToFirstToken(), Percentiles::p99), TIME)
            + right(ProbeWords.millis(rung.timePerOutputToken(), Percentiles::p50), TIME)
            + right(ProbeWords.millis(rung.timePerOutputToken(), Percentiles::p95), TIME)
            + right(ProbeWords.millis(rung.endToEnd(), Percentiles::p50), TIME)
            + right(ProbeWords.millis(rung.endToEnd(), Percentiles::p99), TIME));
  }

  private String users(Rung rung) {
    boolean isBest = result.answer().best().filter(rung::equals).isPresent();
    String mark = rung.kind() == Rung.Kind.SHORT_ANSWERS ? "s" : "";
    String text = right(mark + rung.concurrency(), USERS + 2);
    return isBest ? terminal.good(text) : text;
  }

  private void pasted(String what, List<String> lines) {
    if (!lines.isEmpty()) {
      line("");
      line("  " + terminal.faint(what));
      // As they are, for copying.
      lines.forEach(this::line);
    }
  }

  private void paragraph(String text) {
    line("  " + terminal.wrapped(text, 2));
  }

  private void heading(String text) {
    line("");
    line("  " + terminal.bold(terminal.wrapped(text, 2)));
  }

  private void line(String text) {
    terminal.out().println(text.stripTrailing());
  }
}
