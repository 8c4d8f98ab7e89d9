package dev.yourbrief.crossover;

import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Comma-separated values with a header, quoted as in RFC 4180, one row a line: a cell holds no line
 * break, so that a forgotten quote spoils its own row and none after it. Bounded: 100,000 rows,
 * 10,000 characters a row, 100 problems. A row that cannot be read is reported and the next one is
 * read.
 */
public final class Csv {

  private static final int MAX_ROWS = 100_000;
  private static final int MAX_ROW = 10_000;
  private static final int MAX_PROBLEMS = 100;

  private final String file;
  private final Consumer<Problem> problems;
  private int reported;

  private Csv(String file, Consumer<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The rows below the header; what is wrong goes to {@code problems}. */
  public static List<Row> read(String text, String file, Consumer<Problem> problems) {
    return new Csv(file, problems).rows(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private List<Row> rows(String text) {
    List<String> header = List.of();
    List<Row> rows = new ArrayList<>();
    int line = 0;
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      line++;
      if (reported >= MAX_PROBLEMS || rows.size() >= MAX_ROWS) {
        report(line, "there are too many rows or mistakes; the rest is not read", "Check the file");
        break;
      }
      List<String> names = header;
      Optional<List<String>> cells = cells(text, at, end, line);
      if (header.isEmpty()) {
        header = cells.orElse(List.of());
      } else {
        int number = line;
        cells.flatMap(row -> row(names, row, number)).ifPresent(rows::add);
      }
      at = end + 1;
    }
    return rows;
  }

  private Optional<Row> row(List<String> header, List<String> cells, int line) {
    if (cells.size() > header.size()) {
      report(
          line,
          "the row has " + cells.size() + " cells, the header " + header.size(),
          "Put double quotes around a cell that holds a comma");
      return Optional.empty();
    }
    Map<String, String> byName = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      byName.put(header.get(i), cells.get(i));
    }
    return Optional.of(new Row(byName, header, Location.of(file, line)));
  }

  /** The cells of a line; none for a blank line, and for one that cannot be read. */
  private Optional<List<String>> cells(String text, int from, int to, int line) {
    if (to - from > MAX_ROW) {
      report(line, "the row is longer than 10,000 characters", "Shorten it");
      return Optional.empty();
    }
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      if (quoted && c == '"' && at + 1 < to && text.charAt(at + 1) == '"') {
        cell.append('"');
        at++;
      } else if (c == '"' && (quoted || cell.toString().isBlank())) {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (quoted) {
      report(line, "a quoted cell has no end on its line", "Close the quote; a cell is one line");
      return Optional.empty();
    }
    cells.add(cell.toString().strip());
    return cells.equals(List.of("")) ? Optional.empty() : Optional.of(cells);
  }

  private void report(int line, String what, String fix) {
    reported++;
    problems.accept(Problem.of(Location.of(file, line), what, fix));
  }
}
