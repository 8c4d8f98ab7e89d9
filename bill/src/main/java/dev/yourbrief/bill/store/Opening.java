package dev.yourbrief.bill.store;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * Opens the database beside the reading of the first file: loading its library takes as long as
 * reading a small bill.
 */
final class Opening {

  /**
   * An open database.
   *
   * @param spill the folder it may write to when memory runs short
   */
  record Opened(DuckDBConnection connection, Path spill) {}

  private final FutureTask<Opened> task;

  private Opening(FutureTask<Opened> task) {
    this.task = task;
  }

  /** Starts to open an empty database with tables. */
  static Opening inMemory(List<String> tables) {
    FutureTask<Opened> task = new FutureTask<>(() -> open("jdbc:duckdb:", tables));
    Thread.ofPlatform().daemon().name("bill-store").start(task);
    return new Opening(task);
  }

  /**
   * Opens a database in a file, making it and its tables if they are not there.
   *
   * @throws InputException if the file is no such database, or another program has it open
   */
  static Opening at(Path file, List<String> tables) {
    FutureTask<Opened> task =
        new FutureTask<>(() -> open("jdbc:duckdb:" + file.toAbsolutePath(), tables));
    task.run();
    try {
      task.get();
    } catch (ExecutionException e) {
      throw new InputException(unusable(file, String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the store was opened", e);
    }
    return new Opening(task);
  }

  private static Problem unusable(Path file, String reason) {
    Location where = Location.of(file.toString());
    return reason.contains("lock")
        ? Problem.of(where, "another program has this store open", "Wait until it is done")
        : reason.contains("not a valid DuckDB") || reason.contains("Catalog")
            ? Problem.of(where, "this file is no store of bills", "Name another file for the store")
            : Problem.of(
                where,
                "the store cannot be opened (" + reason.lines().findFirst().orElse("") + ")",
                "Check the path and that you may write to it");
  }

  boolean isDone() {
    return task.isDone();
  }

  /** Waits for the database. */
  Opened await() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          // What was begun must be closed: the wait goes on, and the interrupt is passed on after.
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SQLException cause
          ? new StoreException(cause)
          : new IllegalStateException("the database does not open", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Opened open(String address, List<String> tables) throws SQLException {
    Path spill = spill();
    try {
      Properties settings = new Properties();
      settings.setProperty("memory_limit", "512MB");
      settings.setProperty("threads", "2");
      settings.setProperty("temp_directory", spill.toString());
      settings.setProperty("autoinstall_known_extensions", "false");
      settings.setProperty("autoload_known_extensions", "false");
      DuckDBConnection connection =
          new DuckDBDriver().connect(address, settings).unwrap(DuckDBConnection.class);
      try (var statement = connection.createStatement()) {
        for (String table : tables) {
          statement.execute(table);
        }
      }
      return new Opened(connection, spill);
    } catch (SQLException | RuntimeException | LinkageError e) {
      delete(spill);
      throw e;
    }
  }

  private static Path spill() {
    try {
      return Files.createTempDirectory("yourbrief-bill-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the database and takes away what it wrote. */
  void close() {
    if (task.state() == FutureTask.State.FAILED) {
      return;
    }
    Opened opened = await();
    try {
      opened.connection().close();
    } catch (SQLException e) {
      throw new StoreException(e);
    } finally {
      delete(opened.spill());
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // A temporary folder that stays behind harms nothing, and the answer is already there.
      folder.toFile().deleteOnExit();
    }
  }
}
