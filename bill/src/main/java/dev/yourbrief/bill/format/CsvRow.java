package dev.yourbrief.bill.format;

import dev.yourbrief.figure.source.Location;
import java.util.List;
import java.util.Map;

/** A record of a CSV file, its cells found by the header's names. */
final class CsvRow extends Row {

  private final Map<String, Integer> header;
  private final List<String> cells;

  CsvRow(Location where, Map<String, Integer> header, List<String> cells) {
    super(where);
    this.header = header;
    this.cells = cells;
  }

  @Override
  String text(String column) {
    Integer index = header.get(column);
    if (index == null || index >= cells.size()) {
      return "";
    }
    String cell = cells.get(index).strip();
    return cell.equals("NULL") ? "" : cell;
  }

  @Override
  boolean has(String column) {
    return header.containsKey(column);
  }
}
