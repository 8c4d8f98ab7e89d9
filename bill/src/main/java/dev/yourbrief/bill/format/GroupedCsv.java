package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.Progress;
import dev.yourbrief.figure.source.Location;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a large CSV file: a database adds up the rows of an hour or a day that are alike (see
 * {@link Grain}), and the format's reader reads the sums as if they were rows. Millions of rows
 * become thousands. Where any row is not plain, nothing is read, and the file is to be read row by
 * row: only that can say which line is wrong.
 */
final class GroupedCsv {

  /** Smaller files are read row by row before the database has opened. */
  static final long LEAST_BYTES = 16L << 20;

  /** With more than this to tell apart, what is alike in a day is read together, else an hour. */
  private static final int MOST_FOR_HOURS = 8;

  /** The same, where the hours are wanted: two million sums in ninety days. */
  private static final int MOST_FOR_HOURS_ASKED_FOR = 1_000;

  private static final int SAMPLED_ROWS = 100_000;

  private static final Pattern SECONDS = Pattern.compile("\\d{10}");
  private static final Pattern ISO =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}.*");

  /** The database takes these in a path for patterns. */
  private static final Pattern GLOB = Pattern.compile("[*?\\[\\]{}]");

  private final Connection database;
  private final Path file;
  private final String name;
  private final Progress progress;
  private final How.Detail detail;

  /**
   * @param detail what is to be told beside cost and tokens
   */
  GroupedCsv(Connection database, Path file, String name, Progress progress, How.Detail detail) {
    this.detail = detail;
    this.database = database;
    this.file = file;
    this.name = name;
    this.progress = progress;
  }

  private record Reading(
      List<Charge> charges,
      Optional<RowFormat.IdleDay> idle,
      long rows,
      Optional<BigDecimal> requests) {}

  /**
   * Reads the file.
   *
   * @param first the first row below the header
   * @return whether it was read; if not, nothing was, and it is to be read row by row
   */
  boolean read(
      Header header,
      List<String> first,
      char separator,
      Head head,
      RowFormat format,
      ChargeSink sink) {
    Map<String, Integer> named = header.namedFor(format);
    Optional<Grain> whole = detail == How.Detail.NONE ? format.grainOfTokens() : format.grain();
    Optional<Grain> grain = whole.flatMap(g -> g.in(named.keySet()));
    Optional<GroupedSql.Clock> clock = grain.flatMap(g -> clock(named, first, g));
    if (clock.isEmpty() || GLOB.matcher(file.toString()).find()) {
      return false;
    }
    GroupedSql sql =
        new GroupedSql(
            grain.get(),
            clock.get(),
            file.toAbsolutePath(),
            List.copyOf(header.columns().keySet()),
            separator,
            head.text().contains("\r\n"));
    try {
      for (Reading reading : readings(sql, grain.get(), named, format)) {
        sink.row(reading.charges(), reading.rows());
        RowReading.count(reading.charges(), reading.requests(), false, sink);
        reading.idle().ifPresent(day -> sink.idle(day.provider(), day.day()));
      }
      return true;
    } catch (SQLException | IOException | RowException e) {
      return false;
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
      throws SQLException, IOException {
    try (Statement statement = database.createStatement()) {
      GroupedSql.Span span;
      try (ResultSet count = statement.executeQuery(sql.combinations(SAMPLED_ROWS))) {
        count.next();
        int most =
            detail == How.Detail.REQUESTS_BY_HOUR ? MOST_FOR_HOURS_ASKED_FOR : MOST_FOR_HOURS;
        span = count.getLong(1) > most ? GroupedSql.Span.DAY : GroupedSql.Span.HOUR;
      }
      QueryWatch watch = QueryWatch.of(statement, name, Files.size(file), progress);
      try (ResultSet rows = statement.executeQuery(sql.grouped(span))) {
        List<Reading> readings = new ArrayList<>();
        while (rows.next()) {
          if (rows.getBoolean("bad")) {
            throw new SQLException("a row is not plain");
          }
          readings.add(reading(rows, grain, header, format));
        }
        return readings;
      } finally {
        watch.stop();
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
    for (int i = 0; i < grain.counts().size(); i++) {
      put(cells, grain.counts().get(i), plain(Optional.ofNullable(group.getBigDecimal("c" + i))));
    }
    for (int i = 0; i < grain.money().size(); i++) {
      put(cells, grain.money().get(i), plain(sum(group, "m" + i)));
    }
    put(cells, grain.start(), group.getString("s_min"));
    if (grain.end().isPresent()) {
      put(cells, grain.end().get(), group.getString("e_max"));
    }
    Row row = new CsvRow(Location.of(name), header, inOrder(cells, header));
    List<Charge> charges = format.read(row);
    return new Reading(
        charges,
        charges.isEmpty() ? format.idle(row) : Optional.empty(),
        group.getLong("n"),
        format.requests(row));
  }

  private static void put(Map<String, String> cells, String column, @Nullable String cell) {
    if (cell != null) {
      cells.put(column, cell);
    }
  }

  private static @Nullable String plain(Optional<BigDecimal> sum) {
    return sum.map(n -> n.stripTrailingZeros().toPlainString()).orElse(null);
  }

  private static Optional<BigDecimal> sum(ResultSet group, String name) throws SQLException {
    Optional<BigDecimal> sum = Optional.empty();
    for (int length = 0; length < 3; length++) {
      BigDecimal part = group.getBigDecimal(name + "_" + length);
      sum = part == null ? sum : Optional.of(sum.orElse(BigDecimal.ZERO).add(part));
    }
    return sum;
  }

  private static List<String> inOrder(Map<String, String> cells, Map<String, Integer> header) {
    String[] row = new String[header.size()];
    Arrays.fill(row, "");
    cells.forEach((column, cell) -> row[header.getOrDefault(column, 0)] = cell);
    return List.of(row);
  }
}
