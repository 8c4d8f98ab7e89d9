package dev.yourbrief.cli;

import static dev.yourbrief.cli.Terminal.padded;

import dev.yourbrief.crossover.economics.Crossing;
import dev.yourbrief.crossover.economics.Findings;
import dev.yourbrief.crossover.economics.Flip;
import dev.yourbrief.crossover.economics.Interval;
import dev.yourbrief.crossover.economics.OptionCost;
import dev.yourbrief.crossover.economics.ScaleRow;
import dev.yourbrief.crossover.economics.ScenarioResult;
import dev.yourbrief.crossover.economics.Swing;
import dev.yourbrief.crossover.economics.Worth;
import dev.yourbrief.figure.Draws;
import dev.yourbrief.figure.Figure;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a comparison found, on a terminal. */
final class CrossoverView {

  private static final int NAME = 22;
  private static final int COLUMN = 22;
  private static final int LABEL = 38;
  private static final int SHOWN = 6;

  private final Terminal terminal;
  private final Findings findings;

  CrossoverView(Terminal terminal, Findings findings) {
    this.terminal = terminal;
    this.findings = findings;
  }

  void print() {
    costs();
    crossings();
    horizon();
    swings();
    flips();
    worth();
    notes();
  }

  private void costs() {
    heading("Cost a month", findings.scales().stream().map(s -> times(s.scale())).toList());
    for (Findings.Who option : findings.options()) {
      row(option.name(), cost -> Amounts.money(cost.cost()), option.id());
    }
    line(terminal.faint("  in brackets eight worlds in ten"));
    line("");
    if (findings.hasTokens()) {
      heading("USD a million tokens", List.of());
      for (Findings.Who option : findings.options()) {
        row(option.name(), cost -> Amounts.price(cost.usdPerMtok()), option.id());
      }
      line("");
      heading("… of output alone", List.of());
      for (Findings.Who option : findings.options()) {
        row(option.name(), cost -> Amounts.price(cost.usdPerMtokOutput()), option.id());
      }
      line("");
    }
    heading("Odds to be cheapest", List.of());
    for (Findings.Who option : findings.options()) {
      row(option.name(), CrossoverView::odds, option.id());
    }
    List<Findings.Who> holding =
        findings.options().stream()
            .filter(o -> findings.scales().getFirst().option(o.id()).hasFleet())
            .toList();
    if (!holding.isEmpty()) {
      line("");
      heading("GPUs, how busy", List.of());
      for (Findings.Who option : holding) {
        row(option.name(), CrossoverView::capacity, option.id());
      }
    }
  }

  private static String odds(OptionCost cost) {
    return cost.unserved() > 0.005
        ? "serves " + Amounts.percent(1 - cost.unserved())
        : Amounts.percent(cost.pCheapest());
  }

  private static String capacity(OptionCost cost) {
    return Math.round(cost.gpus().median()) + ", " + Amounts.percent(cost.utilisation().median());
  }

  private void heading(String name, List<String> columns) {
    StringBuilder head = new StringBuilder(padded(name, NAME));
    columns.forEach(column -> head.append(padded(column, COLUMN)));
    line("  " + terminal.bold(head.toString().stripTrailing()));
  }

  private void row(String name, Function<OptionCost, String> cell, String id) {
    StringBuilder row = new StringBuilder(padded(cut(name, NAME), NAME));
    for (ScaleRow scale : findings.scales()) {
      row.append(padded(cell.apply(scale.option(id)), COLUMN));
    }
    line("  " + row.toString().stripTrailing());
  }

  private void crossings() {
    for (Crossing crossing : findings.crossings()) {
      line("");
      String rivals = String.join(" and ", crossing.rivals().stream().map(findings::name).toList());
      line(
          "  "
              + terminal.bold(
                  findings.name(crossing.option())
                      + " against "
                      + (crossing.rivals().size() > 1 ? "the cheaper of " : "")
                      + rivals));
      fact("First crossing", there(crossing.first(), crossing.firstBill()));
      fact("Stable crossing", there(crossing.stable(), crossing.stableBill()));
      fact("Never", "in " + Amounts.percent(crossing.shareNever()) + " of the worlds tried");
      again(crossing.cheaperAgain());
    }
  }

  private String there(Draws scale, Draws bill) {
    if (scale.median() == 0) {
      return "at any volume";
    }
    return Double.isInfinite(bill.median())
        ? "never"
        : Amounts.rounded(scale.median()) + "×, a bill of " + Amounts.money(bill);
  }

  private void again(List<Interval> all) {
    List<Interval> gaps =
        all.stream()
            .filter(i -> !Amounts.rounded(i.from()).equals(Amounts.rounded(i.to())))
            .toList();
    if (!gaps.isEmpty()) {
      String list = String.join(", ", gaps.stream().limit(5).map(CrossoverView::span).toList());
      fact("Dearer again", list + (gaps.size() > 5 ? ", …" : ""));
    }
  }

