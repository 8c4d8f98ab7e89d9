package dev.yourbrief.bill.store;

import dev.yourbrief.bill.store.RequestSums.OfFile;
import dev.yourbrief.bill.store.Sums.Days;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the single requests of logs say of some days: how long they are, when they come, how they
 * crowd. Batches are left out, and requests that wrote nothing, such as embeddings. Where no log
 * tells of the days, one-minute buckets of an export may still tell of the minutes.
 *
 * <p>Sums are of whole numbers in 128 bits, so they are the same in whatever order they are added.
 */
public final class LogSums {

  /** What is measured of a request, or of all requests of a minute. */
  public enum Measure {
    REQUESTS("n"),
    INPUT("input"),
    OUTPUT("output");

    private final String column;

    Measure(String column) {
      this.column = column;
    }
  }

  /** The lengths there are. */
  public enum Length {
    INPUT("input"),
    OUTPUT("output"),
    TOTAL("(input + output)");

    private final String expression;

    Length(String expression) {
      this.expression = expression;
    }
  }

  /**
   * The sums of the requests of an hour from which means and variances follow.
   *
   * @param hour empty for requests of which only the day is known
   */
  public record Moments(
      LocalDate day,
      OptionalInt hour,
      BigDecimal n,
      BigDecimal input,
      BigDecimal output,
      BigDecimal inputSquared,
      BigDecimal outputSquared,
      BigDecimal product) {}

  /**
   * A length, and how many requests are no longer.
   *
   * @param tokens the length
   * @param atMost how many
   */
  public record Step(long tokens, long atMost) {}

  /** The first and last minute something is known of, in minutes since 1970. */
  public record Minutes(long first, long last) {}

  /** The counts of the minutes of an hour, in hours since 1970: their sum, and that of squares. */
  public record Crowd(long hour, BigDecimal sum, BigDecimal squares) {}

  /** Times between requests, in a block of them: how many, their sum, and that of squares. */
  public record Gaps(long n, BigDecimal sum, BigDecimal squares) {}

  private static final String MINUTE = "start_at // 60000000";
  private static final String WITH_TIME = " WHERE hour IS NOT NULL";
  private static final long HOUR_MICROS = 3_600_000_000L;

  private final RequestSums store;

  LogSums(RequestSums store, Days days) {
    this.store = store;
    store.make(
        "CREATE OR REPLACE TEMP TABLE seen AS SELECT file, start_at, day, hour, input_uncached +"
            + " cache_read + cache_write AS input, output FROM "
            + RequestSums.believed("is_one")
            + " c WHERE output > 0"
            + RequestSums.INTERACTIVE,
        days);
    if (files().isEmpty()) {
      store.make(
          "CREATE OR REPLACE TEMP TABLE minute_load AS SELECT "
              + MINUTE
              + " AS minute, min(day) AS day, sum(requests) AS n, sum(input_uncached + cache_read +"
              + " cache_write) AS input, sum(output) AS output FROM "
              + RequestSums.believed("NOT is_one AND seconds = 60")
              + " c WHERE true"
              + RequestSums.INTERACTIVE
              + " GROUP BY 1",
          days);
    } else {
      store.make(
          "CREATE OR REPLACE TEMP TABLE minute_load AS SELECT "
              + MINUTE
              + " AS minute, min(day) AS day, count(*) AS n, sum(input) AS input, sum(output) AS"
              + " output FROM seen"
              + WITH_TIME
              + " GROUP BY 1");
    }
  }

  /** How many requests of which files were looked at; none when no log tells of the days. */
  public List<OfFile> files() {
    return store.ask(
        "SELECT file, count(*) FROM seen GROUP BY 1 ORDER BY 1",
        row -> new OfFile(row.getInt(1), row.getLong(2)));
  }

  /** The sums by day and hour. */
  public List<Moments> moments() {
    return store.ask(
        "SELECT day, hour, count(*), sum(input), sum(output), sum(input::HUGEINT * input),"
            + " sum(output::HUGEINT * output), sum(input::HUGEINT * output) FROM seen GROUP BY 1, 2"
            + " ORDER BY 1, 2 NULLS FIRST",
        row -> {
          int hour = row.getInt(2);
          return new Moments(
              row.getObject(1, LocalDate.class),
              row.wasNull() ? OptionalInt.empty() : OptionalInt.of(hour),
              row.getBigDecimal(3),
              row.getBigDecimal(4),
              row.getBigDecimal(5),
              row.getBigDecimal(6),
              row.getBigDecimal(7),
              row.getBigDecimal(8));
        });
  }

