package dev.yourbrief.register;

import dev.yourbrief.register.store.Secrets;
import dev.yourbrief.register.store.Store;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who did what, and when. It only grows: nothing in the program changes or removes a line. */
public final class Audit {

  /**
   * A line of it.
   *
   * @param at the instant, ISO 8601 in UTC
   * @param by who did it
   * @param action what: a word such as {@code version.saved}
   * @param decision the decision it was done to, if one
   * @param detail more, in words
   */
  public record Line(
      String at, String by, String action, Optional<String> decision, String detail) {}

  /**
   * A line with its name.
   *
   * @param id what {@link #page} goes on from; sorts by time
   */
  public record Entry(String id, Line line) {}

  private final Store store;

  public Audit(Store store) {
    this.store = store;
  }

  /** Writes a line, as part of the transaction that does what it says. */
  public static void note(
      Handle h, String now, Actor by, String action, Optional<String> decision, String detail) {
    h.execute(
        "INSERT INTO audit (id, at, by_name, action, decision, detail) VALUES (?, ?, ?, ?, ?, ?)",
        now + "-" + Secrets.id(),
        now,
        by.name(),
        action,
        decision.orElse(null),
        detail);
  }

  /**
   * The newest lines, newest first.
   *
   * @param decision of one decision alone
   */
  public List<Line> newest(Optional<String> decision, int most) {
    return store.read(h ->
        h.createQuery(
                "SELECT at, by_name, action, decision, detail FROM audit"
                    + (decision.isPresent() ? " WHERE decision = :decision" : "")
                    + " ORDER BY id DESC LIMIT :most")
            .bind("most", most)
            .bindMap(
                decision
                    .<java.util.Map<String, ?>>map(d -> java.util.Map.of("decision", d))
                    .orElse(java.util.Map.of()))
            .map((rs, ctx) ->
                new Line(
                    rs.getString(1),
                    rs.getString(2),
                    rs.getString(3),
                    Optional.ofNullable(rs.getString(4)),
                    rs.getString(5)))
            .list());
  }

  /**
   * Some of the lines, newest first.
   *
   * @param before those older than the entry of this name; empty: from the newest
   */
  public List<Entry> page(Optional<String> before, int most) {
    return store.read(h ->
        h.createQuery(
                "SELECT id, at, by_name, action, decision, detail FROM audit WHERE id < ? ORDER BY"
                    + " id DESC LIMIT ?")
            .bind(0, before.orElse("9999"))
            .bind(1, most)
            .map((rs, ctx) ->
                new Entry(
                    rs.getString(1),
                    new Line(
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        Optional.ofNullable(rs.getString(5)),
                        rs.getString(6))))
            .list());
  }
}
