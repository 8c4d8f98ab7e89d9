package dev.yourbrief.bill.store;

import dev.yourbrief.bill.ChargeCategory;
import dev.yourbrief.bill.TokenKind;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The questions a sealed and merged store answers. Tokens come from usage exports where there is
 * one for the model and day, else from the cost lines that carry them: never from both.
 */
public final class Sums {

  private static final String IN_WINDOW = " AND c.day BETWEEN ? AND ?";

  /** Cost lines' tokens count where no usage export tells of them. */
  static final String COUNTED =
      " FROM kept c LEFT JOIN usage_key k ON k.provider = c.provider AND k.day = c.day AND"
          + " k.model = c.model LEFT JOIN usage_day d ON d.provider = c.provider AND d.day = c.day"
          + " WHERE c.has_tokens AND c.category = 'usage' AND (NOT c.has_cost OR (k.provider IS"
          + " NULL AND (d.provider IS NULL OR (NOT d.blank AND c.model <> ''))))";

  private final ChargeStore store;

  /** What to cut a sum by. */
  public enum By {
    PROVIDER(2),
    MODEL(3),
    KIND(4),
    PROJECT(5);

    private static final String COLUMNS =
        "grouping(c.provider, c.model, c.kind, c.project), c.provider, c.model, c.kind, c.project";

    private static final String SETS =
        " GROUP BY GROUPING SETS ((c.provider, @), (c.model, @), (c.kind, @), (c.project, @))";

    private final int column;

    By(int column) {
      this.column = column;
    }

    /** Which cut a row is of: its column is the only one whose bit is not set. */
    private static By of(ResultSet row) throws SQLException {
      return switch (row.getInt(1)) {
        case 0b0111 -> PROVIDER;
        case 0b1011 -> MODEL;
        case 0b1101 -> KIND;
        default -> PROJECT;
      };
    }
  }

  /** Days in a row, both ends included. */
  public record Days(LocalDate from, LocalDate to) {}

  /** A sum of one category in one currency. */
  public record Total(
      String currency, ChargeCategory category, BigDecimal billed, BigDecimal cost, long charges) {}

  /** The usage cost of one day in one currency. */
  public record Day(LocalDate day, String currency, BigDecimal cost) {}

  /** The usage cost of one part in one currency. */
  public record Part(String name, String currency, BigDecimal cost) {}

  /** Tokens of one model and kind. */
  public record Tokens(String model, TokenKind kind, BigDecimal tokens) {}

  /** Cost and tokens of one day that belong together. */
  public record Priced(
      String provider,
      String model,
      TokenKind kind,
      String tier,
      String currency,
      LocalDate day,
      BigDecimal tokens,
      BigDecimal cost,
      long rows) {}

  /**
   * The usage cost of one hour of the week, over all its occurrences.
   *
   * @param weekday 1 for Monday to 7 for Sunday
   * @param hour 0 to 23
   * @param tokens its tokens
   */
  public record Hour(int weekday, int hour, String currency, BigDecimal cost, BigDecimal tokens) {}

  /** A model with tokens that no cost line speaks of. */
  public record Unpriced(String provider, String model, String tier, BigDecimal tokens) {}

