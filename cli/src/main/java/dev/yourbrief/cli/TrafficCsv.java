package dev.yourbrief.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.yourbrief.bill.traffic.Cdf;
import dev.yourbrief.bill.traffic.Finding;
import dev.yourbrief.bill.traffic.How;
import dev.yourbrief.bill.traffic.LengthLaw;
import dev.yourbrief.bill.traffic.Load;
import dev.yourbrief.bill.traffic.Peak;
import dev.yourbrief.bill.traffic.Traffic;
import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Point;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;

/**
 * The traffic as CSV: one long table, {@code part,name,which,value,basis,how}. A number has rows
 * {@code low}, {@code median} and {@code high}, or one {@code point}; one that is unknown has a row
 * without a value.
 */
final class TrafficCsv {

  private static final MathContext DIGITS = new MathContext(9);

  private final CsvWriter csv;

  private TrafficCsv(CsvWriter csv) {
    this.csv = csv;
  }

  static String of(Traffic traffic) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord("part", "name", "which", "value", "basis", "how");
      new TrafficCsv(csv).rows(traffic);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void rows(Traffic traffic) {
    var volume = traffic.volume();
    volume
        .byKind()
        .forEach((kind, tokens) ->
            estimate("tokens_per_month", kind.key(), tokens, volume.input().how()));
    finding("volume", "input_per_month", volume.input());
    finding("volume", "output_per_month", volume.output());
    finding("volume", "requests_per_month", volume.requests());
    finding("volume", "cache_hit", volume.cacheHit());
    finding("volume", "batch_share", volume.batchShare());
    var lengths = traffic.lengths();
    finding("length", "mean_input", lengths.meanInput());
    finding("length", "mean_output", lengths.meanOutput());
    finding("length", "input_cv2", lengths.inputCv2());
    finding("length", "output_cv2", lengths.outputCv2());
    finding("length", "correlation", lengths.correlation());
    lengths.input().ifPresent(law -> law("input", law, lengths.how()));
    lengths.output().ifPresent(law -> law("output", law, lengths.how()));
    lengths.total().ifPresent(law -> law("total", law, lengths.how()));
    var shape = traffic.shape();
    finding("peak", "peak_to_mean", shape.peakToMean());
    for (Peak peak : shape.peaks()) {
      String grain = peak.grain().name().toLowerCase(Locale.ROOT);
      load("peak", "busiest_" + grain, peak.busiest(), shape.peakToMean().how());
      peak.p99().ifPresent(load -> load("peak", "p99_" + grain, load, shape.peakToMean().how()));
    }
    hours("hour_of_day", shape.hourOfDay(), shape.how());
    for (int day = 0; day < shape.dayOfWeek().size(); day++) {
      String name = DayOfWeek.of(day + 1).name().toLowerCase(Locale.ROOT);
      load("day_of_week", name, shape.dayOfWeek().get(day), shape.how());
    }
    hours("hour_of_week", shape.hourOfWeek(), shape.how());
    finding("arrivals", "cv2", traffic.arrivals().cv2());
    finding("arrivals", "dispersion", traffic.arrivals().dispersion());
  }

  private void hours(String part, List<Load> hours, How how) {
    for (int hour = 0; hour < hours.size(); hour++) {
      load(part, Integer.toString(hour), hours.get(hour), how);
    }
  }

  private void law(String name, LengthLaw law, How how) {
    row("length", name, "p10", Long.toString(law.p10()), how);
    row("length", name, "p50", Long.toString(law.p50()), how);
    row("length", name, "p90", Long.toString(law.p90()), how);
    row("length", name, "p99", Long.toString(law.p99()), how);
    for (Cdf.Point point : law.cdf().points()) {
      row("cdf", name, Long.toString(point.tokens()), number(point.share()), how);
    }
  }

  private void load(String part, String name, Load load, How how) {
    load.requests().ifPresent(value -> row(part, name, "requests", number(value), how));
    row(part, name, "input", number(load.input()), how);
    row(part, name, "output", number(load.output()), how);
  }

  private void finding(String part, String name, Finding finding) {
    finding
        .value()
        .ifPresentOrElse(
            value -> estimate(part, name, value, finding.how()),
            () -> row(part, name, "", "", finding.how()));
  }

  private void estimate(String part, String name, Estimate value, How how) {
    if (value instanceof Point point) {
      row(part, name, "point", point.value().toPlainString(), how);
      return;
    }
    row(part, name, "low", number(value.quantile(0.05)), how);
    row(part, name, "median", number(value.median()), how);
    row(part, name, "high", number(value.quantile(0.95)), how);
  }

  private void row(String part, String name, String which, String value, How how) {
    csv.writeRecord(
        part,
        name,
        which,
        value,
        how.basis().name().toLowerCase(Locale.ROOT),
        BillCsv.safe(how.text()));
  }

  private static String number(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
