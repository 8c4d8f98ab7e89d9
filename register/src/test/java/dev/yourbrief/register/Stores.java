package dev.yourbrief.register;

import dev.yourbrief.register.store.Secrets;
import dev.yourbrief.register.store.Store;
import dev.yourbrief.register.store.StoreAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Where a register can be kept, to try things on each. For a whole class, with a fresh register for
 * every test:
 *
 * <pre>{@code
 * @ParameterizedClass
 * @EnumSource
 * final class ThingsTest {
 *   @Parameter Stores stores;
 *   @TempDir Path folder;
 *   private final TestClock clock = new TestClock();
 *
 *   @Test
 *   void somethingIsSo() {
 *     try (Register register = stores.open(folder, clock)) { ... }
 *   }
 * }
 * }</pre>
 */
public enum Stores {
  /** In a folder. */
  SQLITE,
  /** In a real PostgreSQL, started once for all tests of a run. */
  POSTGRESQL;

  /** A new place that holds nothing. */
  public StoreAddress address(Path folder) {
    return switch (this) {
      case SQLITE -> new StoreAddress.Embedded(folder);
      case POSTGRESQL -> Running.database(folder);
    };
  }

  /** A new register that holds nothing, open. */
  public Register open(Path folder, InstantSource clock) {
    return Register.open(address(folder), clock, ZoneOffset.UTC);
  }

  /** New tables that hold nothing, open. */
  public Store store(Path folder, InstantSource clock) {
    return Store.open(address(folder), clock);
  }

  /** The server; it ends with the process. */
  private static final class Running {

    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static StoreAddress database(Path folder) {
      String name = "t_" + Secrets.id().toLowerCase(Locale.ROOT).replace('-', '_');
      try (Connection connection = SERVER.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return new StoreAddress.Shared(
          folder, SERVER.getJdbcUrl("postgres", name), "postgres", "postgres");
    }
  }
}
