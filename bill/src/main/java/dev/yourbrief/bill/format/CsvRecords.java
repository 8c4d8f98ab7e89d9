package dev.yourbrief.bill.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.yourbrief.bill.container.CutException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The records of a CSV file. A record that is broken (a quote that never closes) costs its own
 * first line and no more: the reading goes on with the line after it, where a parser over the whole
 * file would have to give up.
 */
final class CsvRecords {

  /** A cell of a log may hold a long prompt, a paragraph a line. */
  private static final int MAX_LINES = 2_000;

  private static final int MAX_FIELDS = 20_000;

  private final Lines lines;
  private char separator = ',';
  private final Deque<Lines.Line> ahead = new ArrayDeque<>();

  CsvRecords(Lines lines) {
    this.lines = lines;
  }

  /** The first lines, which stay to be read; fewer where the file has fewer, or is cut there. */
  List<Lines.Line> ahead(int count) throws IOException {
    try {
      for (int i = 0; i < count; i++) {
        Optional<Lines.Line> line = lines.next();
        if (line.isEmpty()) {
          break;
        }
        ahead.addLast(line.get());
        if (line.get().tooLong()) {
          break;
        }
      }
    } catch (CutException e) {
      // It comes again when the lines before it have been read.
      return List.copyOf(ahead);
    }
    return List.copyOf(ahead);
  }

  /**
   * Starts with the line after one of those ahead.
   *
   * @param line its place among them, from 0; -1 to start with the first
   */
  void startAfter(int line, char separatedBy) {
    separator = separatedBy;
    for (int i = 0; i <= line; i++) {
      ahead.removeFirst();
    }
  }

  /** The cells of a line by itself; empty when it is no record. */
  static Optional<List<String>> parse(Lines.Line line, char separator) {
    return line.tooLong() || line.text().isBlank()
        ? Optional.empty()
        : parse(line.text(), separator);
  }

  /**
   * A record, or a line that is none.
   *
   * @param line the number of its first line
   * @param fields its cells; empty when broken
   * @param broken what is wrong with it, if anything is
   */
  record Result(int line, List<String> fields, Optional<String> broken) {}

  /** The next record; empty at the end of the file. Blank lines are passed over. */
  Optional<Result> next() throws IOException {
    while (true) {
      Optional<Lines.Line> first = line();
      if (first.isEmpty()) {
        return Optional.empty();
      }
      if (!first.get().text().isBlank()) {
        return Optional.of(record(first.get()));
      }
    }
  }

  private Result record(Lines.Line first) throws IOException {
    if (first.tooLong()) {
      return broken(first, "the line is longer than " + Lines.MAX_LINE_BYTES + " bytes");
    }
    Optional<List<String>> alone = parse(first.text(), separator);
    if (alone.isPresent()) {
      return new Result(first.number(), alone.get(), Optional.empty());
    }
    List<Lines.Line> taken = new ArrayList<>();
    StringBuilder text = new StringBuilder(first.text());
    boolean open = quotes(first.text());
    while (open && taken.size() < MAX_LINES && text.length() < Lines.MAX_LINE_BYTES) {
      Optional<Lines.Line> more = line();
      if (more.isEmpty()) {
        break;
      }
      taken.add(more.get());
      if (more.get().tooLong()) {
        break;
      }
      text.append('\n').append(more.get().text());
      open ^= quotes(more.get().text());
    }
    Optional<List<String>> whole = open ? Optional.empty() : parse(text.toString(), separator);
    if (whole.isPresent()) {
      return new Result(first.number(), whole.get(), Optional.empty());
    }
    for (int i = taken.size() - 1; i >= 0; i--) {
      ahead.addFirst(taken.get(i));
    }
    return broken(
        first,
        first.text().chars().filter(c -> c == separator).count() >= MAX_FIELDS
            ? "it has more than " + MAX_FIELDS + " cells"
            : "its quotes do not match");
  }

  private Result broken(Lines.Line line, String what) {
    return new Result(line.number(), List.of(), Optional.of(what));
  }

  private Optional<Lines.Line> line() throws IOException {
    Lines.Line next = ahead.pollFirst();
    return next == null ? lines.next() : Optional.of(next);
  }

  private static boolean quotes(String text) {
    return text.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private static Optional<List<String>> parse(String text, char separator) {
    CsvRecordHandler handler =
        CsvRecordHandler.of(c ->
            c.maxFields(MAX_FIELDS)
                .maxFieldSize(Lines.MAX_LINE_BYTES)
                .maxRecordSize(4 * Lines.MAX_LINE_BYTES));
    try {
      CsvRecord only =
          CsvReader.builder()
              .fieldSeparator(separator)
              .allowUnclosedQuote(false)
              .ofSingleCsvRecord(handler, text);
      return Optional.of(only.getFields());
    } catch (CsvParseException e) {
      return Optional.empty();
    }
  }
}
