package dev.yourbrief.cli;

import static dev.yourbrief.cli.Terminal.padded;
import static dev.yourbrief.cli.Terminal.right;

import dev.yourbrief.crossover.ModelPrice;
import dev.yourbrief.crossover.prices.Disagreement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;

/** Prices that sources disagree about, each with who said what on which day. */
final class DisagreementsView {

  private static final int MOST = 12;

  private final Terminal terminal;
  private final Path catalogue;

  DisagreementsView(Terminal terminal, Path catalogue) {
    this.terminal = terminal;
    this.catalogue = catalogue;
  }

  void print(List<Disagreement> all) {
    if (all.isEmpty()) {
      return;
    }
    terminal.out().println();
    terminal
        .out()
        .println(
            "  "
                + terminal.bold(
                    "Sources disagree on "
                        + all.size()
                        + (all.size() == 1 ? " price" : " prices")
                        + ", USD per million tokens"));
    for (Disagreement one : all.stream().limit(MOST).toList()) {
      terminal.out().println("  " + terminal.wrapped(title(one), 4));
      claims(one);
    }
    if (all.size() > MOST) {
      terminal
          .out()
          .println(
              "  and "
                  + (all.size() - MOST)
                  + " more, less far apart: yourbrief prices show MODEL --catalogue "
                  + catalogue);
    }
    terminal
        .out()
        .println(
            terminal.faint(
                "  "
                    + terminal.wrapped(
                        "All are kept. Of those in force on a day, the one that began last counts,"
                            + " then the one said last; a row you wrote yourself counts before any"
                            + " list, and what a bill shows was paid counts before them all.",
                        2)));
  }

  void claims(Disagreement one) {
    for (ModelPrice claim : one.claims()) {
      String since =
          claim.effectiveFrom().equals(ModelPrice.SINCE_EVER)
              ? ""
              : ", from " + claim.effectiveFrom();
      String overtaken =
          one.overtakenOn(claim).map(day -> "; older than the change of " + day).orElse("");
      terminal
          .out()
          .println(
              "    "
                  + right(plain(one.usd(claim)), 12)
                  + "  "
                  + padded(claim.provider(), 12)
                  + terminal.wrapped(
                      claim.source() + ", as of " + claim.asOf() + since + overtaken, 30));
    }
  }

  private static String title(Disagreement one) {
    BigDecimal ratio = one.ratio();
    String tier = one.tier().equals(ModelPrice.STANDARD) ? "" : ", " + one.tier();
    return one.model()
        + tier
        + ", "
        + one.kind()
        + (ratio.compareTo(BigDecimal.ONE) > 0
            ? ": " + plain(ratio.setScale(2, RoundingMode.HALF_UP)) + " times apart"
            : "")
        + (one.isOvertaken() ? "; older lists do not know of a change" : "");
  }

  static String plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped)
        .toPlainString();
  }
}
