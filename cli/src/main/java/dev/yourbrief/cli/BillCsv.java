package dev.yourbrief.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.yourbrief.bill.Bill;
import dev.yourbrief.bill.BillPart;
import dev.yourbrief.bill.DailySpend;
import dev.yourbrief.bill.Projection;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.playbook.prices.PriceEvidence;
import dev.yourbrief.playbook.prices.PriceLine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A bill's parts as CSV: one long table, {@code
 * table,name,kind,tier,cost,share,tokens,per_mtok,list_per_mtok}.
 */
final class BillCsv {

  /** What a formula begins with, wide forms too, and what is passed over before one. */
  private static final String RUN = "=+-@＝＋－＠\t\r\n";

  private BillCsv() {}

  static String of(Bill bill, PriceEvidence prices) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(
          "table",
          "name",
          "kind",
          "tier",
          "currency",
          "cost",
          "share",
          "tokens",
          "per_mtok",
          "list_per_mtok");
      parts(csv, bill, "provider", bill.byProvider());
      parts(csv, bill, "model", bill.byModel());
      parts(csv, bill, "token_kind", bill.byKind());
      parts(csv, bill, "project", bill.byProject());
      for (DailySpend day : bill.days()) {
        csv.writeRecord(
            "day",
            day.day().toString(),
            "",
            "",
            safe(bill.currency()),
            plain(day.cost()),
            "",
            "",
            "",
            "");
      }
      for (Projection projection : bill.projections()) {
        Estimate month = projection.perMonth();
        projection(csv, bill, projection, "mean", projection.mean().doubleValue());
        projection(csv, bill, projection, "low", month.quantile(0.05));
        projection(csv, bill, projection, "high", month.quantile(0.95));
      }
      OutlookCsv.write(csv, bill);
      for (PriceLine price : prices.lines()) {
        csv.writeRecord(
            "unit_price",
            safe(price.provider() + " " + price.model()),
            price.kind().key(),
            safe(price.tier()),
            safe(bill.currency()),
            plain(price.cost()),
            "",
            plain(price.tokens()),
            plain(price.perMtok()),
            price.list().map(BillCsv::plain).orElse(""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Cost a month at a multiple of today's usage: the mean, and the ends of its 90 % interval. */
  private static void projection(
      CsvWriter csv, Bill bill, Projection projection, String which, double amount) {
    csv.writeRecord(
        "projection",
        projection.scale() + "x",
        which,
        "",
        safe(bill.currency()),
        cents(amount),
        "",
        "",
        "",
        "");
  }

  private static void parts(CsvWriter csv, Bill bill, String table, List<BillPart> parts) {
    for (BillPart part : parts) {
      csv.writeRecord(
          table,
          safe(part.name()),
          "",
          "",
          safe(bill.currency()),
          plain(part.cost()),
          plain(part.share()),
          part.tokens().map(BillCsv::plain).orElse(""),
          "",
          "");
    }
  }

  private static String cents(double amount) {
    return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String plain(BigDecimal value) {
    return value.toPlainString();
  }

  /**
   * Words that a spreadsheet would run as a formula are kept from it by a leading apostrophe. For
   * words alone: a number below zero stays a number.
   *
   * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
   */
  static String safe(String words) {
    return !words.isEmpty() && RUN.indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
  }
}
