package dev.yourbrief.cli;

import dev.yourbrief.trial.decide.Comparison;
import dev.yourbrief.trial.decide.IntervalKind;
import dev.yourbrief.trial.decide.Rules;
import dev.yourbrief.trial.decide.Ruling;
import dev.yourbrief.trial.decide.SliceTable;
import dev.yourbrief.trial.decide.TestKind;
import dev.yourbrief.trial.decide.Verdict;
import dev.yourbrief.trial.statistics.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two systems compared, on a terminal. */
final class CompareView {

  private static final int NAME = 34;

  private final Terminal terminal;
  private final ComparedFiles compared;
  private final Rules rules;
  private final Ruling ruling;
  private final List<SliceTable> slices;

  CompareView(
      Terminal terminal,
      ComparedFiles compared,
      Rules rules,
      Ruling ruling,
      List<SliceTable> slices) {
    this.terminal = terminal;
    this.compared = compared;
    this.rules = rules;
    this.ruling = ruling;
    this.slices = slices;
  }

  void print() {
    line("");
    line("  " + terminal.bold(compared.candidate() + " against " + compared.baseline()));
    line(
        "  "
            + terminal.faint(
                String.join(" and ", compared.files())
                    + " ("
                    + String.join(", ", compared.programs())
                    + compared.metric().map(m -> ", metric " + m).orElse("")
                    + ")"));
    line("");
    line("  " + verdict(terminal, ruling.verdict()));
    ruling.reasons().forEach(r -> line("  · " + terminal.wrapped(r.sentence(), 4)));
    ruling.comparison().ifPresent(this::numbers);
    if (!compared.leftOut().isEmpty()) {
      line("");
      line("  Left out: " + TrialCompareCommand.leftOut(compared.leftOut()) + ".");
    }
    slices.forEach(this::slice);
    compared.problems().forEach(problem -> line(terminal.problem(problem)));
    line("");
    line(
        "  "
            + terminal.faint(
                terminal.wrapped(
                    "Nothing was locked before these answers were seen. A trial (yourbrief trial"
                        + " plan) is.",
                    2)));
  }

  /** A verdict in its colour. */
  static String verdict(Terminal terminal, Verdict verdict) {
    String word = terminal.bold(verdict.name());
    return switch (verdict) {
      case WIN -> terminal.good("✓ ") + word;
      case LOSE -> terminal.bad("✗ ") + word;
      case INCONCLUSIVE -> terminal.open("? ") + word;
      case INVALID -> terminal.bad("! ") + word;
    };
  }

  private void numbers(Comparison c) {
    line("");
    row("cases", String.format(Locale.ROOT, "%,d", c.n()) + clusters(c));
    row(compared.candidate(), mean(c.candidate().mean(), c.candidate().interval()));
    row(compared.baseline(), mean(c.baseline().mean(), c.baseline().interval()));
    row("difference", rules.scale().signed(c.difference()));
    for (Map.Entry<IntervalKind, Interval> e : c.intervals().entrySet()) {
      row(
          e.getKey().words().replaceFirst("^the ", ""),
          rules.scale().interval(e.getValue()) + (e.getKey() == c.interval() ? "  ← decides" : ""));
    }
    for (Map.Entry<TestKind, Double> e : c.tests().entrySet()) {
      row(e.getKey().words(), p(e.getValue()) + (e.getKey() == c.test() ? "  ← decides" : ""));
    }
    c.counts()
        .ifPresent(counts ->
            row(
                "right by one only",
                String.format(
                    Locale.ROOT, "%,d candidate, %,d baseline", counts.first(), counts.second())));
    c.correlation().ifPresent(r -> row("correlation", String.format(Locale.ROOT, "%.3f", r)));
    c.designEffect().ifPresent(d -> row("design effect", String.format(Locale.ROOT, "%.2f", d)));
    c.detectable().ifPresent(d -> row("smallest difference shown", rules.scale().size(d)));
    ruling.casesNeeded().ifPresent(n -> row("cases needed", String.format(Locale.ROOT, "%,d", n)));
    line("");
    line("  " + terminal.faint(terminal.wrapped(c.why(), 2)));
    c.warnings()
        .forEach(w -> line("  " + terminal.open("!") + " " + terminal.wrapped(w.sentence(), 4)));
  }

  private static String clusters(Comparison c) {
    return c.clusters().isPresent()
        ? String.format(Locale.ROOT, " in %,d clusters", c.clusters().getAsInt())
        : "";
  }

  private String mean(double mean, Interval interval) {
    return switch (rules.scale()) {
      case POINTS ->
          String.format(
              Locale.ROOT,
              "%.1f %% (%.1f to %.1f)",
              100 * mean,
              100 * interval.low(),
              100 * interval.high());
      default ->
          String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", mean, interval.low(), interval.high());
    };
  }

  static String p(double p) {
    return p < 0.0001 ? "p < 0.0001" : String.format(Locale.ROOT, "p = %.4f", p);
  }

  private void slice(SliceTable table) {
    line("");
    line(
        "  "
            + terminal.bold("By " + table.slice())
            + terminal.faint(", p adjusted (" + table.family().name() + ")"));
    for (SliceTable.Row row : table.rows()) {
      switch (row) {
        case SliceTable.Compared of ->
            row(
                of.value(),
                String.format(Locale.ROOT, "%,6d  ", of.n())
                    + rules.scale().signed(of.comparison().difference())
                    + " ("
                    + rules.scale().interval(of.comparison().registered())
                    + ")  "
                    + p(of.adjustedP()));
        case SliceTable.NotCompared not ->
            row(
                not.value(),
                String.format(Locale.ROOT, "%,6d  ", not.n()) + terminal.faint(not.why()));
      }
    }
  }

  private void row(String name, String value) {
    String shown = name.length() > NAME ? name.substring(0, NAME - 1) + "…" : name;
    line("    " + shown + " ".repeat(NAME - shown.length() + 1) + value);
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
