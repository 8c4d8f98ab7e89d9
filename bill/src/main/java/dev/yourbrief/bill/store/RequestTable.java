package dev.yourbrief.bill.store;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.TokenKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.duckdb.DuckDBAppender;

/**
 * The table of requests, beside that of charges: when they were, and how many tokens of which kind
 * each had. A row is a request of a log ({@code is_one}), or all that a line of an export counts.
 * It holds no text, no user and no address: the id is the hash of one of its charges, by which a
 * request is left out when its charge is.
 */
final class RequestTable {

  static final String DEFINITION =
      "CREATE TABLE IF NOT EXISTS request (file INTEGER, id UUID, requests BIGINT, is_one BOOLEAN,"
          + " seconds INTEGER, start_at BIGINT, day DATE, hour TINYINT, authority VARCHAR, format"
          + " VARCHAR, category VARCHAR, provider VARCHAR, model VARCHAR, tier VARCHAR,"
          + " input_uncached BIGINT, cache_read BIGINT, cache_write BIGINT, output BIGINT)";

  /** No request has as many tokens; a row that says so is a sum, or wrong. */
  private static final long MOST_OF_ONE = 1_000_000_000;

  private RequestTable() {}

  /**
   * A row: charges of one line that carry tokens.
   *
   * @param first one of them
   */
  private record Tokens(Charge first, long uncached, long read, long written, long output) {

    static Optional<Tokens> of(List<Charge> charges) {
      Optional<Charge> first = charges.stream().filter(c -> c.tokens().isPresent()).findFirst();
      long[] sums = new long[4];
      for (Charge charge : charges) {
        if (charge.kind().isPresent() && charge.tokens().isPresent()) {
          sums[place(charge.kind().get())] += whole(charge.tokens().get());
        }
      }
      return first.map(charge -> new Tokens(charge, sums[0], sums[1], sums[2], sums[3]));
    }

    private static int place(TokenKind kind) {
      return switch (kind) {
        case INPUT_UNCACHED -> 0;
        case CACHE_READ -> 1;
        case CACHE_WRITE_5M, CACHE_WRITE_1H, CACHE_WRITE -> 2;
        case OUTPUT -> 3;
      };
    }

    private static long whole(BigDecimal tokens) {
      return tokens.setScale(0, RoundingMode.HALF_EVEN).longValue();
    }

    boolean canBeOne() {
      return Math.max(Math.max(uncached, read), Math.max(written, output)) <= MOST_OF_ONE;
    }
  }

  static void append(DuckDBAppender row, int file, List<Charge> charges, long count, boolean isOne)
      throws SQLException {
    Optional<Tokens> some = Tokens.of(charges);
    if (some.isEmpty()) {
      return;
    }
    Tokens tokens = some.get();
    Charge charge = tokens.first();
    row.beginRow();
    row.append(file);
    row.append(charge.identity());
    row.append(count);
    row.append(isOne && tokens.canBeOne());
    row.append(
        (int)
            Math.min(
                Integer.MAX_VALUE, Duration.between(charge.start(), charge.end()).toSeconds()));
    row.append(ChargeTable.micros(charge.start()));
    row.append(charge.day());
    OptionalInt hour = hour(charge);
    if (hour.isPresent()) {
      row.append((byte) hour.getAsInt());
    } else {
      row.appendNull();
    }
    row.append(charge.authority().key());
    row.append(charge.format());
    row.append(charge.category().key());
    row.append(charge.provider());
    row.append(charge.model().orElse(""));
    row.append(charge.tier());
    row.append(tokens.uncached());
    row.append(tokens.read());
    row.append(tokens.written());
    row.append(tokens.output());
    row.endRow();
  }

  /**
   * A request of more than an hour has an hour too, which its charges have not; a bare day none.
   */
  private static OptionalInt hour(Charge charge) {
    if (charge.hour().isPresent()) {
      return charge.hour();
    }
    Instant start = charge.start();
    boolean isUtc = start.atZone(ZoneOffset.UTC).toLocalDate().equals(charge.day());
    LocalTime time = start.atZone(ZoneOffset.UTC).toLocalTime();
    return isUtc && !time.equals(LocalTime.MIDNIGHT)
        ? OptionalInt.of(time.getHour())
        : OptionalInt.empty();
  }
}
