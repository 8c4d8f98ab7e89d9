package dev.yourbrief.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.yourbrief.crossover.probe.ProbeResult;
import dev.yourbrief.crossover.probe.Rung;
import dev.yourbrief.crossover.probe.Rung.Percentiles;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rungs of a measurement as CSV, one a line; times in seconds, what is not known empty. */
final class ProbeCsv {

  private static final MathContext DIGITS = new MathContext(6);

  private ProbeCsv() {}

  static String of(ProbeResult result) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(
          "kind",
          "concurrency",
          "ok",
          "failed",
          "cut",
          "failures",
          "window_s",
          "output_tok_s",
          "output_error",
          "input_tok_s",
          "requests_s",
          "input_tokens",
          "output_tokens",
          "estimated",
          "speed_per_user",
          "first_token_p50_s",
          "first_token_p95_s",
          "first_token_p99_s",
          "per_token_p50_s",
          "per_token_p95_s",
          "end_to_end_p50_s",
          "end_to_end_p99_s");
      for (Rung rung : result.rungs()) {
        csv.writeRecord(row(rung));
      }
      for (Rung rung : result.costRungs()) {
        csv.writeRecord(row(rung));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static List<String> row(Rung rung) {
    List<String> row = new ArrayList<>();
    row.add(rung.kind().name().toLowerCase(Locale.ROOT));
    row.add(Integer.toString(rung.concurrency()));
    row.add(Integer.toString(rung.ok()));
    row.add(Integer.toString(rung.failed()));
    row.add(Integer.toString(rung.cut()));
    row.add(
        BillCsv.safe(
            rung.failures().entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining("; "))));
    row.add(number(rung.windowSeconds()));
    row.add(number(rung.outputTokensPerSecond()));
    row.add(number(rung.error()));
    row.add(number(rung.inputTokensPerSecond()));
    row.add(number(rung.requestsPerSecond()));
    row.add(number(rung.inputTokens()));
    row.add(number(rung.outputTokens()));
    row.add(Boolean.toString(rung.estimated()));
    row.add(number(rung.speedPerUser()));
    row.add(seconds(rung.timeToFirstToken(), Percentiles::p50));
    row.add(seconds(rung.timeToFirstToken(), Percentiles::p95));
    row.add(seconds(rung.timeToFirstToken(), Percentiles::p99));
    row.add(seconds(rung.timePerOutputToken(), Percentiles::p50));
    row.add(seconds(rung.timePerOutputToken(), Percentiles::p95));
    row.add(seconds(rung.endToEnd(), Percentiles::p50));
    row.add(seconds(rung.endToEnd(), Percentiles::p99));
    return row;
  }

  private static String seconds(Optional<Percentiles> time, Function<Percentiles, Double> which) {
    return time.map(t -> number(which.apply(t))).orElse("");
  }

  private static String number(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
