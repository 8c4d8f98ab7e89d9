package dev.yourbrief.cli;

import static dev.yourbrief.cli.Terminal.padded;
import static dev.yourbrief.cli.Terminal.right;

import dev.yourbrief.playbook.prices.PriceEvidence;
import dev.yourbrief.playbook.prices.PriceFinding;
import dev.yourbrief.playbook.prices.PriceLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** The prices a bill implies beside the list's, and what the difference tells. */
final class PricesView {

  private static final int NAME = 34;
  private static final int MOST_PRICES = 30;
  private static final int MOST_FINDINGS = 20;

  private final Terminal terminal;
  private final PriceEvidence prices;

  PricesView(Terminal terminal, PriceEvidence prices) {
    this.terminal = terminal;
    this.prices = prices;
  }

  void print() {
    if (prices.lines().isEmpty()) {
      return;
    }
    heading("What you pay for a million tokens, beside the list price of the same days");
    line(
        "  "
            + padded("", NAME)
            + padded("", 16)
            + right("you pay", 10)
            + right("list", 10)
            + right("ratio", 8));
    prices.lines().stream().limit(MOST_PRICES).forEach(this::price);
    if (prices.lines().size() > MOST_PRICES) {
      line("  and " + (prices.lines().size() - MOST_PRICES) + " more (--csv lists all)");
    }
    findings();
  }

  private void price(PriceLine price) {
    String tier = price.tier().equals("standard") ? "" : " " + price.tier();
    line(
        "  "
            + padded(cut(price.model() + tier + ", " + price.provider()), NAME)
            + padded(price.kind().key(), 16)
            + right(decimals(price.perMtok(), 4), 10)
            + right(price.list().map(l -> decimals(l, 4)).orElse("unknown"), 10)
            + right(price.ratio().map(r -> decimals(r, 2)).orElse(""), 8));
  }

  private void findings() {
    List<PriceFinding> telling =
        prices.findings().stream().filter(f -> f.what() != PriceFinding.What.AS_LISTED).toList();
    int listed = prices.findings().size() - telling.size();
    heading("What the prices tell");
    if (listed > 0) {
      line("  " + (listed == 1 ? "1 price is" : listed + " prices are") + " as listed.");
    }
    for (PriceFinding finding : telling.stream().limit(MOST_FINDINGS).toList()) {
      String tier = finding.tier().equals("standard") ? "" : " " + finding.tier();
      String about =
          finding.model() + tier + ", " + finding.provider() + ", " + finding.kind().key() + ": ";
      line("  " + mark(finding) + " " + terminal.wrapped(about + finding.words() + ".", 4));
    }
    if (telling.size() > MOST_FINDINGS) {
      line("  and " + (telling.size() - MOST_FINDINGS) + " more (--json lists them)");
    }
  }

  private String mark(PriceFinding finding) {
    return switch (finding.what()) {
      case AS_LISTED, DISCOUNT, CHANGED -> "·";
      default -> terminal.open("!");
    };
  }

  private void heading(String text) {
    line("");
    line("  " + terminal.bold(text));
  }

  private static String cut(String name) {
    return name.length() < NAME ? name : name.substring(0, NAME - 2) + "…";
  }

  private static String decimals(BigDecimal amount, int places) {
    return String.format(
        Locale.ROOT, "%,." + places + "f", amount.setScale(places, RoundingMode.HALF_EVEN));
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
