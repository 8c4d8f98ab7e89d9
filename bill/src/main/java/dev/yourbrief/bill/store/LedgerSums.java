package dev.yourbrief.bill.store;

import dev.yourbrief.bill.TokenKind;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a merged store says by provider, model, day and kind, for a reconciliation; and what of a
 * gateway's ledger is estimated, has no price, or went to a candidate.
 */
public final class LedgerSums {

  private static final String LEDGER = "gateway-ledger";

  /** The words a ledger's charges begin with; routes and tags come after the first semicolon. */
  private static final String WORDS =
      "CASE WHEN c.format = '" + LEDGER + "' THEN split_part(c.description, ';', 1) ELSE '' END";

  private final ChargeStore store;

  /** Who says a line, and what of it. */
  public enum Which {
    ESTIMATED("estimated"),
    UNPRICED("unpriced"),
    SHADOW("shadow");

    private final String word;

    Which(String word) {
      this.word = word;
    }

    /** Its word. */
    public String word() {
      return word;
    }

    /** Whether a line begins with its word. */
    public boolean isIn(String words) {
      return Set.of(words.split(" ", -1)).contains(word);
    }
  }

  /**
   * Rows of a ledger that are no plain calls with a known price.
   *
   * @param models of which models
   */
  public record Part(
      Which which, BigDecimal calls, BigDecimal tokens, BigDecimal cost, List<String> models) {

    public Part {
      models = List.copyOf(models);
    }
  }

  /**
   * A sum of money.
   *
   * @param isBill whether whoever asks for the money says so
   * @param words of a ledger's line: what it is, and what is to be known of it
   * @param kind the kind of tokens; empty when the line is of all, or of none
   * @param lines of how many lines
   */
  public record Cost(
      boolean isBill,
      String format,
      String words,
      String provider,
      String model,
      String modelRaw,
      LocalDate day,
      Optional<TokenKind> kind,
      String tier,
      String category,
      String currency,
      BigDecimal cost,
      BigDecimal calls,
      long lines) {

    /** The same in another currency. */
    public Cost in(String other, BigDecimal amount) {
      return new Cost(
          isBill, format, words, provider, model, modelRaw, day, kind, tier, category, other,
          amount, calls, lines);
    }
  }

  /** A sum of tokens that count, in the same way. */
  public record Tokens(
      boolean isBill,
      String words,
      String provider,
      String model,
      String modelRaw,
      LocalDate day,
      TokenKind kind,
      BigDecimal tokens,
      BigDecimal calls) {}

  /** From when to when a gateway's calls were; empty when there are none. */
  public record Times(Optional<Instant> first, Optional<Instant> last) {}

  public LedgerSums(ChargeStore store) {
    this.store = store;
  }

  /** What of a ledger is no plain call with a known price. */
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (Which which : Which.values()) {
      part(which).ifPresent(parts::add);
    }
    return parts;
  }

  private Optional<Part> part(Which which) {
    String query =
        "SELECT c.model, sum(CASE WHEN c.unit = 'calls' THEN c.quantity_whole ELSE 0 END), "
            + Exact.sum("c.tokens")
            + ", "
            + Exact.sum("c.cost")
            + " FROM kept c WHERE c.format = '"
            + LEDGER
            + "' AND list_contains(string_split(split_part(c.description, ';', 1), ' '), '"
            + which.word
            + "') GROUP BY 1 ORDER BY 1";
    BigDecimal calls = BigDecimal.ZERO;
    BigDecimal tokens = BigDecimal.ZERO;
    BigDecimal cost = BigDecimal.ZERO;
    Set<String> models = new TreeSet<>();
    for (Part one :
        ask(
            query,
            row ->
                new Part(
                    which,
                    Optional.ofNullable(row.getBigDecimal(2)).orElse(BigDecimal.ZERO),
                    Exact.read(row, 3),
                    Exact.read(row, 5),
                    List.of(row.getString(1))))) {
      calls = calls.add(one.calls());
      tokens = tokens.add(one.tokens());
      cost = cost.add(one.cost());
      models.addAll(one.models());
    }
    return models.isEmpty()
        ? Optional.empty()
        : Optional.of(new Part(which, calls, tokens, cost, List.copyOf(models)));
  }

  /** All money, by everything that a reconciliation asks for. */
  public List<Cost> costs() {
    return ask(
        "SELECT c.authority = 'bill', c.format, "
            + WORDS
            + ", c.provider, c.model, c.model_raw, c.day, c.kind, c.tier, c.category, c.currency,"
            + " sum(CASE WHEN c.unit = 'calls' THEN c.quantity_whole ELSE 0 END),"
            + " sum(c.lines)::BIGINT, "
            + Exact.sum("c.cost")
            + " FROM kept c WHERE c.has_cost GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11"
            + " ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11",
        row ->
            new Cost(
                row.getBoolean(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, LocalDate.class),
                TokenKind.ofKey(row.getString(8)),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                Exact.read(row, 14),
                Optional.ofNullable(row.getBigDecimal(12)).orElse(BigDecimal.ZERO),
                row.getLong(13)));
  }

  /** All tokens that count, and calls of which neither tokens nor money are known. */
  public List<Tokens> tokens() {
    return ask(
        "SELECT c.authority = 'bill', "
            + WORDS
            + ", c.provider, c.model, c.model_raw, c.day, c.kind,"
            + " sum(CASE WHEN c.unit = 'calls' THEN c.quantity_whole ELSE 0 END), "
            + Exact.sum("c.tokens")
            + Sums.COUNTED
            + " AND c.kind <> '' GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6, 7",
        row ->
            new Tokens(
                row.getBoolean(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, LocalDate.class),
                TokenKind.ofKey(row.getString(7)).orElseThrow(),
                Exact.read(row, 9),
                Optional.ofNullable(row.getBigDecimal(8)).orElse(BigDecimal.ZERO)));
  }

  /** From when to when a gateway's calls were. */
  public Times times() {
    List<Times> found =
        ask(
            "SELECT min(c.start_at), max(c.end_at), count(*) FROM kept c WHERE c.authority <>"
                + " 'bill'",
            row ->
                row.getLong(3) == 0
                    ? new Times(Optional.empty(), Optional.empty())
                    : new Times(
                        Optional.of(instant(row.getLong(1))),
                        Optional.of(instant(row.getLong(2)))));
    return found.isEmpty() ? new Times(Optional.empty(), Optional.empty()) : found.getFirst();
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
  }

  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> ask(String sql, RowReader<T> reader) {
    try (PreparedStatement statement = store.connection().prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      List<T> answer = new ArrayList<>();
      while (rows.next()) {
        answer.add(reader.read(rows));
      }
      return Collections.unmodifiableList(answer);
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }
}
