package dev.yourbrief.register.people;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Audit;
import dev.yourbrief.register.store.Secrets;
import dev.yourbrief.register.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How often a name may be tried. A try counts before it is made, so that many at once do not slip
 * through; all servers of a register count together, and a new start forgets nothing. Names nobody
 * has are counted alike, and kept as hashes under a key.
 */
final class LoginLimits {

  /** So many may fail within {@link #WITHIN}. */
  static final int MOST = 10;

  static final Duration WITHIN = Duration.ofMinutes(15);

  /**
   * One try.
   *
   * @param hold how long until one may be made; empty: now
   */
  record Try(String id, String nameHash, Optional<Duration> hold) {}

  private final Store store;
  private final ServerKeys keys;

  LoginLimits(Store store, ServerKeys keys) {
    this.store = store;
    this.keys = keys;
  }

  Try begin(String nameKey) {
    String hash = keys.sign("name", nameKey);
    String id = Secrets.id();
    Instant now = store.clock().instant();
    String from = Store.text(now.minus(WITHIN));
    store.run(h -> {
      h.execute("DELETE FROM login_failure WHERE at <= ?", from);
      h.execute(
          "INSERT INTO login_failure (id, name_hash, at) VALUES (?, ?, ?)",
          id,
          hash,
          Store.text(now));
    });
    // Only now, when others see it too.
    List<String> tries =
        store.read(h ->
            h.createQuery(
                    "SELECT at FROM login_failure WHERE name_hash = ? AND at > ? ORDER BY at DESC")
                .bind(0, hash)
                .bind(1, from)
                .mapTo(String.class)
                .list());
    if (tries.size() <= MOST) {
      return new Try(id, hash, Optional.empty());
    }
    // One that is not made does not count.
    store.run(h -> h.execute("DELETE FROM login_failure WHERE id = ?", id));
    Instant oldest = Instant.parse(tries.get(MOST));
    return new Try(id, hash, Optional.of(Duration.between(now, oldest.plus(WITHIN))));
  }

  void forget(Try attempt) {
    store.run(h -> h.execute("DELETE FROM login_failure WHERE id = ?", attempt.id()));
  }

  void succeeded(Try attempt) {
    store.run(h -> h.execute("DELETE FROM login_failure WHERE name_hash = ?", attempt.nameHash()));
  }

  /** Writes down that it failed, for a known name and an unknown one with the same work. */
  void failed(Optional<Person> person) {
    store.run(h ->
        Audit.note(
            h,
            store.now(),
            person.map(Person::actor).orElse(Actor.named("somebody")),
            "sign-in.refused",
            Optional.empty(),
            person.isPresent() ? "wrong password" : "no such name"));
  }
}
