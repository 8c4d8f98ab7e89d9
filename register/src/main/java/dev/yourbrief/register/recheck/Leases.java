package dev.yourbrief.register.recheck;

import dev.yourbrief.register.store.Secrets;
import dev.yourbrief.register.store.Store;
import java.time.Duration;

/**
 * Who does something that only one server should do at a time. A lease ends by itself, so that a
 * server that died holds nobody up; what is done under it must do no harm when two do it after all.
 */
final class Leases {

  private final Store store;
  private final String me = Secrets.id();

  Leases(Store store) {
    this.store = store;
  }

  /** Takes a lease, or keeps it for longer. Whether it is ours now. */
  boolean take(String name, Duration time) {
    String now = store.now();
    String until = Store.text(store.clock().instant().plus(time));
    return store.write(h ->
        h.execute(
                "INSERT INTO lease (name, holder, until) VALUES (?, ?, ?) ON CONFLICT (name) DO"
                    + " UPDATE SET holder = excluded.holder, until = excluded.until WHERE"
                    + " lease.holder = excluded.holder OR lease.until < ?",
                name,
                me,
                until,
                now)
            > 0);
  }

  /** Gives it back. */
  void release(String name) {
    store.run(h -> h.execute("DELETE FROM lease WHERE name = ? AND holder = ?", name, me));
  }
}