  private static String span(Interval gap) {
    return Double.isInfinite(gap.to())
        ? "from " + Amounts.rounded(gap.from()) + "× on"
        : Amounts.rounded(gap.from()) + "–" + Amounts.rounded(gap.to()) + "×";
  }

  private void horizon() {
    line("");
    List<ScenarioResult> scenarios = findings.scenarios();
    line(
        "  " + terminal.bold("Everything over " + findings.months() + " months, in today's money"));
    for (ScenarioResult scenario : scenarios) {
      line("  " + terminal.faint("if " + scenario.name()));
      for (ScenarioResult.OptionSum option : scenario.options()) {
        boolean isBaseline = option.option().equals(findings.options().getFirst().id());
        line(
            "    "
                + padded(cut(option.name(), NAME - 2), NAME - 2)
                + padded(Amounts.money(option.presentCost()), COLUMN)
                + padded(Amounts.percent(option.pCheapest()) + " cheapest", 15)
                + (isBaseline ? "" : payback(option.payback())));
      }
    }
  }

  private static String payback(Draws months) {
    double never = months.shareAtLeast(Double.POSITIVE_INFINITY);
    return Double.isInfinite(months.median())
        ? "pays back in " + Amounts.percent(1 - never)
        : "pays back after " + Amounts.months(months);
  }

  private void swings() {
    List<Swing> moving =
        findings.swings().stream().filter(s -> s.saving().spread() > 0).limit(SHOWN).toList();
    if (!moving.isEmpty()) {
      line("");
      line(
          "  "
              + terminal.bold("What moves it most")
              + terminal.faint(
                  ": what "
                      + findings.name(findings.focus())
                      + " saves over the horizon, each input low to high"));
      for (Swing swing : moving) {
        line(
            "  "
                + padded(labelled(swing.input(), swing.label()), LABEL)
                + padded(
                    Amounts.money(swing.saving().low())
                        + " → "
                        + Amounts.money(swing.saving().high()),
                    24)
                + terminal.faint("ρ " + Amounts.signed(swing.rank())));
      }
    }
  }

  private void flips() {
    List<Flip> flips = findings.flips().stream().limit(SHOWN).toList();
    line("");
    if (flips.isEmpty()) {
      line("  " + terminal.bold("No single input, even a hundredfold, turns the choice."));
      return;
    }
    line("  " + terminal.bold("What would turn the choice") + terminal.faint(", alone"));
    for (Flip flip : flips) {
      line(
          "  "
              + padded(labelled(flip.input(), flip.label()), LABEL)
              + padded(Amounts.rounded(flip.now()) + " → " + Amounts.rounded(flip.at()), 24)
              + findings.name(flip.to())
              + (flip.isLikely() ? terminal.faint(" (within its range)") : ""));
    }
  }

  private void worth() {
    List<Worth> worth = findings.worth().stream().filter(w -> w.usd() >= 1).limit(SHOWN).toList();
    if (worth.isEmpty()) {
      return;
    }
    line("");
    line(
        "  "
            + terminal.bold("Measure this next")
            + terminal.faint(
                ": to know everything first is worth " + Amounts.money(findings.worthOfAll())));
    for (Worth one : worth) {
      Figure figure = findings.ledger().get(one.input());
      line(
          "  "
              + padded(labelled(one.input(), figure == null ? one.input() : figure.label()), LABEL)
              + Amounts.money(one.usd()));
    }
  }

  private void notes() {
    Stream<String> notes =
        findings.options().stream().flatMap(o -> o.notes().stream().map(n -> o.name() + ": " + n));
    List<String> all = notes.distinct().toList();
    if (!all.isEmpty()) {
      line("");
      all.forEach(note -> line("  ! " + terminal.wrapped(note, 4)));
    }
  }

  /** An option's own inputs are told apart by its name. */
  private String labelled(String input, String label) {
    String prefix = input.substring(0, Math.max(0, input.indexOf('.')));
    boolean isOption = findings.options().stream().anyMatch(o -> o.id().equals(prefix));
    return cut(isOption ? prefix + ": " + label : label, LABEL);
  }

  /** A text that leaves a space before the next column. */
  private static String cut(String text, int columns) {
    return text.length() < columns ? text : text.substring(0, columns - 3).strip() + "…";
  }

  private void fact(String name, String what) {
    line("  " + padded(name, NAME) + terminal.wrapped(what, NAME + 2));
  }

  private static String times(BigDecimal scale) {
    return scale.stripTrailingZeros().toPlainString() + "×";
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
