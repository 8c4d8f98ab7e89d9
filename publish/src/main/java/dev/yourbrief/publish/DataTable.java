package dev.yourbrief.publish;

import java.util.List;

/**
 * The values of a chart beside it.
 *
 * @param caption what they are, without a numeral
 * @param heads what heads each column; the first is that of the rows
 * @param rows the rows
 */
record DataTable(String caption, List<Head> heads, List<List<Cell>> rows) {

  /**
   * A column's head.
   *
   * @param words the words
   * @param style how its line is drawn in the chart; empty where it has none
   */
  record Head(String words, String style) {
    static Head of(String words) {
      return new Head(words, "");
    }
  }

  /**
   * A cell.
   *
   * @param words what it shows
   * @param point where in the findings that stands: what, which option, at what
   */
  record Cell(String words, String point) {}
}
