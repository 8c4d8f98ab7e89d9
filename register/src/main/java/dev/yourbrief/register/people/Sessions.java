package dev.yourbrief.register.people;

import dev.yourbrief.register.store.Secrets;
import dev.yourbrief.register.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Who is signed in: a secret in a cookie, of which a hash is kept. It ends when it is not used for
 * {@link #IDLE}, at the latest after {@link #LONGEST}, and with a new password, another role or
 * deactivation.
 */
public final class Sessions {

  public static final Duration IDLE = Duration.ofHours(12);
  public static final Duration LONGEST = Duration.ofDays(7);

  /** It is not written down more often than this that one is still used. */
  private static final Duration STEP = Duration.ofMinutes(10);

  private final Store store;

  public Sessions(Store store) {
    this.store = store;
  }

  /**
   * Signs somebody in.
   *
   * @param how in a word, for the record: {@code password}, say
   * @return the secret, which never was a session's before
   */
  public String begin(Person person, String how) {
    String secret = Secrets.secret();
    Instant now = store.clock().instant();
    store.run(h -> {
      h.execute("DELETE FROM session WHERE expires_at <= ?", Store.text(now));
      h.execute(
          "INSERT INTO session (hash, person, created_at, expires_at) VALUES (?, ?, ?, ?)",
          Secrets.hash(secret),
          person.id(),
          Store.text(now),
          Store.text(now.plus(IDLE)));
      People.note(h, Store.text(now), person.actor(), "session.began", person, how);
    });
    return secret;
  }

  private record Found(Person person, Instant created, Instant expires) {}

  /** Who is signed in by a secret. */
  public Optional<Person> find(String secret) {
    String hash = Secrets.hash(secret);
    Instant now = store.clock().instant();
    Optional<Found> found = store.read(h -> found(h, hash, Store.text(now)));
    found.ifPresent(session -> {
      Instant end = session.created().plus(LONGEST);
      Instant idle = now.plus(IDLE);
      Instant until = idle.isBefore(end) ? idle : end;
      if (Duration.between(session.expires(), until).compareTo(STEP) >= 0) {
        store.run(h ->
            h.execute("UPDATE session SET expires_at = ? WHERE hash = ?", Store.text(until), hash));
      }
    });
    return found.map(Found::person);
  }

  private static Optional<Found> found(Handle h, String hash, String now) {
    return h.createQuery(
            "SELECT "
                + PersonRows.COLUMNS
                + ", s.created_at, s.expires_at FROM session s JOIN person p ON p.id = s.person"
                + " WHERE s.hash = ? AND s.expires_at > ? AND p.active = 1")
        .bind(0, hash)
        .bind(1, now)
        .map((rs, ctx) ->
            new Found(
                PersonRows.person(rs),
                Instant.parse(rs.getString(9)),
                Instant.parse(rs.getString(10))))
        .findFirst();
  }

  /** Signs out. */
  public void end(String secret) {
    store.run(h -> {
      String hash = Secrets.hash(secret);
      Optional<Found> found = found(h, hash, store.now());
      h.execute("DELETE FROM session WHERE hash = ?", hash);
      found.ifPresent(session ->
          People.note(
              h,
              store.now(),
              session.person().actor(),
              "session.ended",
              session.person(),
              "signed out"));
    });
  }

  /** Signs somebody out everywhere but here; how many sessions ended. */
  public int endOthers(Person person, String secret) {
    return store.write(h -> {
      int ended =
          h.execute(
              "DELETE FROM session WHERE person = ? AND hash <> ?",
              person.id(),
              Secrets.hash(secret));
      People.note(
          h, store.now(), person.actor(), "session.ended", person, "everywhere else: " + ended);
      return ended;
    });
  }
}
