package dev.yourbrief.bill.format;

import dev.yourbrief.bill.ColumnMapping;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.duckdb.DuckDBDriver;

/**
 * Reads one Parquet file through a database of its own, which may open that file and no other.
 * Every column comes as text: decimals digit for digit, times in UTC, and what is nested as JSON.
 */
final class ParquetFile {

  /** Rows of a true export take a byte or more each; a made-up file can hold a billion in ten. */
  private static final long FREE_ROWS = 10_000_000;

  private static final long ROWS_PER_BYTE = 20;

  private final String name;
  private final Optional<ColumnMapping> mapping;
  private final ChargeSink sink;

  ParquetFile(String name, Optional<ColumnMapping> mapping, ChargeSink sink) {
    this.name = name;
    this.mapping = mapping;
    this.sink = sink;
  }

  FileReading read(Path file) throws IOException {
    long rowsAllowed = Math.max(FREE_ROWS, Files.size(file) * ROWS_PER_BYTE);
    String table = "read_parquet(" + quoted(file) + ", binary_as_string = true)";
    try (Connection connection = open(file)) {
      List<String> names = new ArrayList<>();
      Set<String> texts = new HashSet<>();
      String select = select(connection, table, names, texts);
      Header header = Header.of(names);
      Optional<RowFormat> format = header.format(mapping);
      if (format.isEmpty()) {
        sink.unreadable(header.unknown(name, mapping));
        return FileReading.UNKNOWN;
      }
      rows(connection, select, header, texts, format.get(), rowsAllowed);
      return header.known(name, format.get(), sink);
    } catch (SQLException e) {
      // Its words name the file by its place on the disk.
      damaged(Location.of(name));
      return FileReading.UNKNOWN;
    }
  }

  private void damaged(Location where) {
    sink.unreadable(
        Problem.of(
            where,
            "the Parquet file is damaged, or written in a way that is not read here",
            "Export it again"));
  }

  private static Connection open(Path file) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("jdbc_stream_results", "true");
    settings.setProperty("memory_limit", "512MB");
    settings.setProperty("threads", "1");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", settings);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET allowed_paths = [" + quoted(file) + "]");
      statement.execute("SET enable_external_access = false");
      statement.execute("SET lock_configuration = true");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** The question for all rows, with every column as text. */
  private static String select(
      Connection connection, String table, List<String> names, Set<String> texts)
      throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + table)) {
      while (described.next()) {
        String column = described.getString(1);
        String type = described.getString(2);
        names.add(column);
        if (type.equals("VARCHAR")) {
          texts.add(column);
        }
        columns.add(asText("\"" + column.replace("\"", "\"\"") + "\"", type));
      }
    }
    return "SELECT " + String.join(", ", columns) + " FROM " + table;
  }

  private static String asText(String column, String type) {
    if (type.startsWith("STRUCT") || type.startsWith("MAP") || type.endsWith("]")) {
      return "CAST(to_json(" + column + ") AS VARCHAR)";
    }
    return type.equals("TIMESTAMP WITH TIME ZONE")
        ? "CAST(" + column + " AT TIME ZONE 'UTC' AS VARCHAR) || 'Z'"
        : "CAST(" + column + " AS VARCHAR)";
  }

  private void rows(
      Connection connection,
      String select,
      Header header,
      Set<String> texts,
      RowFormat format,
      long allowed) {
    Map<String, Integer> columns = header.namedFor(format);
    Reading reading = format.reading(sink);
    int number = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(select)) {
      while (rows.next()) {
        number++;
        if (number > allowed) {
          sink.unreadable(
              Problem.of(
                  Location.of(name, number),
                  "it has far more rows than a true export of its size; those before were read",
                  "If it is a true export, split it"));
          return;
        }
        reading.read(new ParquetRow(Location.of(name, number), columns, texts, rows));
      }
    } catch (SQLException e) {
      damaged(Location.of(name, number + 1));
    } finally {
      reading.finish();
    }
  }

  private static String quoted(Path file) {
    return "'" + file.toAbsolutePath().toString().replace("'", "''") + "'";
  }
}
