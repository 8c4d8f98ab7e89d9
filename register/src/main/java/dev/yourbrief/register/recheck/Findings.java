package dev.yourbrief.register.recheck;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Audit;
import dev.yourbrief.register.store.Contents;
import dev.yourbrief.register.store.Secrets;
import dev.yourbrief.register.store.Store;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** What computing again found. It is found once, however many look. */
public final class Findings {

  private static final String SELECT =
      "SELECT id, decision, base, inputs, brief, flipped, summary, at FROM finding";

  /**
   * One.
   *
   * @param base the hash of the version it is held against
   * @param inputs the hash of what it was computed from, and of what came out
   * @param brief the hash of its brief.json; empty if it could not be computed
   * @param flipped whether a bar, or the verdict, is in another state than in that version
   * @param summary what moved and why, in lines
   */
  public record Finding(
      String id,
      String decision,
      String base,
      String inputs,
      Optional<String> brief,
      boolean flipped,
      String summary,
      String at) {}

  private final Store store;

  public Findings(Store store) {
    this.store = store;
  }

  /** Writes one down, unless it is known. Whether it was not. */
  boolean put(
      String decision,
      String base,
      String inputs,
      Optional<String> brief,
      boolean flipped,
      String summary) {
    return store.write(h -> {
      Optional<String> kept =
          brief.map(json -> Contents.put(h, json.getBytes(StandardCharsets.UTF_8)).sha256());
      String now = store.now();
      int mine =
          h.execute(
              "INSERT INTO finding (id, decision, base, inputs, brief, flipped, summary, at) VALUES"
                  + " (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (decision, base, inputs) DO NOTHING",
              Secrets.id(),
              decision,
              base,
              inputs,
              kept.orElse(null),
              flipped ? 1 : 0,
              summary,
              now);
      if (mine > 0 && flipped) {
        Audit.note(
            h,
            now,
            Actor.PROGRAM,
            "bar.flipped",
            Optional.of(decision),
            summary.lines().findFirst().orElse(""));
      }
      return mine > 0;
    });
  }

  /** What was found of these inputs, held against that version. */
  Optional<Finding> find(String decision, String base, String inputs) {
    return store.read(h ->
        h.createQuery(SELECT + " WHERE decision = ? AND base = ? AND inputs = ?")
            .bind(0, decision)
            .bind(1, base)
            .bind(2, inputs)
            .map(Findings::row)
            .findFirst());
  }

  /** Those of a decision, newest first. */
  public List<Finding> list(String decision) {
    return store.read(h ->
        h.createQuery(SELECT + " WHERE decision = ? ORDER BY at DESC, id")
            .bind(0, decision)
            .map(Findings::row)
            .list());
  }

  /** Those in which something flipped since an instant, of decisions that are not put away. */
  List<Finding> flippedSince(String instant) {
    return store.read((Handle h) ->
        h.createQuery(
                SELECT
                    + " WHERE flipped = 1 AND at >= ? AND EXISTS (SELECT 1 FROM decision d WHERE"
                    + " d.id = finding.decision AND d.archived_at IS NULL) ORDER BY at, id")
            .bind(0, instant)
            .map(Findings::row)
            .list());
  }

  private static Finding row(ResultSet rs, StatementContext ignored) throws SQLException {
    return new Finding(
        rs.getString(1),
        rs.getString(2),
        rs.getString(3),
        rs.getString(4),
        Optional.ofNullable(rs.getString(5)),
        rs.getInt(6) == 1,
        rs.getString(7),
        rs.getString(8));
  }
}
