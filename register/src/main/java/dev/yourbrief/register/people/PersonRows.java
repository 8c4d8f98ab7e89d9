package dev.yourbrief.register.people;

import dev.yourbrief.register.decision.Conflict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** People as the table has them. */
final class PersonRows {

  static final String COLUMNS =
      "p.id, p.name, p.email, p.role, p.active, p.password, p.subject, p.created_at";

  private PersonRows() {}

  static Person person(ResultSet rs) throws SQLException {
    return new Person(
        rs.getString(1),
        rs.getString(2),
        rs.getString(3),
        Role.named(rs.getString(4)).orElse(Role.VIEWER),
        rs.getInt(5) != 0,
        !rs.getString(6).isEmpty(),
        Optional.ofNullable(rs.getString(7)),
        rs.getString(8));
  }

  /** The person of whom a column has this value. */
  static Optional<Person> by(Handle h, String column, String value) {
    return h.createQuery("SELECT " + COLUMNS + " FROM person p WHERE " + column + " = ?")
        .bind(0, value)
        .map((rs, ctx) -> person(rs))
        .findFirst();
  }

  static Person require(Handle h, String id) {
    return by(h, "p.id", id).orElseThrow(() -> new Conflict("There is no such person."));
  }

  /** Ends all they are signed in by; not their tokens. */
  static void endSessions(Handle h, String id) {
    h.execute("DELETE FROM session WHERE person = ?", id);
  }
}
