package dev.yourbrief.register.recheck;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Audit;
import dev.yourbrief.register.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Second looks that were taken, and next steps that are done. */
public final class Rechecks {

  private static final String SELECT = "SELECT decision, id, due, by_name, at, note FROM recheck";

  /**
   * One.
   *
   * @param id as {@link DueItem} has it
   * @param due the day it was due
   * @param at when it was marked, ISO 8601 in UTC
   * @param note what came of it
   */
  public record Taken(
      String decision, String id, LocalDate due, String by, String at, String note) {}

  private final Store store;

  public Rechecks(Store store) {
    this.store = store;
  }

  /** Marks one as taken, once. Whether it was not before. */
  public boolean take(String decision, String id, LocalDate due, String note, Actor by) {
    return store.write(h -> {
      String now = store.now();
      int mine =
          h.execute(
              "INSERT INTO recheck (decision, id, due, by_name, at, note) VALUES (?, ?, ?, ?, ?, ?)"
                  + " ON CONFLICT (decision, id, due) DO NOTHING",
              decision,
              id,
              due.toString(),
              by.name(),
              now,
              note);
      if (mine > 0) {
        Audit.note(h, now, by, "recheck.taken", Optional.of(decision), id + " of " + due);
      }
      return mine > 0;
    });
  }

  /** Those of a decision, newest first. */
  public List<Taken> list(String decision) {
    return store.read(h ->
        h.createQuery(SELECT + " WHERE decision = ? ORDER BY at DESC, id")
            .bind(0, decision)
            .map(Rechecks::row)
            .list());
  }

  /** All of them. */
  public List<Taken> all() {
    return store.read(
        h -> h.createQuery(SELECT + " ORDER BY decision, id, due").map(Rechecks::row).list());
  }

  private static Taken row(ResultSet rs, StatementContext ignored) throws SQLException {
    return new Taken(
        rs.getString(1),
        rs.getString(2),
        LocalDate.parse(rs.getString(3)),
        rs.getString(4),
        rs.getString(5),
        rs.getString(6));
  }
}
