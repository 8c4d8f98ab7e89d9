package dev.yourbrief.cli;

import static dev.yourbrief.cli.Terminal.padded;
import static dev.yourbrief.cli.Terminal.right;

import dev.yourbrief.bill.Bill;
import dev.yourbrief.bill.BillFile;
import dev.yourbrief.bill.BillPart;
import dev.yourbrief.bill.ChargeCategory;
import dev.yourbrief.bill.Projection;
import dev.yourbrief.bill.RunRate;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Money;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.playbook.prices.PriceEvidence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bill, for a terminal: amounts to the cent, so that a finance partner can lay them beside the
 * ledger.
 */
final class BillView {

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final int NAME = 34;
  private static final int MOST_PARTS = 12;
  private static final int MOST_PROBLEMS = 10;

  private final Terminal terminal;
  private final Bill bill;
  private final PricesView prices;

  BillView(Terminal terminal, Bill bill, PriceEvidence prices) {
    this.terminal = terminal;
    this.bill = bill;
    this.prices = new PricesView(terminal, prices);
  }

  void print() {
    files();
    coverage();
    runRate();
    bill.traffic().ifPresent(traffic -> new TrafficView(terminal, traffic).print());
    parts("By provider", bill.byProvider());
    parts("By model", bill.byModel());
    parts("By token kind", bill.byKind());
    parts("By project", bill.byProject());
    totals();
    prices.print();
    problems(
        "Could not be read (" + bill.unreadableRows() + " rows), and is in no sum above",
        bill.unreadable());
    problems("Remarks", bill.notes());
  }

  private void files() {
    heading("Files");
    for (BillFile file : bill.files()) {
      String format =
          file.format().isEmpty()
              ? "not recognised"
              : (file.format() + " " + file.formatVersion()).strip();
      String days = file.first().map(d -> d + " to " + file.last().orElse(d)).orElse("no days");
      line(
          "  "
              + terminal.wrapped(
                  file.name()
                      + terminal.faint(
                          "  "
                              + format
                              + ", "
                              + days
                              + ", "
                              + count(file.rows())
                              + " rows"
                              + (file.duplicates() > 0
                                  ? ", "
                                      + count(file.duplicates())
                                      + " also in another file, counted once"
                                  : "")),
                  4));
    }
  }

  private void coverage() {
    var coverage = bill.coverage();
    heading("Coverage");
    line(
        "  "
            + coverage.daysWithData()
            + " of "
            + coverage.windowDays()
            + " days have data ("
            + coverage.from()
            + " to "
            + coverage.to()
            + "), the last settled one is "
            + coverage.lastSettled()
            + ".");
    line(
        "  The model is known for "
            + percent(coverage.shareKnownModel())
            + " of the spend, the tokens for "
            + percent(coverage.shareWithTokens())
            + ".");
    for (BillPart part : bill.unpriced()) {
      warning(
          "The tokens of "
              + part.name()
              + " are here, but not what they cost in "
              + bill.currency()
              + ". Until that is known, no comparison with other options can be made.");
    }
    if (coverage.shareKnownModel().compareTo(HALF) < 0 && bill.runRate().isPresent()) {
      warning(
          "Most of this spend is of no model that is known. If it is a whole cloud’s bill, export"
              + " the lines of its AI services alone.");
    }
    if (coverage.pagesMissing()) {
      warning("An export says that it has more pages: this is not the whole bill.");
    }
  }

  private void warning(String text) {
    line("  " + terminal.open("! ") + terminal.wrapped(text, 4));
  }

