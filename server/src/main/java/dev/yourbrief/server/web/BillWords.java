package dev.yourbrief.server.web;

import dev.yourbrief.bill.Bill;
import dev.yourbrief.bill.BillFile;
import dev.yourbrief.bill.BillPart;
import dev.yourbrief.bill.Coverage;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.publish.Wording;
import dev.yourbrief.register.work.Draft;
import dev.yourbrief.server.page.BillsPage.Fact;
import dev.yourbrief.server.page.BillsPage.Part;
import dev.yourbrief.server.page.BillsPage.ReadRow;
import dev.yourbrief.server.page.BillsPage.Reading;
import dev.yourbrief.server.page.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a bill covers, in words. */
final class BillWords {

  private static final String SPEND = "bill.spendPerMonth";
  private static final int MOST = 40;

  private BillWords() {}

  static Reading of(Draft draft, String figures) {
    Optional<Bill> read = draft.worked().evaluation().bill();
    Reader reader = Reader.of(draft.brief(), figures);
    if (read.isEmpty()) {
      return new Reading(
          Optional.of(reader),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          0,
          List.of(),
          List.of());
    }
    Bill bill = read.get();
    return new Reading(
        Optional.of(reader),
        reader.figure(SPEND).map(_ -> SPEND),
        facts(bill),
        bill.files().stream().map(BillWords::row).toList(),
        bill.byModel().stream().limit(MOST).map(part -> part(part, bill.currency())).toList(),
        bill.unreadable().stream().limit(MOST).toList(),
        bill.unreadableRows(),
        bill.notes(),
        List.of());
  }

  static Reading unread(List<Problem> problems) {
    return new Reading(
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0,
        List.of(),
        problems);
  }

  private static List<Fact> facts(Bill bill) {
    Coverage coverage = bill.coverage();
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "Days",
            Wording.ENGLISH.date(coverage.from())
                + " to "
                + Wording.ENGLISH.date(coverage.to())
                + ": "
                + coverage.daysWithData()
                + " of "
                + coverage.windowDays()
                + " have data"));
    facts.add(
        new Fact(
            "Providers",
            String.join(
                ", ",
                bill.byProvider().stream().map(p -> p.name() + " " + share(p.share())).toList())));
    facts.add(
        new Fact(
            "Known",
            "the model of "
                + share(coverage.shareKnownModel())
                + " of the cost, the tokens of "
                + share(coverage.shareWithTokens())));
    bill.runRate().ifPresent(rate -> facts.add(new Fact("A month", rate.method())));
    if (coverage.pagesMissing()) {
      facts.add(new Fact("Missing", "an export says that there is more of it than came"));
    }
    return facts;
  }

  private static ReadRow row(BillFile file) {
    String days =
        file.first().isPresent() && file.last().isPresent()
            ? Wording.ENGLISH.date(file.first().get())
                + " to "
                + Wording.ENGLISH.date(file.last().get())
            : "";
    String trouble =
        file.format().isEmpty()
            ? "no known format: give it a mapping, or leave it out"
            : file.unreadable() > 0 ? file.unreadable() + " rows could not be read" : "";
    return new ReadRow(
        file.name(),
        (file.format() + " " + file.formatVersion()).strip(),
        grouped(BigDecimal.valueOf(file.rows()), 0),
        days,
        trouble);
  }

  private static Part part(BillPart part, String currency) {
    return new Part(
        part.name(),
        share(part.share()),
        part.isUnpriced()
            ? "price unknown"
            : (currency.equals("USD") ? "$" : currency + " ") + grouped(part.cost(), 2));
  }

  private static String share(BigDecimal share) {
    BigDecimal percent = share.movePointRight(2);
    boolean isSmall = percent.signum() > 0 && percent.compareTo(BigDecimal.ONE) < 0;
    return isSmall ? "under 1 %" : percent.setScale(0, RoundingMode.HALF_EVEN) + " %";
  }

  private static String grouped(BigDecimal number, int places) {
    return new DecimalFormat(
            places == 0 ? "#,##0" : "#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(number);
  }
}
