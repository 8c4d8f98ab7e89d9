package dev.yourbrief.bill.format;

import dev.yourbrief.bill.Progress;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBPreparedStatement;

/** Tells how far a database is with a statement, now and then, until it is stopped. */
final class QueryWatch {

  private static final long PAUSE_MILLIS = 200;

  private final Thread watcher;

  private QueryWatch(Thread watcher) {
    this.watcher = watcher;
  }

  /**
   * @param statement what is about to be executed
   * @param size the size of the file it reads, in bytes
   */
  static QueryWatch of(Statement statement, String name, long size, Progress progress)
      throws SQLException {
    statement.execute("SET enable_progress_bar = true");
    statement.execute("SET enable_progress_bar_print = false");
    DuckDBPreparedStatement watched = statement.unwrap(DuckDBPreparedStatement.class);
    return new QueryWatch(
        Thread.ofVirtual().name("bill-progress").start(() -> watch(watched, name, size, progress)));
  }

  private static void watch(
      DuckDBPreparedStatement statement, String name, long size, Progress progress) {
    try {
      while (true) {
        Thread.sleep(PAUSE_MILLIS);
        double percent = statement.getQueryProgress().getPercentage();
        if (percent > 0) {
          progress.at(name, (long) (percent / 100 * size), size);
        }
      }
    } catch (InterruptedException | SQLException e) {
      // The query is done, or says itself what is wrong with it.
    }
  }

  void stop() {
    watcher.interrupt();
  }
}
