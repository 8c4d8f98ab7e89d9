package dev.yourbrief.register.decision;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Audit;
import dev.yourbrief.register.store.Secrets;
import dev.yourbrief.register.store.Store;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * What somebody expected of a decision, how sure they were, and whether it came true. The Brier
 * score of a set is the mean of (p − outcome)², outcome being 1 or 0: 0 is best, 0.25 is what
 * always saying one half earns (G. W. Brier, Monthly Weather Review 78, 1950).
 */
public final class Predictions {

  private static final String SELECT =
      "SELECT id, decision, version, statement, probability, due, by_name, at, came_true, outcome,"
          + " resolved_by, resolved_at FROM prediction";

  /**
   * One.
   *
   * @param version the hash of the version it was made with; empty if with none
   * @param probability that it comes true, 0 to 1
   * @param due the day on which it can be told
   * @param cameTrue whether it did; empty while nobody said
   * @param outcome what happened, in words
   */
  public record Prediction(
      String id,
      String decision,
      String version,
      String statement,
      BigDecimal probability,
      LocalDate due,
      String by,
      String at,
      Optional<Boolean> cameTrue,
      String outcome,
      String resolvedBy,
      Optional<String> resolvedAt) {}

  private final Store store;

  public Predictions(Store store) {
    this.store = store;
  }

  /**
   * Writes one down.
   *
   * @param probability between 0 and 1, both left out: whoever is certain predicts nothing
   * @throws InputException if it is not
   */
  public String add(
      String decision,
      String version,
      String statement,
      BigDecimal probability,
      LocalDate due,
      Actor by) {
    if (probability.signum() <= 0 || probability.compareTo(BigDecimal.ONE) >= 0) {
      throw new InputException(
          Problem.of(
              Location.of("probability"),
              "a prediction is neither impossible nor certain",
              "Write a percentage between 1 and 99"));
    }
    String id = Secrets.id();
    store.run(h -> {
      String now = store.now();
      h.execute(
          "INSERT INTO prediction (id, decision, version, statement, probability, due, by_name, at)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          id,
          decision,
          version,
          statement,
          probability.stripTrailingZeros().toPlainString(),
          due.toString(),
          by.name(),
          now);
      Audit.note(h, now, by, "prediction.made", Optional.of(decision), statement);
    });
    return id;
  }

  /** Says whether it came true; once. */
  public void resolve(String decision, String id, boolean cameTrue, String outcome, Actor by) {
    store.run(h -> {
      String now = store.now();
      int mine =
          h.execute(
              "UPDATE prediction SET came_true = ?, outcome = ?, resolved_by = ?, resolved_at = ?"
                  + " WHERE decision = ? AND id = ? AND resolved_at IS NULL",
              cameTrue ? 1 : 0,
              outcome,
              by.name(),
              now,
              decision,
              id);
      if (mine == 0) {
        throw new Conflict("There is no such open prediction.");
      }
      Audit.note(h, now, by, "prediction.resolved", Optional.of(decision), id);
    });
  }

  /** Those of a decision, the one due first first. */
  public List<Prediction> list(String decision) {
    return store.read(h ->
        h.createQuery(SELECT + " WHERE decision = ? ORDER BY due, id")
            .bind(0, decision)
            .map(Predictions::row)
            .list());
  }

  /** All of them. */
  public List<Prediction> all() {
    return store.read(
        h -> h.createQuery(SELECT + " ORDER BY due, id").map(Predictions::row).list());
  }

  private static Prediction row(ResultSet rs, StatementContext ignored) throws SQLException {
    int cameTrue = rs.getInt(9);
    Optional<Boolean> known = rs.wasNull() ? Optional.empty() : Optional.of(cameTrue == 1);
    return new Prediction(
        rs.getString(1),
        rs.getString(2),
        rs.getString(3),
        rs.getString(4),
        new BigDecimal(rs.getString(5)),
        LocalDate.parse(rs.getString(6)),
        rs.getString(7),
        rs.getString(8),
        known,
        rs.getString(10),
        rs.getString(11),
        Optional.ofNullable(rs.getString(12)));
  }

  /** The Brier score of those that are resolved, to four places; empty if none is. */
  public static Optional<BigDecimal> brier(Collection<Prediction> predictions) {
    List<BigDecimal> squares =
        predictions.stream()
            .flatMap(p ->
                p.cameTrue().stream()
                    .map(came ->
                        p.probability().subtract(came ? BigDecimal.ONE : BigDecimal.ZERO).pow(2)))
            .toList();
    return squares.isEmpty()
        ? Optional.empty()
        : Optional.of(
            squares.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(squares.size()), MathContext.DECIMAL64)
                .setScale(4, RoundingMode.HALF_EVEN));
  }
}
