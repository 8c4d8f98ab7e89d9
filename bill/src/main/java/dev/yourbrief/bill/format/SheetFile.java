package dev.yourbrief.bill.format;

import dev.yourbrief.bill.ColumnMapping;
import dev.yourbrief.bill.MappingFiles;
import dev.yourbrief.bill.container.CutException;
import dev.yourbrief.bill.container.Exports;
import dev.yourbrief.bill.sheet.Cell;
import dev.yourbrief.bill.sheet.SheetRows;
import dev.yourbrief.bill.sheet.Workbook;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the sheets of a workbook, each as a file of its own. */
final class SheetFile {

  private final String book;
  private final Function<String, Optional<ColumnMapping>> mapping;
  private final FileSink files;
  private final String hash;
  private final Map<String, Problem> unknown = new LinkedHashMap<>();
  private boolean anyKnown;

  SheetFile(
      String book, Function<String, Optional<ColumnMapping>> mapping, FileSink files, String hash) {
    this.book = book;
    this.mapping = mapping;
    this.files = files;
    this.hash = hash;
  }

  void read(Workbook workbook) throws IOException {
    for (String sheet : workbook.sheets()) {
      String name = book + MappingFiles.WITHIN + Exports.shown(sheet);
      try {
        Optional<SheetRows> rows = workbook.rows(sheet);
        if (rows.isPresent()) {
          try (SheetRows open = rows.get()) {
            sheet(name, open);
          }
        }
      } catch (CutException e) {
        unknown.put(name, Problem.of(Location.of(name), e.what(), e.fix()));
      }
    }
    unknown.forEach(this::tellUnknown);
    if (!anyKnown && unknown.isEmpty()) {
      tellUnknown(
          book,
          Problem.of(Location.of(book), "the workbook has no sheet with rows", "Export it again"));
    }
  }

  /** Beside a sheet that was read, others are covers and sums: worth a remark, no more. */
  private void tellUnknown(String name, Problem problem) {
    if (anyKnown) {
      files.note(Problem.of(problem.where(), "the sheet was left out: " + problem.what(), ""));
      return;
    }
    ChargeSink sink = files.file(name);
    sink.unreadable(problem);
    sink.is(FileReading.UNKNOWN.withHash(hash));
  }

  private void sheet(String name, SheetRows rows) throws IOException {
    Optional<ColumnMapping> mapped = mapping.apply(name);
    List<SheetRows.Line> above = new ArrayList<>();
    for (Optional<SheetRows.Line> line = rows.next(); line.isPresent(); line = rows.next()) {
      Header header = header(line.get());
      Optional<RowFormat> format = header.format(mapped);
      if (format.isPresent()) {
        anyKnown = true;
        rows(name, rows, header, format.get());
        return;
      }
      if (!line.get().isBlank()) {
        above.add(line.get());
      }
      if (above.size() >= Header.MAX_ROWS_ABOVE) {
        break;
      }
    }
    above.stream()
        .max(Comparator.comparingLong(SheetFile::filled))
        .ifPresent(line -> unknown.put(name, header(line).unknown(name, mapped)));
  }

  private static long filled(SheetRows.Line line) {
    return line.cells().stream().filter(cell -> !cell.text().isBlank()).count();
  }

  private static Header header(SheetRows.Line line) {
    return Header.of(line.cells().stream().map(Cell::text).toList());
  }

  private void rows(String name, SheetRows rows, Header header, RowFormat format)
      throws IOException {
    ChargeSink sink = files.file(name);
    Map<String, Integer> columns = header.namedFor(format);
    rows.narrowTo(header.columns().size());
    FileReading known = header.known(name, format, sink).withHash(hash);
    Reading reading = format.reading(sink);
    try {
      for (Optional<SheetRows.Line> line = rows.next(); line.isPresent(); line = rows.next()) {
        if (!line.get().isBlank()) {
          Location where = Location.of(name, line.get().number());
          reading.read(new SheetRow(where, columns, line.get().cells()));
        }
      }
    } catch (CutException e) {
      sink.unreadable(Problem.of(Location.of(name, rows.number() + 1), e.what(), e.fix()));
    } finally {
      reading.finish();
      sink.is(known);
    }
  }
}
