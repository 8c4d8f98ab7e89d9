package dev.yourbrief.publish;

import java.util.List;

/**
 * The values of a chart beside it, or others that are read in columns.
 *
 * @param caption what they are, without a numeral
 * @param heads what heads each column; the first is that of the rows
 * @param rows the rows
 */
public record DataTable(String caption, List<Head> heads, List<List<Cell>> rows) {

  public DataTable {
    heads = List.copyOf(heads);
    rows = List.copyOf(rows);
  }

  /**
   * A column's head.
   *
   * @param words the words
   * @param style how its line is drawn in the chart; empty where it has none
   * @param prose whether the column holds words, which are set left and may break
   */
  public record Head(String words, String style, boolean prose) {

    Head(String words, String style) {
      this(words, style, false);
    }

    public static Head of(String words) {
      return new Head(words, "", false);
    }

    public static Head prose(String words) {
      return new Head(words, "", true);
    }
  }

  /**
   * A cell.
   *
   * @param words what it shows
   * @param point where in the findings that stands: what, which option, at what; may be empty
   * @param note what is said beneath, in smaller type; may be empty
   * @param strong whether it is set strong
   */
  public record Cell(String words, String point, String note, boolean strong) {

    Cell(String words, String point) {
      this(words, point, "", false);
    }

    public static Cell of(String words) {
      return new Cell(words, "", "", false);
    }

    public Cell withNote(String other) {
      return new Cell(words, point, other, strong);
    }

    public Cell strong(boolean other) {
      return new Cell(words, point, note, other);
    }

    /** What fills its class, beside what its column says. */
    String style() {
      return strong ? " strong" : "";
    }
  }
}
