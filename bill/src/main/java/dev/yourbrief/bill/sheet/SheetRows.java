package dev.yourbrief.bill.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a sheet, one in memory at a time. */
public final class SheetRows implements AutoCloseable {

  private static final int MAX_COLUMNS = 16_384;
  private static final int MAX_ROWS = 1_048_576;

  private final Xml xml;
  private final SharedTexts texts;
  private final Dates dates;
  private int width = MAX_COLUMNS;
  private int number;

  SheetRows(Xml xml, SharedTexts texts, Dates dates) {
    this.xml = xml;
    this.texts = texts;
    this.dates = dates;
  }

  /**
   * A row.
   *
   * @param number its number, from 1
   * @param cells its cells from the first column on
   */
  public record Line(int number, List<Cell> cells) {

    public Line {
      cells = List.copyOf(cells);
    }

    public boolean isBlank() {
      return cells.stream().allMatch(cell -> cell.text().isBlank());
    }
  }

  /** Cells beyond that many are passed over from here on. */
  public void narrowTo(int columns) {
    width = columns;
  }

  /** The number of the row that was given last. */
  public int number() {
    return number;
  }

  /** The next row; empty at the end. */
  public Optional<Line> next() throws IOException {
    for (var name = xml.next(); name.isPresent(); name = xml.next()) {
      if (name.get().equals("row")) {
        number = rowNumber();
        return Optional.of(new Line(number, cells()));
      }
    }
    return Optional.empty();
  }

  private int rowNumber() {
    try {
      int stated = Integer.parseInt(xml.attribute("r"));
      return stated > number && stated <= MAX_ROWS ? stated : number + 1;
    } catch (NumberFormatException e) {
      return number + 1;
    }
  }

  private List<Cell> cells() throws IOException {
    List<Cell> cells = new ArrayList<>();
    int next = 0;
    for (var name = xml.nextWithin("row"); name.isPresent(); name = xml.nextWithin("row")) {
      if (!name.get().equals("c")) {
        continue;
      }
      int column = column(xml.attribute("r"), next);
      next = column + 1;
      if (column >= width || column >= MAX_COLUMNS) {
        xml.skip();
        continue;
      }
      Cell cell = cell();
      while (cells.size() <= column) {
        cells.add(Cell.BLANK);
      }
      cells.set(column, cell);
    }
    return cells;
  }

  private Cell cell() throws IOException {
    String type = xml.attribute("t");
    String style = xml.attribute("s");
    String value = "";
    for (var name = xml.nextWithin("c"); name.isPresent(); name = xml.nextWithin("c")) {
      switch (name.get()) {
        case "v" -> value = xml.text();
        case "is" -> value = SharedTexts.rich(xml, "is");
        // A formula counts by the value that was worked out when the book was saved.
        default -> xml.skip();
      }
    }
    return switch (type) {
      case "s" -> new Cell(texts.at(value), false);
      case "str", "inlineStr", "e" -> new Cell(value, false);
      case "b" -> new Cell(value.strip().equals("1") ? "TRUE" : "FALSE", true);
      case "d" -> new Cell(value.strip(), true);
      default -> new Cell(dates.shown(value.strip(), style), true);
    };
  }

  /** The column of {@code BC7}, from 0; the one after the last where it is not said. */
  private static int column(String reference, int next) {
    int column = 0;
    int letters = 0;
    while (letters < reference.length() && letters < 4) {
      char c = reference.charAt(letters);
      if (c < 'A' || c > 'Z') {
        break;
      }
      column = column * 26 + (c - 'A' + 1);
      letters++;
    }
    return letters == 0 ? next : Math.max(column - 1, next);
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
