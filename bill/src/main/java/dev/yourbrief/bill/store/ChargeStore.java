package dev.yourbrief.bill.store;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.ChargeCategory;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.bill.format.Formats;
import dev.yourbrief.figure.Money;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Takes charges in, then answers for their sums. A usage charge of several days becomes a share on
 * each of them; one of more than {@value #MAX_DAYS} days stays on its first.
 *
 * <p>Not for use by two threads at a time.
 */
public final class ChargeStore implements AutoCloseable {

  /** A usage charge of more days than this stays on its first. */
  public static final int MAX_DAYS = 400;

  private static final String TABLE =
      "CREATE TABLE charge (file INTEGER, belief INTEGER, id UUID, day DATE, head BOOLEAN,"
          + " provider VARCHAR, model VARCHAR, category VARCHAR, kind VARCHAR, tier VARCHAR,"
          + " project INTEGER, currency VARCHAR, has_cost BOOLEAN, has_tokens BOOLEAN,"
          + " ungrouped BOOLEAN, "
          + String.join(
              ", ", Exact.columns("billed"), Exact.columns("cost"), Exact.columns("tokens"))
          + ")";

  private static final int MAX_WAITING = 10_000;

  /** A charge that came in before the database was open. */
  private record Waiting(int file, int project, Charge charge) {}

  private final Opening opening;
  private final List<Waiting> waiting = new ArrayList<>();
  private @Nullable DuckDBAppender appender;
  private long spreadCharges;

  private ChargeStore(Opening opening) {
    this.opening = opening;
  }

  /** Opens an empty store. It takes charges in at once, while the database still opens. */
  public static ChargeStore open() {
    return new ChargeStore(Opening.start(TABLE));
  }

  /** How many charges were spread over several days. */
  public long spreadCharges() {
    return spreadCharges;
  }

  /**
   * Takes a charge in.
   *
   * @param file the number of the file it stands in
   * @param project the number of the project it is of
   */
  public void add(int file, int project, Charge charge) {
    if (appender == null && !opening.isDone() && waiting.size() < MAX_WAITING) {
      waiting.add(new Waiting(file, project, charge));
      return;
    }
    takeWaiting();
    append(file, project, charge);
  }

  private void takeWaiting() {
    waiting.forEach(w -> append(w.file(), w.project(), w.charge()));
    waiting.clear();
  }

  private void append(int file, int project, Charge charge) {
    try {
      int days = days(charge);
      if (days == 1) {
        append(
            file,
            project,
            charge,
            0,
            charge.billed().map(Money::amount),
            charge.cost().map(Money::amount),
            charge.tokens());
        return;
      }
      spreadCharges++;
      Optional<List<BigDecimal>> billed =
          charge.billed().map(money -> Spread.money(money.amount(), days));
      Optional<List<BigDecimal>> cost =
          charge.cost().map(money -> Spread.money(money.amount(), days));
      Optional<List<BigDecimal>> tokens = charge.tokens().map(n -> Spread.tokens(n, days));
      for (int i = 0; i < days; i++) {
        int day = i;
        append(
            file,
            project,
            charge,
            day,
            billed.map(shares -> shares.get(day)),
            cost.map(shares -> shares.get(day)),
            tokens.map(shares -> shares.get(day)));
      }
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  private static int days(Charge charge) {
    long days = ChronoUnit.DAYS.between(charge.day(), charge.lastDay()) + 1;
    return charge.category() == ChargeCategory.USAGE && days <= MAX_DAYS ? (int) days : 1;
  }

  private void append(
      int file,
      int project,
      Charge charge,
      int dayOffset,
      Optional<BigDecimal> billed,
      Optional<BigDecimal> cost,
      Optional<BigDecimal> tokens)
      throws SQLException {
    DuckDBAppender row = appender();
    row.beginRow();
    row.append(file);
    row.append(Formats.belief(charge.authority(), charge.format()));
    row.append(charge.identity());
    row.append(charge.day().plusDays(dayOffset));
    row.append(dayOffset == 0);
    row.append(charge.provider());
    row.append(charge.model().orElse(""));
    row.append(charge.category().key());
    row.append(charge.kind().map(TokenKind::key).orElse(""));
    row.append(charge.tier());
    row.append(project);
    row.append(charge.cost().map(Money::currency).orElse(""));
    row.append(charge.cost().isPresent());
    row.append(tokens.isPresent());
    row.append(charge.ungrouped());
    append(row, billed);
    append(row, cost);
    append(row, tokens);
    row.endRow();
  }

  private static void append(DuckDBAppender row, Optional<BigDecimal> amount) throws SQLException {
    if (amount.isPresent()) {
      Exact.append(row, amount.get());
    } else {
      Exact.appendNone(row);
    }
  }

  private DuckDBAppender appender() throws SQLException {
    DuckDBAppender open = appender;
    if (open == null) {
      open = connection().createAppender("charge");
      appender = open;
    }
    return open;
  }

  /** Ends the taking in; what follows are questions. */
  public void seal() {
    takeWaiting();
    try {
      if (appender != null) {
        appender.close();
        appender = null;
      }
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  DuckDBConnection connection() {
    return opening.await().connection();
  }

  long execute(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  @Override
  public void close() {
    try {
      if (appender != null) {
        appender.close();
      }
    } catch (SQLException e) {
      throw new StoreException(e);
    } finally {
      opening.close();
    }
  }
}
