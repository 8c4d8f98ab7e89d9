package dev.yourbrief.bill.store;

import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.bill.format.Formats;
import dev.yourbrief.bill.store.Sums.Days;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a sealed and merged store knows of traffic over time: tokens by day and hour, as the bill
 * counts them, and requests that were counted. What single requests of logs say is in {@link
 * LogSums}.
 *
 * <p>Of a provider's day only the format believed most that counts requests is asked, so that a
 * request that two logs tell of counts once. A log stays a witness of its requests where a bill
 * tells of the same spend: its tokens do not count again, but nothing else says how long they were
 * and when.
 */
public final class RequestSums {

  static final String INTERACTIVE = " AND c.tier NOT LIKE 'batch%'";

  private final ChargeStore store;

  /** Tokens of one day and kind. */
  public record DayTokens(LocalDate day, TokenKind kind, boolean isBatch, BigDecimal tokens) {}

  /** Tokens of one hour, those of batches left out. */
  public record HourTokens(LocalDate day, int hour, BigDecimal input, BigDecimal output) {}

  /** Requests of one day, as a log or an export counts them, and their tokens. */
  public record Counted(LocalDate day, BigDecimal requests, BigDecimal input, BigDecimal output) {}

  /** How many requests of a file were looked at. */
  public record OfFile(int file, long requests) {}

  /**
   * @param sums asked before: it leaves behind what this needs
   * @param disjoint whether no two formats tell of one spend
   */
  public RequestSums(ChargeStore store, Sums sums, boolean disjoint) {
    this.store = store;
    try {
      store.execute(
          "CREATE TEMP TABLE equal_out AS SELECT DISTINCT c.file, c.id, c.start_at // 3600000000"
              + " AS hour FROM charge c JOIN left_out l ON l.row = c.rowid WHERE l.reason ="
              + " 'EQUAL'");
      store.execute(
          "CREATE TEMP VIEW told_request AS SELECT r.*, "
              + (disjoint ? "0" : "b.belief + f.generation")
              + " AS belief FROM request r JOIN ranked f ON f.file = r.file JOIN belief b ON"
              + " b.authority = r.authority AND b.format = r.format ANTI JOIN equal_out e ON e.file"
              + " = r.file AND e.id = r.id AND e.hour = r.start_at // 3600000000 WHERE r.category ="
              + " 'usage'");
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  /** The requests of the days that are believed most. */
  static String believed(String which) {
    return "(SELECT r.* FROM told_request r JOIN (SELECT provider, day, max(belief) AS belief FROM"
        + " told_request WHERE day BETWEEN ? AND ? AND "
        + which
        + " GROUP BY provider, day) USING (provider, day, belief) WHERE "
        + which
        + ")";
  }

  /** The tokens of the days, as the bill counts them. */
  public List<DayTokens> tokensByDay(Days days) {
    return ask(
        "SELECT c.day, c.kind, c.tier LIKE 'batch%', "
            + Exact.sum("c.tokens")
            + Sums.COUNTED
            + " AND c.day BETWEEN ? AND ? AND c.kind <> '' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        row ->
            new DayTokens(
                row.getObject(1, LocalDate.class),
                TokenKind.ofKey(row.getString(2)).orElseThrow(),
                row.getBoolean(3),
                Exact.read(row, 4)),
        days);
  }

  /** The same by hour, of charges that say theirs. */
  public List<HourTokens> tokensByHour(Days days) {
    return ask(
        "SELECT c.day, c.hour, coalesce(sum(c.tokens_whole) FILTER (c.kind <> 'output'), 0),"
            + " coalesce(sum(c.tokens_whole) FILTER (c.kind = 'output'), 0)"
            + Sums.COUNTED
            + " AND c.hour IS NOT NULL AND c.kind <> ''"
            + INTERACTIVE
            + " AND c.day BETWEEN ? AND ? GROUP BY 1, 2 ORDER BY 1, 2",
        row ->
            new HourTokens(
                row.getObject(1, LocalDate.class),
                row.getInt(2),
                row.getBigDecimal(3),
                row.getBigDecimal(4)),
        days);
  }

  /** Requests that something counts, by day. */
  public List<Counted> counted(Days days) {
    return ask(
        "SELECT day, sum(requests), sum(input_uncached + cache_read + cache_write), sum(output)"
            + " FROM "
            + believed("true")
            + " GROUP BY 1 ORDER BY 1",
        row ->
            new Counted(
                row.getObject(1, LocalDate.class),
                row.getBigDecimal(2),
                row.getBigDecimal(3),
                row.getBigDecimal(4)),
        days);
  }

  /** Where the counted requests stand. */
  public List<OfFile> countedFiles(Days days) {
    return ask(
        "SELECT file, sum(requests)::BIGINT FROM " + believed("true") + " GROUP BY 1 ORDER BY 1",
        row -> new OfFile(row.getInt(1), row.getLong(2)),
        days);
  }

  /** The last day of a request of a log, no later than the given one. */
  public Optional<LocalDate> lastDayOfLogs(Days days) {
    return ask(
            "SELECT max(day) FROM told_request WHERE is_one AND day BETWEEN ? AND ?",
            row -> Optional.ofNullable(row.getObject(1, LocalDate.class)),
            days)
        .getFirst();
  }

  /** Requests of the days that nobody pays by the token. */
  public long notional(Days days) {
    return ask(
            "SELECT count(*) FROM request WHERE is_one AND category <> 'usage' AND day BETWEEN ?"
                + " AND ?",
            row -> row.getLong(1),
            days)
        .getFirst();
  }

  /** Logs that were read before the store kept requests. */
  public List<Integer> withoutRequests() {
    String logs =
        Formats.logs().stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
    return ask(
        "SELECT DISTINCT file FROM charge WHERE has_tokens AND format IN ("
            + logs
            + ") AND file NOT IN (SELECT file FROM request) ORDER BY 1",
        row -> row.getInt(1));
  }

  /** What the single requests of logs say of the days. */
  public LogSums logs(Days days) {
    return new LogSums(this, days);
  }

  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> ask(String sql, RowReader<T> reader, Object... values) {
    try (PreparedStatement statement = store.connection().prepareStatement(sql)) {
      int place = 1;
      for (Object value : values) {
        if (value instanceof Days(LocalDate from, LocalDate to)) {
          statement.setObject(place++, from);
          statement.setObject(place++, to);
        } else {
          statement.setObject(place++, value);
        }
      }
      List<T> answer = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          answer.add(reader.read(rows));
        }
      }
      return answer;
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  /** Makes a table. */
  void make(String sql, Days... days) {
    try (PreparedStatement statement = store.connection().prepareStatement(sql)) {
      int place = 1;
      for (Days some : days) {
        statement.setObject(place++, some.from());
        statement.setObject(place++, some.to());
      }
      statement.execute();
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }
}
