package dev.yourbrief.bill.format;

import dev.yourbrief.bill.ColumnMapping;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads one CSV file: finds its format by its header, then its charges row by row. */
final class CsvFile {

  private final String name;
  private final Optional<ColumnMapping> mapping;
  private final ChargeSink sink;
  private final Optional<GroupedCsv> grouped;

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
    CsvRecords records =
        new CsvRecords(
            new Lines(bytes, bytes.charset(), Lines.MAX_LINE_BYTES), separator(bytes.start()));
    Optional<CsvRecords.Result> first = records.next();
    if (first.isEmpty() || first.get().broken().isPresent()) {
      sink.unreadable(
          Problem.of(
              Location.of(name, 1),
              "the first line is not a header: "
                  + first.flatMap(CsvRecords.Result::broken).orElse("it is blank"),
              "Check that this is an export in CSV"));
      return FileReading.UNKNOWN;
    }
    Map<String, Integer> header = header(first.get().fields());
    Optional<RowFormat> format = format(header.keySet());
    if (format.isEmpty()) {
      sink.unreadable(
          mapping
              .map(m ->
                  Suggestion.forMapping(
                      name, new Mapped(m).missing(header.keySet()), header.keySet()))
              .orElseGet(() -> Suggestion.forUnknown(name, header.keySet())));
      return FileReading.UNKNOWN;
    }
    Map<String, Integer> named = named(header, format.get());
    Optional<CsvRecords.Result> second = records.next();
    if (!isGrouped(bytes, named, second, format.get())) {
      RowReading reading = new RowReading(format.get(), sink);
      rows(records, second, named, reading);
      reading.finish();
    }
    format
        .get()
        .caveat(header.keySet())
        .ifPresent(caveat -> sink.note(Problem.of(Location.of(name), caveat, "")));
    return new FileReading(
        format.get().id(),
        format.get().version(header.keySet()).orElse(""),
        format.get().zone(),
        "");
  }

  private boolean isGrouped(
      FileBytes bytes,
      Map<String, Integer> header,
      Optional<CsvRecords.Result> first,
      RowFormat format) {
    boolean isPlain = bytes.charset().equals(StandardCharsets.UTF_8);
    if (!isPlain || grouped.isEmpty() || first.isEmpty()) {
      return false;
    }
    return grouped
        .get()
        .read(
            header,
            first.get().fields(),
            separator(bytes.start()),
            bytes.start().contains("\r\n"),
            format,
            sink);
  }

  private Optional<RowFormat> format(Set<String> header) {
    return Formats.of(header)
        .or(() -> mapping.<RowFormat>map(Mapped::new).filter(m -> m.version(header).isPresent()));
  }

  private void rows(
      CsvRecords records,
      Optional<CsvRecords.Result> first,
      Map<String, Integer> header,
      RowReading reading)
      throws IOException {
    for (Optional<CsvRecords.Result> next = first; next.isPresent(); next = records.next()) {
      CsvRecords.Result record = next.get();
      Location where = Location.of(name, record.line());
      if (record.broken().isPresent()) {
        sink.unreadable(
            Problem.of(where, "the row is broken: " + record.broken().get(), "Correct the line"));
      } else if (record.fields().stream().anyMatch(cell -> !cell.isBlank())) {
        row(where, header, record.fields(), reading);
      }
    }
  }

  private void row(
      Location where, Map<String, Integer> header, List<String> cells, RowReading reading) {
    try {
      checkWidth(header, cells);
    } catch (RowException e) {
      sink.unreadable(Problem.of(where, e.what(), e.fix()));
      return;
    }
    reading.read(new CsvRow(where, header, cells));
  }

  private static Map<String, Integer> named(Map<String, Integer> header, RowFormat format) {
    if (!format.ignoresCase()) {
      return header;
    }
    Map<String, Integer> ignoring = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    header.forEach(ignoring::putIfAbsent);
    return ignoring;
  }

  private static void checkWidth(Map<String, Integer> header, List<String> cells) {
    int width = header.size();
    boolean more = cells.stream().skip(width).anyMatch(cell -> !cell.isBlank());
    if (cells.size() < width || more) {
      throw new RowException(
          "it has " + cells.size() + " cells, and the header has " + width,
          "Correct the line: a separator or a quote is missing or too many");
    }
  }

  /** Names by position; blank names keep their place, and of two equal ones the first counts. */
  private static Map<String, Integer> header(List<String> cells) {
    Map<String, Integer> header = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      // Editors that add a byte order mark may add a second one.
      String column = cells.get(i).replace("\uFEFF", "").strip();
      if (column.isEmpty() || header.containsKey(column)) {
        column = column + " (column " + (i + 1) + ")";
      }
      header.put(column.strip(), i);
    }
    return header;
  }

  /** A comma, unless the header has more of what spreadsheets in other countries write. */
  private static char separator(String start) {
    String header = start.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    return Stream.of(',', ';', '\t')
        .reduce((a, b) -> count(header, b) > count(header, a) ? b : a)
        .orElse(',');
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