  /** The lengths at these shares of all requests, least first, each once. */
  public List<Step> steps(Length length, List<BigDecimal> shares) {
    List<Long> lengths =
        store
            .ask(
                "SELECT quantile_disc(" + length.expression + ", " + shares + ") FROM seen",
                LogSums::numbers)
            .getFirst()
            .stream()
            .distinct()
            .toList();
    List<String> counts = new ArrayList<>();
    lengths.forEach(
        tokens -> counts.add("count(*) FILTER (" + length.expression + " <= " + tokens + ")"));
    return store
        .ask(
            "SELECT " + String.join(", ", counts) + " FROM seen",
            row -> {
              List<Step> steps = new ArrayList<>();
              for (int i = 0; i < lengths.size(); i++) {
                steps.add(new Step(lengths.get(i), row.getLong(i + 1)));
              }
              return steps;
            })
        .getFirst();
  }

  private static List<Long> numbers(ResultSet row) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    for (Object number : (Object[]) row.getArray(1).getArray()) {
      numbers.add(((Number) number).longValue());
    }
    return numbers;
  }

  /** The minutes that something is known of; empty when nothing is. */
  public Optional<Minutes> minutes() {
    return store
        .ask(
            "SELECT count(*), min(minute), max(minute) FROM minute_load",
            row ->
                row.getLong(1) == 0
                    ? Optional.<Minutes>empty()
                    : Optional.of(new Minutes(row.getLong(2), row.getLong(3))))
        .getFirst();
  }

  /** The load of all minutes of the days. */
  public BigDecimal load(Measure load, Days days) {
    return store
        .ask(
            "SELECT coalesce(sum("
                + load.column
                + "), 0) FROM minute_load WHERE day BETWEEN ? AND ?",
            row -> row.getBigDecimal(1),
            days)
        .getFirst();
  }

  /**
   * The load of the stretch of so many minutes that so many other stretches of the days stand
   * above, or 0 after the last.
   */
  public BigDecimal loadBelow(Measure load, long others, int minutes, Days days) {
    List<BigDecimal> found =
        store.ask(
            "SELECT sum("
                + load.column
                + ") FROM minute_load WHERE day BETWEEN ? AND ? GROUP BY minute // "
                + minutes
                + " ORDER BY 1 DESC LIMIT 1 OFFSET "
                + others,
            row -> row.getBigDecimal(1),
            days);
    return found.isEmpty() ? BigDecimal.ZERO : found.getFirst();
  }

  /** How requests crowd in the minutes of each hour. */
  public List<Crowd> crowds() {
    return store.ask(
        "SELECT minute // 60, sum(n), sum(n::HUGEINT * n::HUGEINT) FROM minute_load GROUP BY 1"
            + " ORDER BY 1",
        row -> new Crowd(row.getLong(1), row.getBigDecimal(2), row.getBigDecimal(3)));
  }

  /** The coarsest unit, in microseconds, that all times are whole multiples of. */
  public OptionalLong unit() {
    return store
        .ask(
            "SELECT count(*), bool_and(start_at % 60000000 = 0), bool_and(start_at % 1000000 = 0),"
                + " bool_and(start_at % 1000 = 0) FROM seen"
                + WITH_TIME,
            row ->
                row.getLong(1) == 0
                    ? OptionalLong.empty()
                    : OptionalLong.of(
                        row.getBoolean(2)
                            ? 60_000_000
                            : row.getBoolean(3) ? 1_000_000 : row.getBoolean(4) ? 1_000 : 1))
        .getFirst();
  }

  /** The times between requests in each hour, none across hours. */
  public List<Gaps> gapsByHour(long unit) {
    return gaps(
        unit,
        "before // " + HOUR_MICROS,
        " AND moment // " + HOUR_MICROS + " = before // " + HOUR_MICROS);
  }

  /** The times between requests in blocks of so many, one after the other. */
  public List<Gaps> gapsByRun(long unit, int length) {
    return gaps(unit, "(place - 2) // " + length, "");
  }

  /**
   * Requests that stand at one time, because a log tells times no finer, are put at scattered times
   * of that unit: the number of each, cubed and multiplied, modulo a prime.
   */
  private List<Gaps> gaps(long unit, String block, String condition) {
    return store.ask(
        "WITH numbered AS (SELECT start_at, row_number() OVER (ORDER BY start_at) AS number FROM"
            + " seen"
            + WITH_TIME
            + "), scattered AS (SELECT start_at + (number * number % 2147483647 * number %"
            + " 2147483647 * 1103515245 % 2147483647) * "
            + unit
            + " // 2147483647 AS moment FROM numbered), gap AS (SELECT moment, lag(moment) OVER"
            + " (ORDER BY moment) AS before, row_number() OVER (ORDER BY moment) AS place FROM"
            + " scattered) SELECT "
            + block
            + ", count(*), sum(moment - before), sum((moment - before)::HUGEINT * (moment -"
            + " before)) FROM gap WHERE before IS NOT NULL"
            + condition
            + " GROUP BY 1 ORDER BY 1",
        row -> new Gaps(row.getLong(2), row.getBigDecimal(3), row.getBigDecimal(4)));
  }
}
