package dev.yourbrief.cli;

import static dev.yourbrief.cli.Terminal.padded;
import static dev.yourbrief.cli.Terminal.right;

import dev.yourbrief.bill.reconcile.Reconciliation;
import dev.yourbrief.bill.reconcile.Reconciliation.Line;
import dev.yourbrief.bill.reconcile.Reconciliation.Match;
import dev.yourbrief.bill.reconcile.Reconciliation.Reason;
import dev.yourbrief.figure.source.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A reconciliation for a terminal: models first, then the days that differ, then why. */
final class ReconciliationView {

  private static final int NAME = 34;
  private static final int AMOUNT = 15;
  private static final int PERCENT = 10;
  private static final int MOST_DAYS = 30;
  private static final int DECIMALS = 4;

  private final Terminal terminal;
  private final Reconciliation found;

  ReconciliationView(Terminal terminal, Reconciliation found) {
    this.terminal = terminal;
    this.found = found;
  }

  void print(List<Problem> problems) {
    line("");
    line("  " + terminal.bold("The ledger against the invoice, days in UTC"));
    line(
        "  ledger   "
            + found.ledger().map(span -> span.from() + " to " + span.to()).orElse("no calls"));
    found
        .invoices()
        .forEach(of ->
            line(
                "  invoice  "
                    + of.days().from()
                    + " to "
                    + of.days().to()
                    + "  "
                    + (of.provider().isEmpty() ? "(unknown)" : of.provider())));
    models();
    days();
    reasons();
    verdict();
    problems.forEach(problem -> line("  " + terminal.problem(problem)));
  }

  private void models() {
    line("");
    line("  " + terminal.bold("Models, over the days that both tell of"));
    head();
    for (Line model : found.models()) {
      row(name(model), model);
      note(model);
    }
    line("  " + right("─".repeat(3 * AMOUNT - 2), NAME + 3 * AMOUNT));
    Reconciliation.Sum total = found.total();
    line(
        "  "
            + padded("Total", NAME)
            + right(shown(total.ledgerCost()), AMOUNT)
            + right(shown(total.invoiceCost()), AMOUNT)
            + right(signed(total.difference()), AMOUNT)
            + right(percent(total.percent()), PERCENT));
    line(
        terminal.faint(
            "  "
                + padded("tokens", NAME)
                + right(count(total.ledgerTokens()), AMOUNT)
                + right(
                    total.invoiceTokens().signum() == 0 ? "unknown" : count(total.invoiceTokens()),
                    AMOUNT)));
  }

  private void head() {
    line(
        terminal.faint(
            "  "
                + padded("", NAME)
                + right("ledger " + found.currency(), AMOUNT)
                + right("invoice", AMOUNT)
                + right("difference", AMOUNT)
                + right("of invoice", PERCENT + 1)));
  }

  private void note(Line line) {
    if (!line.alias().isEmpty()) {
      line("    " + terminal.faint(terminal.wrapped("matched by alias: " + line.alias(), 4)));
    }
    if (line.shadowCost().signum() != 0) {
      line("    " + terminal.faint("of it copies for a candidate: " + shown(line.shadowCost())));
    }
    if (line.match() != Match.MATCHED) {
      line("    " + terminal.open("! ") + words(line.match()));
    }
  }

  private static String words(Match match) {
    return switch (match) {
      case MATCHED -> "in both";
      case ONLY_IN_LEDGER -> "only in the ledger";
      case ONLY_IN_INVOICE -> "only on the invoice";
    };
  }

  private void days() {
    List<Line> apart =
        found.lines().stream().filter(line -> line.kind().isEmpty() && isApart(line)).toList();
    if (apart.isEmpty()) {
      return;
    }
    line("");
    line("  " + terminal.bold("Days that differ"));
    head();
    for (Line day : apart.stream().limit(MOST_DAYS).toList()) {
      row(day.day().map(Object::toString).orElse("") + "  " + name(day), day);
      if (day.match() == Match.MATCHED) {
        kinds(day);
      }
    }
    if (apart.size() > MOST_DAYS) {
      line("  … and " + (apart.size() - MOST_DAYS) + " more: --csv or --json has all");
    }
  }

  /** Days that one side does not tell of are summed up among the reasons. */
  private static boolean isApart(Line line) {
    return line.isCompared()
        && (line.difference().filter(d -> d.signum() != 0).isPresent()
            || line.match() != Match.MATCHED);
  }

