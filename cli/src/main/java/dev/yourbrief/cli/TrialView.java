package dev.yourbrief.cli;

import dev.yourbrief.trial.Finding;
import dev.yourbrief.trial.TrialResult;
import dev.yourbrief.trial.TrialResult.ArmResult;
import dev.yourbrief.trial.TrialResult.Leaks;
import dev.yourbrief.trial.TrialResult.Row;
import dev.yourbrief.trial.TrialRun;
import dev.yourbrief.trial.decide.Comparison;
import dev.yourbrief.trial.decide.Ruling;
import dev.yourbrief.trial.statistics.Interval;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A trial's result on a terminal. */
final class TrialView {

  /** How much of a hash is shown. */
  static final int HASH = 12;

  private static final int NAME = 20;

  private final Terminal terminal;

  TrialView(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Ended before its end: no score is shown. */
  void stopped(String title, TrialRun.Stopped stopped, String folder) {
    line("");
    line("  " + terminal.bold(title));
    line("");
    line(
        "  "
            + terminal.open("!")
            + " "
            + terminal.wrapped("Stopped: " + stopped.why().getMessage() + ".", 4));
    if (stopped.usd().signum() > 0) {
      line(String.format(Locale.ROOT, "    This run's calls cost $%,.4f.", stopped.usd()));
    }
    line(
        "    "
            + terminal.wrapped(
                "Nothing is lost and no score is shown before the end. Go on with: yourbrief trial"
                    + " run "
                    + folder,
                4));
  }

  void finished(TrialResult result, List<Path> written) {
    Finding finding = result.finding();
    line("");
    line("  " + terminal.bold(finding.title()));
    line(
        "  "
            + terminal.faint(
                "plan "
                    + finding.planHash().substring(0, HASH)
                    + ", locked "
                    + finding.lockedOn()
                    + unlocks(finding)));
    line("");
    result.contests().forEach(contest -> verdict(contest.ruling(), result.contests().size() > 1));
    line("");
    table(result);
    line("");
    facts(result);
    result.notes().forEach(note -> line("  · " + terminal.wrapped(note, 4)));
    line("");
    written.forEach(file -> line("  Written: " + file));
  }

  private static String unlocks(Finding finding) {
    return switch (finding.unlocks().size()) {
      case 0 -> ", never opened";
      case 1 -> ", opened once before: “" + finding.unlocks().getFirst() + "”";
      default -> ", opened " + finding.unlocks().size() + " times before";
    };
  }

  private void verdict(Ruling ruling, boolean isOneOfSeveral) {
    line(
        "  "
            + CompareView.verdict(terminal, ruling.verdict())
            + (isOneOfSeveral ? terminal.faint("  " + ruling.candidate()) : ""));
    ruling.reasons().forEach(r -> line("  · " + terminal.wrapped(r.sentence(), 4)));
  }

  private void table(TrialResult result) {
    line(
        terminal.faint(
            "  "
                + pad("arm", NAME)
                + pad("score", 26)
                + pad("against the baseline", 26)
                + "failed"));
    for (ArmResult arm : result.arms()) {
      String name =
          arm.name().length() > NAME - 1 ? arm.name().substring(0, NAME - 2) + "…" : arm.name();
      String score =
          arm.mean()
              .map(m ->
                  String.format(Locale.ROOT, "%5.1f %%  %s", 100 * m.mean(), range(m.interval())))
              .orElse("no score");
      line(
          "  "
              + pad(name, NAME)
              + pad(score, 26)
              + pad(against(result, arm), 26)
              + (arm.failed() + arm.ungraded() == 0
                  ? terminal.faint("–")
                  : terminal.bad(String.valueOf(arm.failed() + arm.ungraded()))));
    }
  }

  private static String against(TrialResult result, ArmResult arm) {
    if (arm.role().equals("baseline")) {
      return "baseline";
    }
    Optional<Row> row =
        result.forest().stream().filter(r -> r.arm().equals(arm.name())).findFirst();
    return row.map(r -> difference(r.comparison())).orElse("–");
  }

  private static String difference(Comparison c) {
    Interval i = c.registered();
    return String.format(
        Locale.ROOT,
        "%+.1f  (%+.1f to %+.1f)",
        100 * c.difference(),
        100 * i.low(),
        100 * i.high());
  }

  private static String range(Interval i) {
    return String.format(Locale.ROOT, "(%.1f to %.1f)", 100 * i.low(), 100 * i.high());
  }

  private void facts(TrialResult result) {
    Optional<Comparison> comparison = result.contests().getFirst().ruling().comparison();
    comparison.ifPresent(c -> {
      String clusters =
          c.clusters().isPresent()
              ? String.format(Locale.ROOT, " in %,d clusters", c.clusters().getAsInt())
              : "";
      fact(
          "Decided on",
          String.format(Locale.ROOT, "%,d cases%s, %s", c.n(), clusters, result.decidedOn()));
      c.detectable()
          .ifPresent(d ->
              fact(
                  "Could be seen",
                  d > 1
                      ? "no difference at all, with so few cases"
                      : String.format(Locale.ROOT, "from %.1f points", 100 * d)));
    });
    result.contests().getFirst().full().ifPresent(full -> fact("On all cases", difference(full)));
    result.leaks().ifPresent(this::leaks);
    fact(
        "Cost",
        String.format(Locale.ROOT, "$%,.4f", result.spending().usd())
            + (result.spending().unknown() == 0
                ? ""
                : String.format(
                    Locale.ROOT,
                    ", and %,d answers of unknown cost",
                    result.spending().unknown())));
  }

  private void leaks(Leaks leaks) {
    fact(
        "Leaks",
        String.format(
            Locale.ROOT,
            "%,d of %,d test cases are known from training (%,d word for word, %,d near twins; %,d"
                + " with the same answer)",
            leaks.all(),
            leaks.tests(),
            leaks.exact(),
            leaks.near(),
            leaks.sameAnswer()));
  }

  private void fact(String name, String value) {
    line("  " + terminal.faint(pad(name, 16)) + terminal.wrapped(value, 18));
  }

  private static String pad(String text, int width) {
    return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
