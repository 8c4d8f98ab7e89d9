package dev.yourbrief.bill.format;

import dev.yourbrief.bill.ColumnMapping;
import dev.yourbrief.bill.container.CutException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one CSV file: finds its format by its header, then its charges row by row. */
final class CsvFile {

  private final String name;
  private final Optional<ColumnMapping> mapping;
  private final ChargeSink sink;
  private final Optional<GroupedCsv> grouped;

  /** Where the header was found, from 0; -1 until it is. */
  private int headerLine = -1;

  private char separator = ',';

  /**
   * @param grouped how to read it if it is large
   */
  CsvFile(
      String name, Optional<ColumnMapping> mapping, ChargeSink sink, Optional<GroupedCsv> grouped) {
    this.name = name;
    this.mapping = mapping;
    this.sink = sink;
    this.grouped = grouped;
  }

  FileReading read(FileBytes bytes) throws IOException {
    Lines lines = new Lines(bytes, bytes.head(), Lines.MAX_LINE_BYTES);
    FileReading reading = FileReading.UNKNOWN;
    try {
      CsvRecords records = new CsvRecords(lines);
      Optional<Header> header = header(records);
      Optional<RowFormat> format = header.flatMap(h -> h.format(mapping));
      if (format.isPresent()) {
        reading = header.get().known(name, format.get(), sink);
        rows(records, bytes, header.get(), format.get());
      } else {
        header.ifPresent(h -> sink.unreadable(h.unknown(name, mapping)));
      }
    } catch (CutException e) {
      sink.unreadable(Problem.of(Location.of(name, lines.number() + 1), e.what(), e.fix()));
    }
    if (lines.western() > 0) {
      sink.note(
          Problem.of(
              Location.of(name),
              "it is not all UTF-8: its other lines ("
                  + lines.western()
                  + ") were read as Windows-1252",
              ""));
    }
    return reading;
  }

  /**
   * The header: the first line that some format knows, below titles if need be; else the one that
   * looks most like one. Each line is taken apart as its own signs suggest: a title need not have
   * the table's.
   */
  private Optional<Header> header(CsvRecords records) throws IOException {
    List<Lines.Line> first = records.ahead(Header.MAX_ROWS_ABOVE);
    for (int i = 0; i < first.size(); i++) {
      char separator = separator(first.get(i).text());
      Optional<Header> header = CsvRecords.parse(first.get(i), separator).map(Header::of);
      if (header.flatMap(h -> h.format(mapping)).isPresent()) {
        records.startAfter(i, separator);
        headerLine = i;
        this.separator = separator;
        return header;
      }
    }
    Optional<Lines.Line> top = first.stream().filter(line -> !line.text().isBlank()).findFirst();
    records.startAfter(-1, separator(top.map(Lines.Line::text).orElse("")));
    Optional<CsvRecords.Result> next = records.next();
    Optional<Header> header =
        next.filter(r -> r.broken().isEmpty()).map(r -> Header.of(r.fields()));
    if (header.flatMap(h -> h.format(mapping)).isPresent()) {
      // A name in it holds a line's end, and so it is more than one line.
      return header;
    }
    Optional<Header> likely =
        first.stream()
            .flatMap(line -> CsvRecords.parse(line, separator(line.text())).stream())
            .filter(cells -> cells.size() > header.map(h -> h.columns().size()).orElse(0))
            .max(Comparator.comparingInt(List::size))
            .map(Header::of)
            .or(() -> header);
    if (likely.isEmpty()) {
      sink.unreadable(
          Problem.of(
              Location.of(name, 1),
              "the first line is not a header: "
                  + next.flatMap(CsvRecords.Result::broken).orElse("it is blank"),
              "Check that this is an export in CSV"));
    }
    return likely;
  }

  private void rows(CsvRecords records, FileBytes bytes, Header header, RowFormat format)
      throws IOException {
    Optional<CsvRecords.Result> first = records.next();
    if (isGrouped(bytes, header, first, format)) {
      return;
    }
    Reading reading = format.reading(sink);
    Map<String, Integer> columns = header.namedFor(format);
    int width = header.columns().size();
    for (Optional<CsvRecords.Result> next = first; next.isPresent(); next = records.next()) {
      CsvRecords.Result record = next.get();
      Location where = Location.of(name, record.line());
      if (record.broken().isPresent()) {
        sink.unreadable(
            Problem.of(where, "the row is broken: " + record.broken().get(), "Correct the line"));
      } else if (record.fields().stream().anyMatch(cell -> !cell.isBlank())) {
        row(where, columns, width, record.fields(), reading);
      }
    }
    reading.finish();
  }

  /** A large file that begins with its header may be read by sums. */
  private boolean isGrouped(
      FileBytes bytes, Header header, Optional<CsvRecords.Result> first, RowFormat format) {
    return grouped.isPresent()
        && headerLine == 0
        && first.filter(row -> row.broken().isEmpty()).isPresent()
        && bytes.head().charset().equals(StandardCharsets.UTF_8)
        && bytes.head().lineEnd() == '\n'
        && grouped.get().read(header, first.get().fields(), separator, bytes.head(), format, sink);
  }

  private void row(
      Location where,
      Map<String, Integer> columns,
      int width,
      List<String> cells,
      Reading reading) {
    try {
      check(width, cells);
    } catch (RowException e) {
      sink.unreadable(Problem.of(where, e.what(), e.fix()));
      return;
    }
    reading.read(new CsvRow(where, columns, cells));
  }

  private static void check(int width, List<String> cells) {
    boolean more = cells.stream().skip(width).anyMatch(cell -> !cell.isBlank());
    if (cells.size() < width || more) {
      throw new RowException(
          "it has " + cells.size() + " cells, and the header has " + width,
          "Correct the line: a separator or a quote is missing or too many");
    }
    for (String cell : cells) {
      if (cell.indexOf('\0') >= 0) {
        throw new RowException(
            "it holds a NUL character, as a damaged disk leaves", "Export the file again");
      }
    }
  }

  /** A comma, unless the line has more of what spreadsheets in other countries write. */
  private static char separator(String line) {
    return Stream.of(',', ';', '\t')
        .reduce((a, b) -> count(line, b) > count(line, a) ? b : a)
        .orElse(',');
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
