package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.Progress;
import dev.yourbrief.figure.source.Location;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;

/**
 * Reads a large CSV file: a database adds up the rows of an hour or a day that are alike (see
 * {@link Grain}), and the format's reader reads the sums as if they were rows. Millions of rows
 * become thousands. Where any row is not plain, nothing is read, and the file is to be read row by
 * row: only that can say which line is wrong.
 */
final class GroupedCsv {

  /** Smaller files are read row by row before the database has opened. */
  static final long LEAST_BYTES = 16L << 20;

  /** With more hours than this, what is alike in a day is read together. */
  private static final int MOST_HOURS = 20_000;

  private static final Pattern SECONDS = Pattern.compile("\\d{10}");
  private static final Pattern ISO =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}.*");

  /** The database takes these in a path for patterns. */
  private static final Pattern GLOB = Pattern.compile("[*?\\[\\]{}]");

  private final Connection database;
  private final Path file;
  private final String name;
  private final Progress progress;

  GroupedCsv(Connection database, Path file, String name, Progress progress) {
    this.database = database;
    this.file = file;
    this.name = name;
    this.progress = progress;
  }

  private record Reading(List<Charge> charges, Optional<RowFormat.IdleDay> idle, long rows) {}

  /**
   * Reads the file.
   *
   * @param header the columns by place
   * @param first the first row below the header
   * @return the hash of the file; empty when it is to be read row by row
   */
  Optional<String> read(
      Map<String, Integer> header,
      List<String> first,
      char separator,
      boolean carriageReturns,
      RowFormat format,
      ChargeSink sink)
      throws IOException {
    Optional<Grain> grain = format.grain().flatMap(g -> g.in(header.keySet()));
    Optional<GroupedSql.Clock> clock = grain.flatMap(g -> clock(header, first, g));
    if (clock.isEmpty() || GLOB.matcher(file.toString()).find()) {
      return Optional.empty();
    }
    GroupedSql sql =
        new GroupedSql(
            grain.get(),
            clock.get(),
            file.toAbsolutePath(),
            List.copyOf(header.keySet()),
            separator,
            carriageReturns);
    FutureTask<String> hash = new FutureTask<>(() -> FileBytes.hash(file, name, progress));
    Thread.ofPlatform().daemon().name("bill-hash").start(hash);
    try {
      List<Reading> readings = readings(sql, grain.get(), header, format);
      for (Reading reading : readings) {
        sink.row(reading.charges(), reading.rows());
        reading.idle().ifPresent(day -> sink.idle(day.provider(), day.day()));
      }
      return Optional.of(hash.get());
    } catch (SQLException | RowException e) {
      hash.cancel(true);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + name + " was read", e);
    } catch (ExecutionException e) {
      throw new IOException(name + " cannot be read to its end", e.getCause());
    }
  }

  private static Optional<GroupedSql.Clock> clock(
      Map<String, Integer> header, List<String> first, Grain grain) {
    int place = header.getOrDefault(grain.start(), Integer.MAX_VALUE);
    if (place >= first.size()) {
      return Optional.empty();
    }
    String time = first.get(place);
    return SECONDS.matcher(time).matches()
        ? Optional.of(GroupedSql.Clock.SECONDS)
        : ISO.matcher(time).matches()
            ? Optional.of(GroupedSql.Clock.ISO)
            : time.length() <= 10 && !time.isBlank()
                ? Optional.of(GroupedSql.Clock.DAY)
                : Optional.empty();
  }

  private List<Reading> readings(
      GroupedSql sql, Grain grain, Map<String, Integer> header, RowFormat format)
      throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("SET preserve_insertion_order = false");
      statement.execute(sql.byHour());
      String table = "by_hour";
      try (ResultSet counts =
          statement.executeQuery("SELECT coalesce(sum(bad), 0)::BIGINT, count(*) FROM by_hour")) {
        counts.next();
        if (counts.getLong(1) > 0) {
          throw new SQLException("a row is not plain");
        }
        table = counts.getLong(2) > MOST_HOURS ? "by_day" : table;
      }
      if (table.equals("by_day")) {
        statement.execute(sql.byDay());
      }
      try (ResultSet rows = statement.executeQuery("FROM " + table + " ORDER BY ALL")) {
        List<Reading> readings = new ArrayList<>();
        while (rows.next()) {
          readings.add(reading(rows, grain, header, format));
        }
        return readings;
      }
    }
  }

  private Reading reading(
      ResultSet group, Grain grain, Map<String, Integer> header, RowFormat format)
      throws SQLException {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < grain.dimensions().size(); i++) {
      put(cells, grain.dimensions().get(i), group.getString("d" + i));
    }
    for (int i = 0; i < grain.amounts().size(); i++) {
      if (group.getLong("n" + i) > 0) {
        BigDecimal sum = sum(group, "a" + i).add(sum(group, "b" + i));
        cells.put(grain.amounts().get(i), sum.stripTrailingZeros().toPlainString());
      }
    }
    put(cells, grain.start(), group.getString("s_min"));
    if (grain.end().isPresent()) {
      put(cells, grain.end().get(), group.getString("e_max"));
    }
    Row row = new CsvRow(Location.of(name), header, inOrder(cells, header));
    List<Charge> charges = format.read(row);
    return new Reading(
        charges, charges.isEmpty() ? format.idle(row) : Optional.empty(), group.getLong("n"));
  }

  private static void put(Map<String, String> cells, String column, String cell) {
    if (cell != null) {
      cells.put(column, cell);
    }
  }

  private static BigDecimal sum(ResultSet group, String column) throws SQLException {
    BigDecimal sum = group.getBigDecimal(column);
    return sum == null ? BigDecimal.ZERO : sum;
  }

  private static List<String> inOrder(Map<String, String> cells, Map<String, Integer> header) {
    String[] row = new String[header.size()];
    Arrays.fill(row, "");
    cells.forEach((column, cell) -> row[header.getOrDefault(column, 0)] = cell);
    return List.of(row);
  }
}
