package dev.yourbrief.trial.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Scores as CSV, a row an item and a column a system. A text that a spreadsheet would compute gets
 * an apostrophe in front; the reader of plain tables takes it away from ids again.
 */
public final class ScoreCsv {

  private ScoreCsv() {}

  /** A pairing: {@code id}, {@code cluster} if there is one, and the two systems. */
  public static String write(Pairing pairing) {
    boolean clustered = pairing.rows().stream().anyMatch(row -> row.cluster().isPresent());
    List<String> header = new ArrayList<>(List.of("id"));
    if (clustered) {
      header.add("cluster");
    }
    header.add(safe(pairing.first()));
    header.add(safe(pairing.second()));
    List<List<String>> rows = new ArrayList<>();
    for (Pairing.Row row : pairing.rows()) {
      List<String> cells = new ArrayList<>(List.of(safe(row.id())));
      if (clustered) {
        cells.add(safe(row.cluster().orElse("")));
      }
      cells.add(number(row.first()));
      cells.add(number(row.second()));
      rows.add(cells);
    }
    return csv(header, rows);
  }

  /**
   * Results: {@code id}, the fields of the items, and the arms. A cell is {@code error} where the
   * call failed, and empty where there is no grade.
   */
  public static String write(Results results) {
    Set<String> fields = new LinkedHashSet<>();
    results.items().forEach(item -> fields.addAll(item.fields().keySet()));
    fields.remove("id");
    List<String> header = new ArrayList<>(List.of("id"));
    fields.forEach(name -> header.add(safe(name)));
    results.arms().forEach(arm -> header.add(safe(arm.label())));
    List<List<String>> rows = new ArrayList<>();
    for (Results.Item item : results.items()) {
      List<String> cells = new ArrayList<>(List.of(safe(item.id())));
      fields.forEach(name -> cells.add(safe(item.fields().getOrDefault(name, ""))));
      results
          .arms()
          .forEach(arm -> cells.add(arm.answer(item.id()).map(ScoreCsv::cell).orElse("")));
      rows.add(cells);
    }
    return csv(header, rows);
  }

  private static String cell(Results.Answer answer) {
    if (answer.error().isPresent()) {
      return "error";
    }
    return answer.score().isPresent() ? number(answer.score().getAsDouble()) : "";
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String safe(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String csv(List<String> header, List<List<String>> rows) {
    StringWriter out = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
      writer.writeRecord(header);
      rows.forEach(writer::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
