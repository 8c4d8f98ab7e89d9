package dev.yourbrief.register.people;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.decision.Conflict;
import dev.yourbrief.register.store.Secrets;
import dev.yourbrief.register.store.Store;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Signing in by name and password, and setting passwords. Whether a name is known cannot be told
 * from the answer or from how long it takes.
 */
public final class SignIns {

  /** What came of it. */
  public sealed interface Outcome {

    /** They are who they say. */
    record Known(Person person) implements Outcome {}

    /** Name or password is not right, or they are let in no more. */
    record Refused() implements Outcome {}

    /** Too many tries; after this time one more is taken. */
    record Later(Duration time) implements Outcome {}
  }

  /** How long a link to set a password works. */
  public static final Duration LINK_LIVES = Duration.ofDays(3);

  private static final Duration BUSY = Duration.ofSeconds(10);

  private final Store store;
  private final Passwords passwords = new Passwords();
  private final LoginLimits limits;

  public SignIns(Store store, ServerKeys keys) {
    this.store = store;
    this.limits = new LoginLimits(store, keys);
  }

  /**
   * Tries a name and a password.
   *
   * @param name as it was typed
   */
  public Outcome tried(String name, String password) {
    Optional<Person> person =
        store
            .read(h -> PersonRows.by(h, "p.name_key", PersonName.key(shortened(name))))
            .filter(Person::active);
    String kept = person.map(p -> kept(p.id())).orElse("");
    LoginLimits.Try attempt = limits.begin(PersonName.key(shortened(name)));
    if (attempt.hold().isPresent()) {
      return new Outcome.Later(attempt.hold().get());
    }
    try {
      if (passwords.matches(password, kept) && person.isPresent()) {
        limits.succeeded(attempt);
        renew(person.get(), password, kept);
        return new Outcome.Known(person.get());
      }
    } catch (Passwords.Busy e) {
      limits.forget(attempt);
      return new Outcome.Later(BUSY);
    }
    limits.failed(person);
    return new Outcome.Refused();
  }

  /** A name longer than any is none, and is not worked on. */
  private static String shortened(String name) {
    return name.length() > 400 ? "" : name;
  }

  private String kept(String id) {
    return store.read(h ->
        h.createQuery("SELECT password FROM person WHERE id = ?")
            .bind(0, id)
            .mapTo(String.class)
            .findFirst()
            .orElse(""));
  }

  /** What was hashed as an older version did it is hashed anew, now that the password is known. */
  private void renew(Person person, String password, String kept) {
    if (Passwords.isOutdated(kept)) {
      String hash =
          passwords.hash(java.text.Normalizer.normalize(password, java.text.Normalizer.Form.NFC));
      store.run(h ->
          h.execute(
              "UPDATE person SET password = ? WHERE id = ? AND password = ?",
              hash,
              person.id(),
              kept));
    }
  }

  /**
   * Sets somebody's password. What they are signed in by ends, and links to set it.
   *
   * @throws dev.yourbrief.figure.source.InputException if it is too weak
   * @throws Conflict if there is no such person
   */
  public void setPassword(String id, String password, Actor by) {
    String hash = hashFor(id, password);
    store.run(h -> set(h, PersonRows.require(h, id), hash, by));
  }

  /**
   * Looks at a password before anything is done.
   *
   * @throws dev.yourbrief.figure.source.InputException if it is too weak
   */
  public void check(String password, String name, String email) {
    String _ = Passwords.checked(password, name, email);
  }

  private String hashFor(String id, String password) {
    Person person = store.read(h -> PersonRows.require(h, id));
    try {
      return passwords.hash(Passwords.checked(password, person.name(), person.email()));
    } catch (Passwords.Busy e) {
      throw new Conflict("Too many people are signing in just now. Try it again in a moment.");
    }
  }

  private void set(Handle h, Person person, String hash, Actor by) {
    h.execute("UPDATE person SET password = ? WHERE id = ?", hash, person.id());
    h.execute("DELETE FROM password_link WHERE person = ?", person.id());
    PersonRows.endSessions(h, person.id());
    People.note(h, store.now(), by, "password.set", person, "");
  }

  /**
   * Makes a link at which somebody sets their own password, once, within {@link #LINK_LIVES}; an
   * older one works no more.
   *
   * @return its secret, seen this once
   * @throws Conflict if they are let in no more
   */
  public String link(String id, Actor by) {
    String secret = Secrets.secret();
    store.run(h -> {
      Person person = PersonRows.require(h, id);
      if (!person.active()) {
        throw new Conflict(person.name() + " is deactivated.");
      }
      h.execute("DELETE FROM password_link WHERE person = ?", id);
      h.execute(
          "INSERT INTO password_link (person, hash, expires_at) VALUES (?, ?, ?)",
          id,
          Secrets.hash(secret),
          Store.text(store.clock().instant().plus(LINK_LIVES)));
      People.note(h, store.now(), by, "password.link", person, "");
    });
    return secret;
  }

  /** Whose password a link sets; empty if it is used, replaced or too old. */
  public Optional<Person> linked(String secret) {
    return store.read(h -> linked(h, secret));
  }

  private Optional<Person> linked(Handle h, String secret) {
    return h.createQuery(
            "SELECT "
                + PersonRows.COLUMNS
                + " FROM person p JOIN password_link l ON l.person = p.id WHERE l.hash = ? AND"
                + " l.expires_at > ? AND p.active = 1")
        .bind(0, Secrets.hash(secret))
        .bind(1, store.now())
        .map((rs, ctx) -> PersonRows.person(rs))
        .findFirst();
  }

  /**
   * Sets a password by a link, which then works no more.
   *
   * @return whose it is; empty if the link does not work
   * @throws dev.yourbrief.figure.source.InputException if the password is too weak; the link still
   *     works
   */
  public Optional<Person> useLink(String secret, String password) {
    Optional<Person> whose = linked(secret);
    if (whose.isEmpty()) {
      return whose;
    }
    String hash = hashFor(whose.get().id(), password);
    return store.write(h -> {
      ServerKeys.held(h);
      Optional<Person> still = linked(h, secret);
      still.ifPresent(person -> set(h, person, hash, person.actor()));
      return still;
    });
  }
}
