package dev.yourbrief.bill.sheet;

import dev.yourbrief.bill.container.Budget;
import dev.yourbrief.bill.container.CutException;
import dev.yourbrief.bill.container.ZipParts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An Excel workbook ({@code .xlsx}, ECMA-376), opened. */
public final class Workbook implements AutoCloseable {

  private static final String BOOK = "xl/workbook.xml";
  private static final int MAX_SHEETS = 1_000;

  private final ZipParts parts;
  private final List<String> names = new ArrayList<>();
  private final Map<String, String> partOf = new HashMap<>();
  private Dates dates = Dates.none();
  private SharedTexts texts = SharedTexts.none();

  private Workbook(ZipParts parts) {
    this.parts = parts;
  }

  /** Opens a file; empty when it is no workbook. */
  public static Optional<Workbook> open(Path file, Budget budget) throws IOException {
    Optional<ZipParts> parts = ZipParts.having(BOOK, file, budget);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Workbook book = new Workbook(parts.get());
    try {
      book.read();
      return Optional.of(book);
    } catch (IOException e) {
      book.close();
      throw e;
    }
  }

  private void read() throws IOException {
    Map<String, String> targets = new HashMap<>();
    try (Xml xml = xml("xl/_rels/workbook.xml.rels")) {
      for (var name = xml.next(); name.isPresent(); name = xml.next()) {
        if (name.get().equals("Relationship") && targets.size() < 10 * MAX_SHEETS) {
          targets.put(xml.attribute("Id"), xml.attribute("Target"));
        }
      }
    }
    boolean from1904 = false;
    try (Xml xml = xml(BOOK)) {
      for (var name = xml.next(); name.isPresent(); name = xml.next()) {
        if (name.get().equals("workbookPr")) {
          from1904 = xml.attribute("date1904").matches("1|true");
        } else if (name.get().equals("sheet") && names.size() < MAX_SHEETS) {
          String target = targets.getOrDefault(xml.attribute("id"), "");
          String sheet = xml.attribute("name");
          if (partOf.putIfAbsent(
                  sheet, target.startsWith("/") ? target.substring(1) : "xl/" + target)
              == null) {
            names.add(sheet);
          }
        }
      }
    }
    Optional<InputStream> styles = parts.part("xl/styles.xml");
    if (styles.isPresent()) {
      try (Xml xml = Xml.of(styles.get())) {
        dates = Dates.read(xml, from1904);
      }
    }
    Optional<InputStream> shared = parts.part("xl/sharedStrings.xml");
    if (shared.isPresent()) {
      try (Xml xml = Xml.of(shared.get())) {
        texts = SharedTexts.read(xml);
      }
    }
  }

  private Xml xml(String part) throws IOException {
    return Xml.of(
        parts
            .part(part)
            .orElseThrow(() ->
                new CutException(
                    "it is no whole workbook: it lacks " + part, "Save it again in Excel")));
  }

  /** The names of its sheets, in their order. */
  public List<String> sheets() {
    return List.copyOf(names);
  }

  /** The rows of a sheet; empty for one that has none, such as a chart. */
  public Optional<SheetRows> rows(String sheet) throws IOException {
    Optional<InputStream> part = parts.part(partOf.getOrDefault(sheet, ""));
    return part.isEmpty()
        ? Optional.empty()
        : Optional.of(new SheetRows(Xml.of(part.get()), texts, dates));
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}
