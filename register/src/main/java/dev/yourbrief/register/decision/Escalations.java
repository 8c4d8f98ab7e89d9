package dev.yourbrief.register.decision;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Audit;
import dev.yourbrief.register.store.Secrets;
import dev.yourbrief.register.store.Store;
import java.util.List;
import java.util.Optional;

/** Triggers that were taken to a named person, and what that person answered. */
public final class Escalations {

  /**
   * One.
   *
   * @param version the hash of the version whose trigger it is
   * @param trigger the trigger's id
   * @param what the trigger, in words
   * @param whom the id of a person, or a name
   * @param name what that person is called
   * @param answer what was answered; empty while nothing was
   */
  public record Escalation(
      String id,
      String decision,
      String version,
      String trigger,
      String what,
      String whom,
      String name,
      String by,
      String at,
      String answer,
      String answeredBy,
      Optional<String> answeredAt) {}

  private final Store store;

  public Escalations(Store store) {
    this.store = store;
  }

  /** Takes a trigger to somebody; once to each. Whether it was not there before. */
  public boolean raise(
      VersionEntry version, String trigger, String what, String whom, String name, Actor by) {
    return store.write(h -> {
      String now = store.now();
      int mine =
          h.execute(
              "INSERT INTO escalation (id, decision, version, trigger_id, what, whom, name,"
                  + " by_name, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (decision,"
                  + " version, trigger_id, whom) DO NOTHING",
              Secrets.id(),
              version.decision(),
              version.sha256(),
              trigger,
              what,
              whom,
              name,
              by.name(),
              now);
      if (mine > 0) {
        Audit.note(
            h,
            now,
            by,
            "escalation.raised",
            Optional.of(version.decision()),
            trigger + " to " + name);
      }
      return mine > 0;
    });
  }

  /** Writes down what was answered, the first answer only. */
  public void answer(String decision, String id, String answer, Actor by) {
    store.run(h -> {
      String now = store.now();
      int mine =
          h.execute(
              "UPDATE escalation SET answer = ?, answered_by = ?, answered_at = ? WHERE decision ="
                  + " ? AND id = ? AND answered_at IS NULL",
              answer,
              by.name(),
              now,
              decision,
              id);
      if (mine > 0) {
        Audit.note(h, now, by, "escalation.answered", Optional.of(decision), id);
      }
    });
  }

  /** Those of a decision, newest first. */
  public List<Escalation> list(String decision) {
    return store.read(h ->
        h.createQuery(
                "SELECT id, decision, version, trigger_id, what, whom, name, by_name, at, answer,"
                    + " answered_by, answered_at FROM escalation WHERE decision = ? ORDER BY at"
                    + " DESC, id")
            .bind(0, decision)
            .map((rs, ctx) ->
                new Escalation(
                    rs.getString(1),
                    rs.getString(2),
                    rs.getString(3),
                    rs.getString(4),
                    rs.getString(5),
                    rs.getString(6),
                    rs.getString(7),
                    rs.getString(8),
                    rs.getString(9),
                    rs.getString(10),
                    rs.getString(11),
                    Optional.ofNullable(rs.getString(12))))
            .list());
  }
}
