package dev.yourbrief.cli;

import static dev.yourbrief.cli.Terminal.padded;
import static dev.yourbrief.cli.Terminal.right;

import dev.yourbrief.bill.Trail;
import java.math.BigDecimal;
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
    String days =
        trail.from().isEmpty()
            ? "all days"
            : trail.from().equals(trail.to())
                ? trail.from().get().toString()
                : trail.from().get() + " to " + trail.to().orElseThrow();
    line("");
    line("  " + terminal.bold("What makes up: " + trail.question() + ", " + days));
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
                    + right(exact(sum), AMOUNT)
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
      String amount = step.currency().isEmpty() ? exact(step.tokens()) : exact(step.cost());
      String unit = step.currency().isEmpty() ? "tokens" : step.currency();
      line(
          "  "
              + padded(step.file(), FILE)
              + right(count(step.count()) + (step.count() == 1 ? " line" : " lines"), 12)
              + right(amount, AMOUNT)
              + " "
              + unit);
      String lines =
          step.lines().isEmpty() ? "rows added up as they were imported" : "lines " + step.lines();
      line("    " + terminal.faint(terminal.wrapped(lines, 4)));
      step.leftOut().ifPresent(reason -> line("    " + terminal.open("! ") + reason));
    }
  }

  /** Every digit, with the thousands set apart. */
  private static String exact(BigDecimal amount) {
    BigDecimal shown = amount.scale() < 2 && amount.signum() != 0 ? amount.setScale(2) : amount;
    String plain = shown.abs().toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String fraction = point < 0 ? "" : plain.substring(point);
    return (amount.signum() < 0 ? "-" : "")
        + String.format(Locale.ROOT, "%,d", new java.math.BigInteger(whole))
        + fraction;
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