  private void runRate() {
    heading("A month");
    Optional<RunRate> rate = bill.runRate();
    if (rate.isEmpty()) {
      line("  No day has a cost, so there is no run-rate.");
      return;
    }
    for (Projection projection : bill.projections()) {
      Estimate perMonth = projection.perMonth();
      String interval =
          perMonth.quantile(0.05) == perMonth.quantile(0.95)
              ? ""
              : terminal.faint(
                  "   90 % interval "
                      + whole(perMonth.quantile(0.05))
                      + " to "
                      + whole(perMonth.quantile(0.95)));
      line(
          "  "
              + padded(projection.scale() + "×", 5)
              + right(cents(projection.mean()), 16)
              + " "
              + bill.currency()
              + interval);
    }
    line(terminal.faint("  " + terminal.wrapped(rate.get().method(), 2)));
    new OutlookView(terminal, bill).print();
  }

  private void parts(String title, List<BillPart> parts) {
    if (parts.isEmpty()) {
      return;
    }
    heading(title + ", in the window");
    for (BillPart part : parts.stream().limit(MOST_PARTS).toList()) {
      String tokens = part.tokens().map(t -> mtok(t) + " Mtok").orElse("");
      line(
          "  "
              + padded(cut(part.name()), NAME)
              + right(part.isUnpriced() ? "no cost given" : cents(part.cost()), 15)
              + right(percent(part.share()), 8)
              + right(tokens, 18));
    }
    if (parts.size() > MOST_PARTS) {
      BigDecimal rest =
          parts.stream()
              .skip(MOST_PARTS)
              .map(BillPart::cost)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      line(
          "  "
              + padded("and " + (parts.size() - MOST_PARTS) + " more", NAME)
              + right(cents(rest), 15));
    }
    BigDecimal sum = parts.stream().map(BillPart::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    line("  " + padded("", NAME) + right("─".repeat(13), 15));
    line("  " + padded("", NAME) + right(cents(sum), 15) + " " + bill.currency());
  }

  private void totals() {
    heading("Everything in the files, each kind of line apart");
    line("  " + padded("", NAME) + right("billed", 15) + right("effective", 15));
    for (ChargeCategory category : ChargeCategory.values()) {
      Money billed = bill.totals().billed().get(category);
      Money effective = bill.totals().effective().get(category);
      if (billed != null || effective != null) {
        line(
            "  "
                + padded(category.key(), NAME)
                + right(cents(billed), 15)
                + right(cents(effective), 15)
                + " "
                + bill.currency());
      }
    }
    bill.totals()
        .otherCurrencies()
        .forEach((currency, totals) ->
            totals
                .billed()
                .forEach((category, money) ->
                    line(
                        "  "
                            + padded(category.key() + ", in its own currency", NAME)
                            + right(cents(money), 15)
                            + right(cents(totals.effective().get(category)), 15)
                            + " "
                            + currency)));
  }

  private void problems(String title, List<Problem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    heading(title);
    problems.stream()
        .limit(MOST_PROBLEMS)
        .forEach(p -> line("  " + terminal.open("! ") + terminal.wrapped(p.toString(), 4)));
    if (problems.size() > MOST_PROBLEMS) {
      line("  and " + (problems.size() - MOST_PROBLEMS) + " more (--json lists them)");
    }
  }

  private void heading(String text) {
    line("");
    line("  " + terminal.bold(text));
  }

  private static String cut(String name) {
    return name.length() < NAME ? name : name.substring(0, NAME - 2) + "…";
  }

  private static String cents(@Nullable Money money) {
    return money == null ? "" : cents(money.amount());
  }

  private static String cents(BigDecimal amount) {
    return decimals(amount, 2);
  }

  private static String decimals(BigDecimal amount, int places) {
    return String.format(
        Locale.ROOT, "%,." + places + "f", amount.setScale(places, RoundingMode.HALF_EVEN));
  }

  private static String whole(double amount) {
    return String.format(Locale.ROOT, "%,.0f", amount);
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String mtok(BigDecimal tokens) {
    return decimals(tokens.scaleByPowerOfTen(-6), 1);
  }

  private static String percent(BigDecimal share) {
    return decimals(share.scaleByPowerOfTen(2), 1) + " %";
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
