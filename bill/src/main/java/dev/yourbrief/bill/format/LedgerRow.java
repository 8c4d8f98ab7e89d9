package dev.yourbrief.bill.format;

import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.figure.Money;
import dev.yourbrief.figure.source.Location;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A row of a gateway's ledger.
 *
 * @param what the kind of row, as the ledger names it
 * @param call the gateway's name of the call
 * @param number of an attempt, else an empty string
 * @param start when it arrived or began
 * @param end when its last byte was sent
 * @param provider as the configuration calls it; empty when none was asked
 * @param tokens by kind, none of them zero
 * @param usd what it cost; empty when that is unknown
 * @param estimated whether the gateway counted the tokens itself
 * @param isUnpriced whether something may be owed of which nobody knows how much
 * @param attempts requests to providers that the call needed
 * @param tags as one text
 */
record LedgerRow(
    Location where,
    String what,
    String call,
    String number,
    Times.Moment start,
    Instant end,
    String provider,
    String model,
    Map<TokenKind, BigDecimal> tokens,
    Optional<Money> usd,
    boolean estimated,
    boolean isUnpriced,
    int attempts,
    String route,
    String key,
    String tags) {

  static final String CALL = "call";
  static final String ATTEMPT = "attempt";
  static final String SHADOW = "shadow";
  static final String OPENED = "opened";
  static final String FEEDBACK = "feedback";
  static final String NOTICED = "noticed";

  private static final Set<String> KINDS = Set.of(CALL, ATTEMPT, SHADOW, OPENED, FEEDBACK, NOTICED);

  private static final List<TokenKind> TOKENS =
      List.of(
          TokenKind.INPUT_UNCACHED,
          TokenKind.CACHE_READ,
          TokenKind.CACHE_WRITE_5M,
          TokenKind.CACHE_WRITE_1H,
          TokenKind.OUTPUT);

  /** A longer call is a broken row: a day of it would move its tokens to another. */
  private static final long MOST_MILLIS = 7 * 24 * 3_600_000L;

  private static final int MOST_ATTEMPTS = 1_000;

  /**
   * Reads a row.
   *
   * @throws RowException if it cannot be read
   */
  static LedgerRow of(Row row, LedgerTags tags) {
    String what = row.text("row");
    if (!KINDS.contains(what)) {
      throw new RowException(
          "'" + Texts.shorten(what) + "' is no kind of row that is known here",
          "Read it with a version as new as the gateway that wrote it");
    }
    if (row.text("call").isEmpty()) {
      throw new RowException("'call' is empty", "Give the ledger as the gateway wrote it");
    }
    Times.Moment start = row.requireTime("time");
    Map<TokenKind, BigDecimal> tokens = new EnumMap<>(TokenKind.class);
    for (TokenKind kind : TOKENS) {
      Counts.put(tokens, kind, row.count(kind.key()));
    }
    Optional<Money> usd = row.money("usd", Gateway.USD);
    return new LedgerRow(
        row.where(),
        what,
        row.text("call"),
        row.text("number"),
        start,
        start.instant().plusMillis(millis(row)),
        LedgerProviders.of(row.text("provider"), row.text("model")),
        row.text("model"),
        tokens,
        usd,
        Gateway.isYes(row.text("estimated")),
        usd.isEmpty() && mayBeOwed(row, tokens),
        attempts(row),
        Texts.kept(row.text("route")),
        Texts.kept(row.text("key")),
        tags.of(row));
  }

  private static boolean mayBeOwed(Row row, Map<TokenKind, BigDecimal> tokens) {
    return !row.text("provider").isEmpty()
        && (!tokens.isEmpty()
            || row.text("fault").isEmpty()
            || row.text("outcome").equals("interrupted"));
  }

  private static long millis(Row row) {
    BigDecimal millis = row.count("ms");
    return millis.compareTo(BigDecimal.valueOf(MOST_MILLIS)) > 0 ? 0 : millis.longValue();
  }

  /** As many as a call can have; more is as good as several. */
  private static int attempts(Row row) {
    return row.count("attempts").min(BigDecimal.valueOf(MOST_ATTEMPTS)).intValue();
  }

  /** What two rows have in common that say the same thing twice. */
  String id() {
    return id(what, call, number);
  }

  static String id(String what, String call, String number) {
    return what + ' ' + call + ' ' + number;
  }

  boolean is(String kind) {
    return what.equals(kind);
  }

  /** Whether its attempts carry what was paid, and not this row. */
  boolean isOnlyARequest() {
    return is(CALL) && attempts > 1;
  }
}
