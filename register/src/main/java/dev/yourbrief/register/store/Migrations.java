package dev.yourbrief.register.store;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings the tables of an older version forward. Before it changes any that hold something it keeps
 * a copy: of SQLite a file beside it, of PostgreSQL the tables in a schema of their own.
 */
final class Migrations {

  /** Where those of this version are. */
  static final List<String> OURS = List.of("classpath:dev/yourbrief/register/store/migration");

  private Migrations() {}

  static void forward(StoreAddress address, DataSource source, String now, List<String> where) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(source)
            .locations(where.toArray(String[]::new))
            .placeholders(
                Map.of("bytes", address instanceof StoreAddress.Shared ? "BYTEA" : "BLOB"))
            .validateMigrationNaming(true)
            .load();
    MigrationInfo current = flyway.info().current();
    MigrationInfo[] pending = flyway.info().pending();
    try {
      if (current != null && pending.length > 0) {
        keepCopy(address, source, String.valueOf(current.getVersion()), now);
      }
      flyway.migrate();
    } catch (FlywayException e) {
      throw new InputException(
          Problem.of(
              Location.of(Store.place(address)),
              "the register's tables cannot be brought forward: " + firstLine(e),
              "Nothing was changed; the copy made before is in " + address.folder()));
    }
    refuseNewer(flyway, address);
  }

  private static void refuseNewer(Flyway flyway, StoreAddress address) {
    MigrationInfo current = flyway.info().current();
    MigrationVersion newest =
        List.of(flyway.info().all()).stream()
            .filter(info -> info.getState().isResolved() && info.getVersion() != null)
            .map(MigrationInfo::getVersion)
            .max(MigrationVersion::compareTo)
            .orElse(MigrationVersion.EMPTY);
    if (current != null
        && current.getVersion() != null
        && current.getVersion().isNewerThan(newest.getVersion())) {
      throw new InputException(
          Problem.of(
              Location.of(Store.place(address)),
              "the register was written by a newer version of this program",
              "Run that version, or a newer one"));
    }
  }

  private static void keepCopy(
      StoreAddress address, DataSource source, String version, String now) {
    String name = "before-" + version + "-" + now.replaceAll("[^0-9]", "");
    switch (address) {
      case StoreAddress.Embedded embedded -> {
        Path copy = embedded.folder().resolve("copies").resolve(name + ".db");
        try {
          Files.createDirectories(embedded.folder().resolve("copies"));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        Jdbi.create(source)
            .useHandle(h -> h.execute("VACUUM INTO ?", copy.toAbsolutePath().toString()));
      }
      case StoreAddress.Shared ignored -> {
        String schema = name.replace('-', '_').replace('.', '_');
        Jdbi.create(source)
            .useTransaction(h -> {
              h.execute("CREATE SCHEMA " + schema);
              List<String> tables =
                  h.createQuery(
                          "SELECT table_name FROM information_schema.tables WHERE table_schema ="
                              + " current_schema() AND table_type = 'BASE TABLE'")
                      .mapTo(String.class)
                      .list();
              tables.forEach(table ->
                  h.execute(
                      "CREATE TABLE " + schema + ".\"" + table + "\" AS TABLE \"" + table + "\""));
            });
      }
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }
}
