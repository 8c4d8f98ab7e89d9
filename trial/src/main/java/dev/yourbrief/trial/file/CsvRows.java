package dev.yourbrief.trial.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a CSV file below its header. The separator is the one of comma, semicolon, tab and
 * bar with which the first lines have the same number of cells. A row that is broken (a quote that
 * never closes) costs its own first line and no more: the reading goes on with the line after it.
 */
public final class CsvRows {

  /** A cell may hold a long text, a paragraph a line. */
  private static final int MAX_LINES = 2_000;

  private static final int LOOKED_AT = 20;
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

  /**
   * A row.
   *
   * @param line the number of its first line
   * @param cells as many as the header has
   */
  public record Row(int line, List<String> cells) {}

  private final Lines lines;
  private final Problems problems;
  private final char separator;
  private final List<String> header;

  private CsvRows(Lines lines, Problems problems) throws IOException {
    this.lines = lines;
    this.problems = problems;
    this.separator = separator(lines);
    Optional<Lines.Line> first = lines.nextWritten();
    if (first.isEmpty()) {
      throw problems.fatal(0, "the file is empty", "Check the path");
    }
    Optional<List<String>> names = record(first.get());
    if (names.isEmpty()) {
      throw problems.fatal(
          first.get().number(), "the header cannot be read", "Check its quotes and separators");
    }
    this.header = names.get();
    if (header.size() > Limits.FIELDS) {
      throw problems.fatal(
          first.get().number(), "the header has more than 1,000 cells", "Leave out some columns");
    }
  }

  /**
   * Reads the header.
   *
   * @param problems where broken rows are reported
   * @throws dev.yourbrief.figure.source.InputException if there is no header that can be read
   */
  public static CsvRows open(Lines lines, Problems problems) throws IOException {
    return new CsvRows(lines, problems);
  }

  /** The header, as written. */
  public List<String> header() {
    return header;
  }

  /** The header as names: none blank, none twice. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (String written : header) {
      String name = written.isBlank() ? "column " + (names.size() + 1) : written.strip();
      String free = name;
      for (int i = 2; names.contains(free); i++) {
        free = name + "_" + i;
      }
      names.add(free);
    }
    return List.copyOf(names);
  }

  /** The next row that can be read; empty at the end. Blank lines are passed over. */
  public Optional<Row> next() throws IOException {
    while (true) {
      Optional<Lines.Line> first = lines.nextWritten();
      if (first.isEmpty()) {
        return Optional.empty();
      }
      int line = first.get().number();
      Optional<List<String>> cells = record(first.get());
      if (cells.isPresent() && cells.get().size() == header.size()) {
        return Optional.of(new Row(line, cells.get()));
      }
      cells.ifPresent(row ->
          problems.add(
              line,
              "the row has " + row.size() + " cells, the header " + header.size(),
              "Put double quotes around a cell that holds a separator or a line break"));
    }
  }

  /** The cells that begin with a line; empty, and a problem, when they cannot be read. */
  private Optional<List<String>> record(Lines.Line first) throws IOException {
    if (first.broken().isPresent()) {
      problems.add(
          first.number(), first.broken().get(), "Save the file as UTF-8; shorten the line");
      return Optional.empty();
    }
    Optional<List<String>> alone = parse(first.text(), separator);
    if (alone.isPresent()) {
      return alone;
    }
    List<Lines.Line> taken = new ArrayList<>();
    StringBuilder text = new StringBuilder(first.text());
    boolean open = opens(first.text());
    while (open && taken.size() < MAX_LINES && text.length() < Limits.LINE) {
      Optional<Lines.Line> more = lines.next();
      if (more.isEmpty()) {
        break;
      }
      taken.add(more.get());
      if (more.get().broken().isPresent()) {
        break;
      }
      text.append('\n').append(more.get().text());
      open ^= opens(more.get().text());
    }
    Optional<List<String>> whole = open ? Optional.empty() : parse(text.toString(), separator);
    if (whole.isEmpty()) {
      taken.reversed().forEach(lines::unread);
      problems.add(
          first.number(),
          "the quotes of the row do not match",
          "Close the quote; double those inside");
    }
    return whole;
  }

  private static boolean opens(String text) {
    return text.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private static char separator(Lines lines) throws IOException {
    List<Lines.Line> first = new ArrayList<>();
    for (int i = 0; i < LOOKED_AT; i++) {
      Optional<Lines.Line> line = lines.next();
      if (line.isEmpty()) {
        break;
      }
      first.add(line.get());
    }
    char best = ',';
    long bestScore = 0;
    for (char candidate : SEPARATORS) {
      long score = score(first, candidate);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    first.reversed().forEach(lines::unread);
    return best;
  }

  /** Rows with as many cells as the header, then cells of the header. */
  private static long score(List<Lines.Line> first, char separator) {
    int cells = 0;
    long same = 0;
    for (Lines.Line line : first) {
      int here =
          line.broken().isPresent() || line.text().isBlank()
              ? 0
              : parse(line.text(), separator).map(List::size).orElse(0);
      cells = cells == 0 ? here : cells;
      same += here == cells && here > 1 ? 1 : 0;
    }
    return same * 100_000 + (cells > 1 ? cells : 0);
  }

  private static Optional<List<String>> parse(String text, char separator) {
    CsvRecordHandler handler =
        CsvRecordHandler.of(c ->
            c.maxFields(2 * Limits.FIELDS)
                .maxFieldSize(2 * Limits.LINE)
                .maxRecordSize(4 * Limits.LINE));
    try {
      return Optional.of(
          CsvReader.builder()
              .fieldSeparator(separator)
              .maxBufferSize(4 * Limits.LINE)
              .allowUnclosedQuote(false)
              .ofSingleCsvRecord(handler, text)
              .getFields());
    } catch (CsvParseException _) {
      return Optional.empty();
    }
  }
}
