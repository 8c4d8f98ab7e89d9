package dev.yourbrief.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.yourbrief.bill.Bill;
import dev.yourbrief.bill.BillPart;
import dev.yourbrief.bill.DailySpend;
import dev.yourbrief.bill.UnitPrice;
import dev.yourbrief.crossover.Catalogue;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;

/**
 * A bill's parts as CSV: one long table, {@code
 * table,name,kind,tier,cost,share,tokens,per_mtok,list_per_mtok}.
 */
final class BillCsv {

  private BillCsv() {}

  static String of(Bill bill, Catalogue catalogue) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv =
        CsvWriter.builder().lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF).build(text)) {
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
            bill.currency(),
            plain(day.cost()),
            "",
            "",
            "",
            "");
      }
      for (UnitPrice price : bill.unitPrices()) {
        csv.writeRecord(
            "unit_price",
            safe(price.model()),
            price.kind().key(),
            safe(price.tier()),
            bill.currency(),
            plain(price.cost()),
            "",
            plain(price.tokens()),
            plain(price.perMtok()),
            BillView.list(catalogue, price).map(BillCsv::plain).orElse(""));
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void parts(CsvWriter csv, Bill bill, String table, List<BillPart> parts) {
    for (BillPart part : parts) {
      csv.writeRecord(
          table,
          safe(part.name()),
          "",
          "",
          bill.currency(),
          plain(part.cost()),
          plain(part.share()),
          part.tokens().map(BillCsv::plain).orElse(""),
          "",
          "");
    }
  }

  private static String plain(BigDecimal value) {
    return value.toPlainString();
  }

  /** A name that a spreadsheet would run as a formula is kept from it by a leading apostrophe. */
  static String safe(String name) {
    return !name.isEmpty() && "=+-@\t\r".indexOf(name.charAt(0)) >= 0 ? "'" + name : name;
  }
}
