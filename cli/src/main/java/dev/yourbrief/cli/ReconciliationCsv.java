package dev.yourbrief.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.bill.reconcile.Reconciliation;
import dev.yourbrief.bill.reconcile.Reconciliation.Line;
import dev.yourbrief.bill.reconcile.Reconciliation.Reason;
import dev.yourbrief.bill.reconcile.Reconciliation.Sum;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** A reconciliation as CSV: one long table of days, models, totals and reasons. */
final class ReconciliationCsv {

  private ReconciliationCsv() {}

  static String of(Reconciliation found) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(
          "table",
          "provider",
          "model",
          "day",
          "kind",
          "match",
          "compared",
          "currency",
          "ledger_tokens",
          "invoice_tokens",
          "ledger_cost",
          "invoice_cost",
          "difference",
          "percent",
          "shadow_cost",
          "words");
      found.lines().forEach(line -> line(csv, "day", found.currency(), line));
      found.models().forEach(line -> line(csv, "model", found.currency(), line));
      sum(csv, "total", found.currency(), true, found.total());
      sum(csv, "everything", found.currency(), false, found.everything());
      found.reasons().forEach(reason -> reason(csv, found.currency(), reason));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void line(CsvWriter csv, String table, String currency, Line line) {
    csv.writeRecord(
        table,
        BillCsv.safe(line.provider()),
        BillCsv.safe(line.model()),
        line.day().map(LocalDate::toString).orElse(""),
        line.kind().map(TokenKind::key).orElse("all"),
        line.match().name().toLowerCase(Locale.ROOT),
        line.isCompared() ? "yes" : "no",
        BillCsv.safe(currency),
        plain(line.ledgerTokens()),
        plain(line.invoiceTokens()),
        plain(line.ledgerCost()),
        plain(line.invoiceCost()),
        plain(line.difference()),
        plain(line.percent()),
        line.shadowCost().signum() == 0 ? "" : line.shadowCost().toPlainString(),
        BillCsv.safe(line.alias()));
  }

  private static void sum(
      CsvWriter csv, String table, String currency, boolean isCompared, Sum sum) {
    csv.writeRecord(
        table,
        "",
        "",
        "",
        "all",
        "",
        isCompared ? "yes" : "",
        BillCsv.safe(currency),
        sum.ledgerTokens().toPlainString(),
        sum.invoiceTokens().toPlainString(),
        sum.ledgerCost().toPlainString(),
        sum.invoiceCost().toPlainString(),
        sum.difference().toPlainString(),
        plain(sum.percent()),
        "",
        "");
  }

  private static void reason(CsvWriter csv, String currency, Reason reason) {
    csv.writeRecord(
        "reason",
        "",
        "",
        "",
        "",
        reason.id(),
        "",
        BillCsv.safe(currency),
        plain(reason.tokens()),
        "",
        "",
        "",
        plain(reason.cost()),
        "",
        "",
        BillCsv.safe(reason.words()));
  }

  private static String plain(Optional<BigDecimal> value) {
    return value.map(BigDecimal::toPlainString).orElse("");
  }
}
