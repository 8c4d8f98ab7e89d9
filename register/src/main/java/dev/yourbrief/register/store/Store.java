package dev.yourbrief.register.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.sqlite.SQLiteConfig;

/**
 * The register's tables, open. What a transaction wrote is on the disk when it returns: a process
 * killed after that loses nothing, one killed before leaves nothing behind.
 */
public final class Store implements AutoCloseable {

  /** So that times sort as text. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final int CONNECTIONS = 12;
  private static final int BUSY_MILLIS = 20_000;

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final InstantSource clock;
  private final StoreAddress address;

  private Store(HikariDataSource pool, Jdbi jdbi, InstantSource clock, StoreAddress address) {
    this.pool = pool;
    this.jdbi = jdbi;
    this.clock = clock;
    this.address = address;
  }

  /**
   * Opens a register, makes it if there is none, and brings older tables forward, a copy kept.
   *
   * @throws InputException if it cannot be opened, or is newer than this program
   */
  public static Store open(StoreAddress address, InstantSource clock) {
    return open(address, clock, Migrations.OURS);
  }

  /** The same, with migrations of other versions of this program. */
  static Store open(StoreAddress address, InstantSource clock, List<String> migrations) {
    try {
      Files.createDirectories(address.folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    HikariDataSource pool = pool(address);
    try {
      Migrations.forward(address, pool, TIME.format(clock.instant()), migrations);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
    return new Store(pool, Jdbi.create(pool), clock, address);
  }

  private static HikariDataSource pool(StoreAddress address) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("register");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(BUSY_MILLIS);
    switch (address) {
      case StoreAddress.Embedded embedded -> {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // Each transaction is on the disk before it is acknowledged.
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        sqlite.setBusyTimeout(BUSY_MILLIS);
        sqlite.enforceForeignKeys(true);
        // One that began to read could not go on to write once another had written.
        sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        Properties properties = sqlite.toProperties();
        config.setJdbcUrl("jdbc:sqlite:" + embedded.file());
        config.setDataSourceProperties(properties);
      }
      case StoreAddress.Shared shared -> {
        config.setJdbcUrl(shared.url());
        config.setUsername(shared.user());
        config.setPassword(shared.password());
      }
    }
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw new InputException(
          Problem.of(
              Location.of(place(address)),
              "the register cannot be opened: " + cause(e),
              "Check the address, and that the database runs and lets this user in"));
    }
  }

  private static String cause(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  static String place(StoreAddress address) {
    return switch (address) {
      case StoreAddress.Embedded embedded -> embedded.file().toString();
      case StoreAddress.Shared shared -> shared.url();
    };
  }

  /** Reads, and no more. */
  public <T> T read(Function<Handle, T> reader) {
    return jdbi.withHandle(reader::apply);
  }

  /** Reads, all of it of one moment, whatever is written meanwhile. */
  public <T> T snapshot(Function<Handle, T> reader) {
    return switch (address) {
      // Its transactions are one at a time: writers wait.
      case StoreAddress.Embedded _ -> jdbi.inTransaction(reader::apply);
      case StoreAddress.Shared _ ->
          jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, reader::apply);
    };
  }

  /** The version of the tables. */
  public int schema() {
    return read(h ->
        h.createQuery(
                "SELECT MAX(CAST(version AS INTEGER)) FROM flyway_schema_history WHERE success")
            .mapTo(Integer.class)
            .one());
  }

  /** Reads and writes, all of it or nothing. */
  public <T> T write(Function<Handle, T> writer) {
    return jdbi.inTransaction(writer::apply);
  }

  /** Writes, all of it or nothing. */
  public void run(Consumer<Handle> writer) {
    jdbi.useTransaction(writer::accept);
  }

  /** The instant it is, as the tables write it. */
  public String now() {
    return TIME.format(clock.instant());
  }

  public InstantSource clock() {
    return clock;
  }

  /** An instant as the tables write it. */
  public static String text(Instant instant) {
    return TIME.format(instant);
  }

  public StoreAddress address() {
    return address;
  }

  @Override
  public void close() {
    pool.close();
  }
}