  public Sums(ChargeStore store) {
    this.store = store;
    try {
      store.execute(
          "CREATE TEMP TABLE usage_key AS SELECT DISTINCT provider, day, model FROM kept"
              + " WHERE has_tokens AND NOT has_cost AND category = 'usage'");
      store.execute(
          "CREATE TEMP TABLE usage_day AS SELECT provider, day, bool_or(model = '') AS blank"
              + " FROM usage_key GROUP BY provider, day");
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  /** Everything, inside the window or not. */
  public List<Total> totals() {
    return ask(
        "SELECT currency, category, sum(lines)::BIGINT, "
            + Exact.sum("billed")
            + ", "
            + Exact.sum("cost")
            + " FROM kept WHERE has_cost GROUP BY currency, category ORDER BY currency, category",
        row ->
            new Total(
                row.getString(1),
                category(row.getString(2)),
                Exact.read(row, 4),
                Exact.read(row, 6),
                row.getLong(3)));
  }

  /** Usage cost by day, the whole of the data. */
  public List<Day> days() {
    return ask(
        "SELECT day, currency, "
            + Exact.sum("cost")
            + " FROM kept WHERE has_cost AND category = 'usage' GROUP BY day, currency ORDER BY"
            + " day, currency",
        row -> new Day(row.getObject(1, LocalDate.class), row.getString(2), Exact.read(row, 3)));
  }

  /** The last day of every provider's usage. */
  public List<Day> lastDays() {
    return ask(
        "SELECT max(day), provider, 0, 0 FROM kept WHERE has_cost AND category = 'usage' GROUP BY"
            + " provider ORDER BY provider",
        row -> new Day(row.getObject(1, LocalDate.class), row.getString(2), BigDecimal.ZERO));
  }

  /** Usage cost of the days, cut in every way. */
  public Map<By, List<Part>> cost(Days days) {
    return cuts(
        "SELECT "
            + By.COLUMNS
            + ", c.currency, "
            + Exact.sum("c.cost")
            + " FROM kept c WHERE c.has_cost AND c.category = 'usage'"
            + IN_WINDOW
            + By.SETS.replace("@", "c.currency"),
        days);
  }

  /** Tokens of the days, cut in every way. */
  public Map<By, List<Part>> tokens(Days days) {
    return cuts(
        "SELECT "
            + By.COLUMNS
            + ", '', "
            + Exact.sum("c.tokens")
            + COUNTED
            + IN_WINDOW
            + By.SETS.replace(", @", ""),
        days);
  }

  private record Cut(By by, Part part) {}

  private Map<By, List<Part>> cuts(String sql, Days days) {
    RowReader<Cut> reader =
        row -> {
          By by = By.of(row);
          return new Cut(
              by, new Part(row.getString(by.column), row.getString(6), Exact.read(row, 7)));
        };
    Map<By, List<Part>> cuts = new EnumMap<>(By.class);
    for (Cut cut : ask(sql, reader, days)) {
      cuts.computeIfAbsent(cut.by(), by -> new ArrayList<>()).add(cut.part());
    }
    return cuts;
  }

  /** Tokens of the days by model and kind. */
  public List<Tokens> tokensByModel(Days days) {
    return ask(
        "SELECT c.model, c.kind, "
            + Exact.sum("c.tokens")
            + COUNTED
            + IN_WINDOW
            + " AND c.kind <> '' GROUP BY 1, 2 ORDER BY 1, 2",
        row -> new Tokens(row.getString(1), kind(row.getString(2)), Exact.read(row, 3)),
        days);
  }

  /** Usage cost of the days on lines whose tokens are known, by currency. */
  public List<Part> costWithTokens(Days days) {
    return ask(
        "SELECT '', c.currency, "
            + Exact.sum("c.cost")
            + " FROM kept c LEFT JOIN usage_key k ON k.provider = c.provider AND k.day = c.day"
            + " AND k.model = c.model WHERE c.has_cost AND c.category = 'usage' AND (c.has_tokens"
            + " OR (k.provider IS NOT NULL AND c.model <> ''))"
            + IN_WINDOW
            + " GROUP BY c.currency ORDER BY c.currency",
        row -> new Part(row.getString(1), row.getString(2), Exact.read(row, 3)),
        days);
  }

  /** Cost and tokens that stand on one line. */
  public List<Priced> pricedByLine(Days days) {
    return ask(
        "SELECT c.provider, c.model, c.kind, c.tier, c.currency, c.day, sum(c.lines)::BIGINT, "
            + Exact.sum("c.tokens")
            + ", "
            + Exact.sum("c.cost")
            + " FROM kept c WHERE c.has_cost AND c.has_tokens AND c.kind <> '' AND c.model <> ''"
            + " AND c.category = 'usage'"
            + IN_WINDOW
            + " GROUP BY ALL ORDER BY 1, 2, 3, 4, 5, 6",
        Sums::priced,
        days);
  }

  /** Cost of one export and tokens of another, joined on day, provider, model, kind and tier. */
  public List<Priced> pricedByJoin(Days days) {
    String key = "provider, day, model, kind, tier";
    return ask(
        "WITH spent AS (SELECT "
            + key
            + ", currency, sum(c.lines)::BIGINT AS n, sum(cost_whole) AS cost_whole,"
            + " sum(cost_fraction) AS cost_fraction FROM kept c WHERE has_cost AND NOT has_tokens"
            + " AND kind <> '' AND model <> '' AND category = 'usage' AND authority = 'bill'"
            + IN_WINDOW
            + " GROUP BY ALL), used AS (SELECT "
            + key
            + ", sum(tokens_whole) AS tokens_whole, sum(tokens_fraction) AS tokens_fraction FROM"
            + " kept WHERE has_tokens AND NOT has_cost AND category = 'usage' AND authority ="
            + " 'bill' GROUP BY ALL) SELECT provider, model, kind, tier, currency, day,"
            + " sum(n)::BIGINT, "
            + Exact.sum("tokens")
            + ", "
            + Exact.sum("cost")
            + " FROM spent JOIN used USING ("
            + key
            + ") GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6",
        Sums::priced,
        days);
  }

  private static Priced priced(ResultSet row) throws SQLException {
    return new Priced(
        row.getString(1),
        row.getString(2),
        kind(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getObject(6, LocalDate.class),
        Exact.read(row, 8),
        Exact.read(row, 10),
        row.getLong(7));
  }

  /** Usage of the days by hour of the week, of lines that say the hour. */
  public List<Hour> hours(Days days) {
    return ask(
        "SELECT isodow(c.day), c.hour, c.currency, "
            + Exact.sum("c.cost")
            + ", "
            + Exact.sum("c.tokens")
            + " FROM kept c WHERE c.hour IS NOT NULL AND c.category = 'usage'"
            + IN_WINDOW
            + " GROUP BY ALL ORDER BY 1, 2, 3",
        row ->
            new Hour(
                row.getInt(1),
                row.getInt(2),
                row.getString(3),
                Exact.read(row, 4),
                Exact.read(row, 6)),
        days);
  }

  /** Models a usage export tells of, of providers with a cost export that has no cost for them. */
  public List<Unpriced> unpriced(Days days) {
    return ask(
        "WITH paid AS (SELECT DISTINCT provider, model, tier FROM kept WHERE has_cost"
            + " AND (cost_whole <> 0 OR cost_fraction <> 0)) SELECT c.provider, c.model, c.tier, "
            + Exact.sum("c.tokens")
            + " FROM kept c WHERE c.has_tokens AND NOT c.has_cost AND c.category = 'usage'"
            + " AND c.model <> ''"
            + IN_WINDOW
            + " AND c.provider IN (SELECT provider FROM paid WHERE model <> '')"
            + " AND NOT EXISTS (SELECT 1 FROM paid p WHERE p.provider = c.provider"
            + " AND p.model = c.model AND (p.tier = c.tier OR c.tier NOT LIKE 'priority%'))"
            + " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        row ->
            new Unpriced(row.getString(1), row.getString(2), row.getString(3), Exact.read(row, 4)),
        days);
  }

  private static TokenKind kind(String key) {
    return TokenKind.ofKey(key).orElseThrow();
  }

  private static ChargeCategory category(String key) {
    return ChargeCategory.ofKey(key).orElseThrow();
  }

  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> ask(String sql, RowReader<T> reader) {
    return ask(sql, reader, Optional.empty());
  }

  private <T> List<T> ask(String sql, RowReader<T> reader, Days days) {
    return ask(sql, reader, Optional.of(days));
  }

  private <T> List<T> ask(String sql, RowReader<T> reader, Optional<Days> days) {
    try (PreparedStatement statement = store.connection().prepareStatement(sql)) {
      if (days.isPresent()) {
        statement.setObject(1, days.get().from());
        statement.setObject(2, days.get().to());
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
}
