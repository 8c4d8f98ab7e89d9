package dev.yourbrief.register.people;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Audit;
import dev.yourbrief.register.decision.Conflict;
import dev.yourbrief.register.store.Secrets;
import dev.yourbrief.register.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * The accounts. None is ever removed, since the record names them: who leaves is deactivated. From
 * the first one on there is always an active admin.
 */
public final class People {

  private final Store store;
  private final AtomicBoolean any = new AtomicBoolean();

  public People(Store store) {
    this.store = store;
  }

  /** Whether there are accounts; once there are, there always will be. */
  public boolean any() {
    if (!any.get() && store.read(People::hasAny)) {
      any.set(true);
    }
    return any.get();
  }

  private static boolean hasAny(Handle h) {
    return h.createQuery("SELECT COUNT(*) FROM person").mapTo(Long.class).one() > 0;
  }

  /** All of them, by name; those who left last. */
  public List<Person> list() {
    return store.read(h ->
        h.createQuery(
                "SELECT " + PersonRows.COLUMNS + " FROM person p ORDER BY active DESC, name, id")
            .map((rs, ctx) -> PersonRows.person(rs))
            .list());
  }

  public Optional<Person> find(String id) {
    return store.read(h -> PersonRows.by(h, "p.id", id));
  }

  /** The person of a name, however it is written in case and space. */
  public Optional<Person> named(String name) {
    return store.read(h -> PersonRows.by(h, "p.name_key", PersonName.key(name)));
  }

  /** The person of an account elsewhere. */
  public Optional<Person> bySubject(String subject) {
    return store.read(h -> PersonRows.by(h, "p.subject", subject));
  }

  /**
   * Makes the first account.
   *
   * @throws Conflict if there is one already
   */
  public Person addFirst(String name, String email) {
    String checked = PersonName.checked(name);
    String address = PersonName.checkedEmail(email);
    return store.write(h -> {
      ServerKeys.held(h);
      if (hasAny(h)) {
        throw new Conflict("There is an account already: sign in.");
      }
      return insert(
          h, checked, address, Role.ADMIN, Optional.empty(), Actor.named(checked), "the first");
    });
  }

  /**
   * Makes an account. It has no password yet.
   *
   * @throws Conflict if the name is taken, or it is the first and not an admin's
   * @throws dev.yourbrief.figure.source.InputException if the name or address cannot be used
   */
  public Person add(String name, String email, Role role, Actor by) {
    String checked = PersonName.checked(name);
    String address = PersonName.checkedEmail(email);
    return store.write(h -> {
      ServerKeys.held(h);
      if (role != Role.ADMIN && !hasAny(h)) {
        throw new Conflict("The first account is an admin's: somebody must manage the others.");
      }
      return insert(h, checked, address, role, Optional.empty(), by, "");
    });
  }

  /**
   * Makes an account for somebody who signs in with one elsewhere, unless there is one. It never
   * becomes that of somebody who is here already under the same name or address.
   *
   * @param subject issuer and subject there
   * @param name what they are called there; another is taken where it is taken here
   */
  public Person addElsewhere(String subject, String name, String email, Role role) {
    String wanted = PersonName.usable(name).orElse("Somebody");
    return store.write(h -> {
      ServerKeys.held(h);
      Optional<Person> there = PersonRows.by(h, "p.subject", subject);
      if (there.isPresent()) {
        return there.get();
      }
      String free = wanted;
      for (int n = 2; PersonRows.by(h, "p.name_key", PersonName.key(free)).isPresent(); n++) {
        free = PersonName.usable(wanted + " " + n).orElse("Somebody " + n);
      }
      return insert(
          h, free, email, role, Optional.of(subject), Actor.named(free), "signed in elsewhere");
    });
  }

  private Person insert(
      Handle h,
      String name,
      String email,
      Role role,
      Optional<String> subject,
      Actor by,
      String how) {
    if (PersonRows.by(h, "p.name_key", PersonName.key(name)).isPresent()) {
      throw new Conflict("There is a person called " + name + " already.");
    }
    String now = store.now();
    Person person = new Person(Secrets.id(), name, email, role, true, false, subject, now);
    h.execute(
        "INSERT INTO person (id, name, name_key, email, role, subject, created_at) VALUES (?, ?,"
            + " ?, ?, ?, ?, ?)",
        person.id(),
        name,
        PersonName.key(name),
        email,
        role.word(),
        subject.orElse(null),
        now);
    note(h, by, "person.added", person, role.word() + (how.isEmpty() ? "" : ", " + how));
    return person;
  }

