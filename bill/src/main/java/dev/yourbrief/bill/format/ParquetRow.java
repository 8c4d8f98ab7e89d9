package dev.yourbrief.bill.format;

import dev.yourbrief.figure.source.Location;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** A row of a Parquet file, its cells fetched when asked for: most of its columns never are. */
final class ParquetRow extends Row {

  private final Map<String, Integer> columns;
  private final Set<String> texts;
  private final ResultSet row;

  /**
   * @param columns the position of each column, from 0
   * @param texts the columns stored as text
   */
  ParquetRow(Location where, Map<String, Integer> columns, Set<String> texts, ResultSet row) {
    super(where);
    this.columns = columns;
    this.texts = texts;
    this.row = row;
  }

  @Override
  String text(String column) {
    Integer index = columns.get(column);
    if (index == null) {
      return "";
    }
    try {
      String text = row.getString(index + 1);
      return text == null || text.equals("NULL") ? "" : text.strip();
    } catch (SQLException e) {
      throw new RowException("'" + column + "' cannot be read", "Export the file again");
    }
  }

  @Override
  boolean storesNumber(String column) {
    return !texts.contains(column);
  }

  @Override
  boolean storesTime(String column) {
    return storesNumber(column);
  }

  @Override
  boolean has(String column) {
    return columns.containsKey(column);
  }
}
