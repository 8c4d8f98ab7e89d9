package dev.yourbrief.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.yourbrief.bill.Trail;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A total followed down to its lines, as CSV. */
final class TrailCsv {

  private TrailCsv() {}

  static String of(Trail trail) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(
          "file", "lines", "count", "currency", "billed", "effective", "tokens", "left_out");
      for (Trail.Step step : trail.steps()) {
        csv.writeRecord(
            BillCsv.safe(step.file()),
            BillCsv.safe(step.lines()),
            Long.toString(step.count()),
            BillCsv.safe(step.currency()),
            step.billed().toPlainString(),
            step.cost().toPlainString(),
            step.tokens().toPlainString(),
            BillCsv.safe(step.leftOut().orElse("")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
