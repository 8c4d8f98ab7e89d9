package dev.yourbrief.cli;

import static dev.yourbrief.cli.Terminal.padded;
import static dev.yourbrief.cli.Terminal.right;

import dev.yourbrief.bill.Trail;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** A total followed down to the lines it is made of, for a terminal. */
final class TrailView {

  private static final int FILE = 40;
  private static final int AMOUNT = 24;

  private final Terminal terminal;
  private final Trail trail;

  TrailView(Terminal terminal, Trail trail) {
    this.terminal = terminal;
    this.trail = trail;
  }

  void print() {
    boolean isDated = trail.question().day().isPresent() || trail.question().month().isPresent();
    String days =
        isDated
            ? ""
            : trail
                .from()
                .map(from -> ", " + from + " to " + trail.to().orElse(from))
                .orElse(", all days");
    line("");
    line("  " + terminal.bold("What makes up: " + trail.question() + days));
    steps(trail.steps().stream().filter(step -> step.leftOut().isEmpty()).toList());
    line("  " + padded("", FILE) + right("", 12) + right("─".repeat(AMOUNT - 2), AMOUNT));
    if (trail.total().isEmpty()) {
      line("  " + padded("", FILE) + right("no cost", 12 + AMOUNT));
    }
    trail
        .total()
        .forEach((currency, sum) ->
            line(
                "  "
                    + padded("", FILE)
                    + right("", 12)
                    + right(exact(sum, 2), AMOUNT)
                    + " "
                    + currency));
    List<Trail.Step> leftOut =
        trail.steps().stream().filter(step -> step.leftOut().isPresent()).toList();
    if (!leftOut.isEmpty()) {
      line("");
      line("  " + terminal.bold("Left out, and in no sum"));
      steps(leftOut);
    }
  }

  private void steps(List<Trail.Step> steps) {
    for (Trail.Step step : steps) {
      boolean isTokens = step.currency().isEmpty();
      String amount = isTokens ? exact(step.tokens(), 0) : exact(step.cost(), 2);
      boolean isLong = step.file().length() >= FILE;
      if (isLong) {
        line("  " + step.file());
      }
      line(
          "  "
              + padded(isLong ? "" : step.file(), FILE)
              + right(count(step.count()) + (step.count() == 1 ? " line" : " lines"), 12)
              + right(amount, AMOUNT)
              + " "
              + (isTokens ? "tokens" : step.currency()));
      String lines =
          step.lines().isEmpty() ? "rows added up as they were imported" : "lines " + step.lines();
      line("    " + terminal.faint(terminal.wrapped(lines, 4)));
      step.leftOut().ifPresent(reason -> line("    " + terminal.open("! ") + reason));
    }
  }

  /** Every digit, with the thousands set apart. */
  private static String exact(BigDecimal amount, int leastDecimals) {
    BigDecimal shown = amount.scale() < leastDecimals ? amount.setScale(leastDecimals) : amount;
    String plain = shown.abs().toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String fraction = point < 0 ? "" : plain.substring(point);
    return (amount.signum() < 0 ? "-" : "")
        + String.format(Locale.ROOT, "%,d", new BigInteger(whole))
        + fraction;
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