  /**
   * Gives somebody another name.
   *
   * @throws Conflict if it is taken
   */
  public void rename(String id, String name, Actor by) {
    String checked = PersonName.checked(name);
    change(
        id,
        (h, person) -> {
          Optional<Person> other = PersonRows.by(h, "p.name_key", PersonName.key(checked));
          if (other.isPresent() && !other.get().id().equals(id)) {
            throw new Conflict("There is a person called " + checked + " already.");
          }
          if (!person.name().equals(checked)) {
            h.execute(
                "UPDATE person SET name = ?, name_key = ? WHERE id = ?",
                checked,
                PersonName.key(checked),
                id);
            note(h, by, "person.renamed", person, "now " + checked);
          }
        });
  }

  /** Gives somebody another e-mail address; empty text for none. */
  public void email(String id, String email, Actor by) {
    String checked = PersonName.checkedEmail(email);
    change(
        id,
        (h, person) -> {
          if (!person.email().equals(checked)) {
            h.execute("UPDATE person SET email = ? WHERE id = ?", checked, id);
            // The address itself does not go into a record that nothing is removed from.
            note(h, by, "person.email", person, "");
          }
        });
  }

  /**
   * Gives somebody another role. What they are signed in by ends.
   *
   * @throws Conflict if no active admin would be left
   */
  public void role(String id, Role role, Actor by) {
    change(
        id,
        (h, person) -> {
          if (person.role() != role) {
            keepAnAdmin(h, person, role != Role.ADMIN);
            h.execute("UPDATE person SET role = ? WHERE id = ?", role.word(), id);
            PersonRows.endSessions(h, id);
            note(h, by, "person.role", person, person.role().word() + " to " + role.word());
          }
        });
  }

  /**
   * Lets somebody in no more: by no session, token, link or calendar.
   *
   * @throws Conflict if no active admin would be left
   */
  public void deactivate(String id, Actor by) {
    change(
        id,
        (h, person) -> {
          if (person.active()) {
            keepAnAdmin(h, person, true);
            h.execute("UPDATE person SET active = 0, calendar_hash = NULL WHERE id = ?", id);
            PersonRows.endSessions(h, id);
            h.execute("DELETE FROM api_token WHERE person = ?", id);
            h.execute("DELETE FROM password_link WHERE person = ?", id);
            note(h, by, "person.deactivated", person, "");
          }
        });
  }

  /** Lets somebody in again, with the password they had. */
  public void activate(String id, Actor by) {
    change(
        id,
        (h, person) -> {
          if (!person.active()) {
            h.execute("UPDATE person SET active = 1 WHERE id = ?", id);
            note(h, by, "person.activated", person, "");
          }
        });
  }

  private static void keepAnAdmin(Handle h, Person person, boolean goes) {
    long others =
        h.createQuery("SELECT COUNT(*) FROM person WHERE role = 'admin' AND active = 1 AND id <> ?")
            .bind(0, person.id())
            .mapTo(Long.class)
            .one();
    if (goes && person.active() && person.role() == Role.ADMIN && others == 0) {
      throw new Conflict(
          person.name() + " is the only admin left. Make somebody else an admin first.");
    }
  }

  /** Something done to a person while nobody else changes people. */
  @FunctionalInterface
  private interface Change {
    void apply(Handle h, Person person);
  }

  private void change(String id, Change change) {
    Consumer<Handle> alone =
        h -> {
          ServerKeys.held(h);
          change.apply(h, PersonRows.require(h, id));
        };
    store.run(alone);
  }

  private void note(Handle h, Actor by, String action, Person person, String detail) {
    note(h, store.now(), by, action, person, detail);
  }

  static void note(Handle h, String now, Actor by, String action, Person person, String detail) {
    Audit.note(
        h,
        now,
        by,
        action,
        Optional.empty(),
        person.name() + (detail.isEmpty() ? "" : ": " + detail));
  }
}