  /** The kinds of a day whose tokens differ. */
  private void kinds(Line day) {
    for (Line kind : found.lines()) {
      boolean isOf =
          kind.kind().isPresent()
              && kind.day().equals(day.day())
              && kind.provider().equals(day.provider())
              && kind.model().equals(day.model());
      if (isOf && kind.invoiceTokens().isPresent() && !isSame(kind)) {
        line(
            terminal.faint(
                "    "
                    + padded(
                        kind.kind().orElseThrow().key().replace('_', ' ') + ", tokens", NAME - 2)
                    + right(kind.ledgerTokens().map(this::count).orElse("–"), AMOUNT)
                    + right(kind.invoiceTokens().map(this::count).orElse("–"), AMOUNT)));
      }
    }
  }

  private static boolean isSame(Line kind) {
    return kind.ledgerTokens().isPresent()
        && kind.ledgerTokens().get().compareTo(kind.invoiceTokens().orElseThrow()) == 0;
  }

  private void reasons() {
    if (found.reasons().isEmpty()) {
      return;
    }
    line("");
    line("  " + terminal.bold("What explains differences"));
    for (Reason reason : found.reasons()) {
      String about =
          List.of(
                  reason.calls().map(n -> count(n) + " calls").orElse(""),
                  reason.tokens().map(n -> count(n) + " tokens").orElse(""),
                  reason.cost().map(n -> shown(n) + " " + found.currency()).orElse(""))
              .stream()
              .filter(part -> !part.isEmpty())
              .reduce((a, b) -> a + ", " + b)
              .orElse("");
      line(
          "  · "
              + terminal.wrapped(reason.words() + (about.isEmpty() ? "" : " (" + about + ")"), 4));
    }
  }

  private void verdict() {
    String gap =
        found
            .gap()
            .map(p ->
                "Apart by "
                    + p.toPlainString()
                    + " % of the invoice's "
                    + (found.isOfTokens() ? "tokens" : "cost"))
            .orElse("The invoice is of nothing that the ledger tells of");
    String tolerance = ", tolerance " + found.tolerance().toPlainString() + " %";
    line("");
    line(
        "  "
            + (found.isBeyond() ? terminal.bad("✗") : terminal.good("✓"))
            + " "
            + gap
            + tolerance
            + terminal.faint(" (models' differences, each without its sign)"));
  }

  private void row(String name, Line line) {
    boolean isLong = name.length() >= NAME;
    if (isLong) {
      line("  " + name);
    }
    line(
        "  "
            + padded(isLong ? "" : name, NAME)
            + right(line.ledgerCost().map(this::shown).orElse(unknown(line, true)), AMOUNT)
            + right(line.invoiceCost().map(this::shown).orElse(unknown(line, false)), AMOUNT)
            + right(line.difference().map(this::signed).orElse("unknown"), AMOUNT)
            + right(line.percent().isPresent() ? percent(line.percent()) : "", PERCENT));
  }

  /** What is not there is a dash; what is there without an amount is unknown. */
  private static String unknown(Line line, boolean isLedger) {
    Match other = isLedger ? Match.ONLY_IN_INVOICE : Match.ONLY_IN_LEDGER;
    return line.match() == other ? "–" : "unknown";
  }

  private static String name(Line line) {
    return (line.provider().isEmpty() ? "(unknown)" : line.provider())
        + " "
        + (line.model().isEmpty() ? "(no model named)" : line.model());
  }

  /** Rounded for reading; {@code --json} and {@code --csv} have every digit. */
  private String shown(BigDecimal amount) {
    BigDecimal rounded = amount.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 && amount.signum() != 0
        ? "<0." + "0".repeat(DECIMALS - 1) + "1"
        : String.format(Locale.ROOT, "%,." + DECIMALS + "f", rounded);
  }

  private String signed(BigDecimal amount) {
    String sign = amount.signum() < 0 ? "−" : amount.signum() > 0 ? "+" : "";
    return sign + shown(amount.abs());
  }

  private static String percent(Optional<BigDecimal> percent) {
    return percent
        .map(p -> (p.signum() > 0 ? "+" : "") + p.toPlainString().replace('-', '−') + " %")
        .orElse("");
  }

  private String count(BigDecimal n) {
    return String.format(Locale.ROOT, "%,.0f", n);
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
