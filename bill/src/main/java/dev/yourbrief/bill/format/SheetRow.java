package dev.yourbrief.bill.format;

import dev.yourbrief.bill.sheet.Cell;
import dev.yourbrief.figure.source.Location;
import java.util.List;
import java.util.Map;

/** A row of a sheet, its cells found by the header's names. */
final class SheetRow extends Row {

  private final Map<String, Integer> header;
  private final List<Cell> cells;

  SheetRow(Location where, Map<String, Integer> header, List<Cell> cells) {
    super(where);
    this.header = header;
    this.cells = cells;
  }

  @Override
  String text(String column) {
    String text = cell(column).text().strip();
    return text.equals("NULL") ? "" : text;
  }

  @Override
  boolean storesNumber(String column) {
    return cell(column).isTyped();
  }

  @Override
  boolean storesTime(String column) {
    return storesNumber(column);
  }

  private Cell cell(String column) {
    Integer index = header.get(column);
    return index == null || index >= cells.size() ? Cell.BLANK : cells.get(index);
  }

  @Override
  boolean has(String column) {
    return header.containsKey(column);
  }
}
