package dev.yourbrief.bill.store;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.duckdb.DuckDBAppender;

/**
 * The table of charges: what each column is, and how a charge is written to it. Times are
 * microseconds since 1970; amounts stand in two columns (see {@link Exact}).
 */
final class ChargeTable {

  static final String DEFINITION =
      "CREATE TABLE IF NOT EXISTS charge (file INTEGER, line INTEGER, lines BIGINT,"
          + " authority VARCHAR, format VARCHAR, id UUID, day DATE, hour TINYINT,"
          + " start_at BIGINT, end_at BIGINT, provider VARCHAR, model VARCHAR, model_raw VARCHAR,"
          + " category VARCHAR, kind VARCHAR, tier VARCHAR, project INTEGER, account VARCHAR,"
          + " description VARCHAR, unit VARCHAR, currency VARCHAR, has_cost BOOLEAN,"
          + " has_tokens BOOLEAN, ungrouped BOOLEAN, "
          + String.join(
              ", ",
              Exact.columns("billed"),
              Exact.columns("cost"),
              Exact.columns("list"),
              Exact.columns("tokens"),
              Exact.columns("quantity"))
          + ")";

  private static final long MICROS = 1_000_000;

  private ChargeTable() {}

  /**
   * What of a charge falls on one of its days.
   *
   * @param offset which of its days, from 0
   * @param isLast whether it is the last of them
   * @param lines how many lines of the file it stands for; 0 on all days but its first
   */
  record Share(
      int offset,
      boolean isLast,
      long lines,
      Optional<BigDecimal> billed,
      Optional<BigDecimal> cost,
      Optional<BigDecimal> list,
      Optional<BigDecimal> tokens,
      Optional<BigDecimal> quantity) {

    /** A charge of one day is a share of itself. */
    static Share whole(Charge charge, long lines) {
      return new Share(
          0,
          true,
          lines,
          charge.billed().map(Money::amount),
          charge.cost().map(Money::amount),
          charge.list().map(Money::amount),
          charge.tokens(),
          charge.quantity());
    }

    private Instant start(Charge charge) {
      return charge.start().plus(offset, ChronoUnit.DAYS);
    }

    private Instant end(Charge charge) {
      return isLast ? charge.end() : charge.start().plus(offset + 1L, ChronoUnit.DAYS);
    }
  }

  static void append(DuckDBAppender row, int file, int project, Charge charge, Share share)
      throws SQLException {
    row.beginRow();
    row.append(file);
    row.append(charge.source().line());
    row.append(share.lines());
    row.append(charge.authority().key());
    row.append(charge.format());
    row.append(charge.identity());
    row.append(charge.day().plusDays(share.offset()));
    if (charge.hour().isPresent()) {
      row.append((byte) charge.hour().getAsInt());
    } else {
      row.appendNull();
    }
    row.append(micros(share.start(charge)));
    row.append(micros(share.end(charge)));
    row.append(charge.provider());
    row.append(charge.model().orElse(""));
    row.append(charge.modelRaw());
    row.append(charge.category().key());
    row.append(charge.kind().map(TokenKind::key).orElse(""));
    row.append(charge.tier());
    row.append(project);
    row.append(charge.account());
    row.append(charge.description());
    row.append(charge.unit());
    row.append(charge.cost().map(Money::currency).orElse(""));
    row.append(charge.cost().isPresent());
    row.append(share.tokens().isPresent());
    row.append(charge.ungrouped());
    Exact.append(row, share.billed());
    Exact.append(row, share.cost());
    Exact.append(row, share.list());
    Exact.append(row, share.tokens());
    Exact.append(row, share.quantity());
    row.endRow();
  }

  /** Microseconds since 1970. */
  static long micros(Instant time) {
    return time.getEpochSecond() * MICROS + time.getNano() / 1_000;
  }
}
