package dev.yourbrief.bill.store;

import dev.yourbrief.bill.Charge;
import dev.yourbrief.bill.ChargeCategory;
import dev.yourbrief.bill.store.ChargeTable.Share;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
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

  private static final int MAX_WAITING = 10_000;

  private static final List<String> TABLES =
      List.of(ChargeTable.DEFINITION, RequestTable.DEFINITION);

  private final Opening opening;
  private final boolean onDisk;

  /** What came in before the database was open. */
  private final List<Runnable> waiting = new ArrayList<>();

  private @Nullable DuckDBAppender appender;
  private @Nullable DuckDBAppender requests;

  private ChargeStore(Opening opening, boolean onDisk) {
    this.opening = opening;
    this.onDisk = onDisk;
  }

  /** Opens an empty store. It takes charges in at once, while the database still opens. */
  public static ChargeStore open() {
    return new ChargeStore(Opening.inMemory(TABLES), false);
  }

  /**
   * Opens a store in a file, which is made if it is not there.
   *
   * @throws InputException if the file is no store, or another program has it open
   */
  public static ChargeStore open(Path file) {
    List<String> tables = new ArrayList<>(FileTables.DEFINITIONS);
    tables.addAll(TABLES);
    return new ChargeStore(Opening.at(file, tables), true);
  }

  /** Whether it outlives this program. */
  public boolean isOnDisk() {
    return onDisk;
  }

  /** The files that were read into it before. */
  public List<ReadFile> files() {
    return onDisk ? asked(FileTables::files) : List.of();
  }

  /** The projects of those files. */
  public List<SavedProject> projects() {
    return onDisk ? asked(FileTables::projects) : List.of();
  }

  /**
   * What was said when those files were read.
   *
   * @param notes what was worth knowing, or what could not be read
   */
  public List<Problem> problems(boolean notes) {
    return onDisk ? asked(tables -> tables.problems(notes)) : List.of();
  }

  private interface Question<T> {
    T ask(FileTables tables) throws SQLException;
  }

  private <T> T asked(Question<T> question) {
    try {
      return question.ask(new FileTables(connection()));
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  /** A file begins. If the program dies before {@link #commit}, nothing of it is in the store. */
  public void begin() {
    if (onDisk) {
      try {
        // Said in SQL: the driver begins a transaction of its own only with a statement, and what
        // is appended before it would stay.
        execute("BEGIN TRANSACTION");
      } catch (SQLException e) {
        throw new StoreException(e);
      }
    }
  }

  /** A file that cannot be read after all leaves nothing behind. */
  public void rollBack() {
    if (onDisk) {
      try {
        closeAppender();
        execute("ROLLBACK");
      } catch (SQLException e) {
        throw new StoreException(e);
      }
    }
  }

  /** A file is whole: it stays, with what was said of it. */
  public void commit(
      int number,
      ReadFile file,
      List<Problem> unreadable,
      List<Problem> notes,
      List<SavedProject> projects) {
    if (onDisk) {
      try {
        takeWaiting();
        closeAppender();
        FileTables tables = new FileTables(connection());
        tables.save(number, file, unreadable, notes);
        tables.save(projects);
        execute("COMMIT");
      } catch (SQLException e) {
        throw new StoreException(e);
      }
    }
  }

  /**
   * Takes a charge in.
   *
   * @param file the number of the file it stands in
   * @param project the number of the project it is of
   * @param lines how many lines of the file it stands for
   */
  public void add(int file, int project, Charge charge, long lines) {
    take(() -> append(file, project, charge, lines));
  }

  /**
   * Takes in how many requests the tokens of some charges are of.
   *
   * @param isOne whether they are one request, whose times are its own
   */
  public void addRequests(int file, List<Charge> charges, long count, boolean isOne) {
    take(() -> append(file, charges, count, isOne));
  }

  private void take(Runnable what) {
    if (appender == null && !opening.isDone() && waiting.size() < MAX_WAITING) {
      waiting.add(what);
    } else {
      takeWaiting();
      what.run();
    }
  }

  private void takeWaiting() {
    waiting.forEach(Runnable::run);
    waiting.clear();
  }

  private void append(int file, List<Charge> charges, long count, boolean isOne) {
    try {
      DuckDBAppender open = requests;
      if (open == null) {
        open = connection().createAppender("request");
        requests = open;
      }
      RequestTable.append(open, file, charges, count, isOne);
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  private void append(int file, int project, Charge charge, long lines) {
    try {
      int days = days(charge);
      if (days == 1) {
        ChargeTable.append(appender(), file, project, charge, Share.whole(charge, lines));
        return;
      }
      for (Share share : shares(Share.whole(charge, lines), days)) {
        ChargeTable.append(appender(), file, project, charge, share);
      }
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  private static List<Share> shares(Share whole, int days) {
    Optional<List<BigDecimal>> billed = whole.billed().map(n -> Spread.money(n, days));
    Optional<List<BigDecimal>> cost = whole.cost().map(n -> Spread.money(n, days));
    Optional<List<BigDecimal>> list = whole.list().map(n -> Spread.money(n, days));
    Optional<List<BigDecimal>> tokens = whole.tokens().map(n -> Spread.tokens(n, days));
    Optional<List<BigDecimal>> quantity = whole.quantity().map(n -> Spread.money(n, days));
    List<Share> shares = new ArrayList<>(days);
    for (int i = 0; i < days; i++) {
      int day = i;
      shares.add(
          new Share(
              day,
              day == days - 1,
              day == 0 ? whole.lines() : 0,
              billed.map(amounts -> amounts.get(day)),
              cost.map(amounts -> amounts.get(day)),
              list.map(amounts -> amounts.get(day)),
              tokens.map(amounts -> amounts.get(day)),
              quantity.map(amounts -> amounts.get(day))));
    }
    return shares;
  }

  /** How many days a charge is spread over. */
  public static int days(Charge charge) {
    long days = ChronoUnit.DAYS.between(charge.day(), charge.lastDay()) + 1;
    return charge.category() == ChargeCategory.USAGE && days <= MAX_DAYS ? (int) days : 1;
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
      closeAppender();
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  private void closeAppender() throws SQLException {
    if (appender != null) {
      appender.close();
      appender = null;
    }
    if (requests != null) {
      requests.close();
      requests = null;
    }
  }

  DuckDBConnection connection() {
    return opening.await().connection();
  }

  /** Another connection to the same memory, for work beside the taking in. */
  public Connection beside() {
    try {
      return connection().duplicate();
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  long execute(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  @Override
  public void close() {
    try {
      closeAppender();
    } catch (SQLException e) {
      throw new StoreException(e);
    } finally {
      opening.close();
    }
  }
}
