package dev.yourbrief.register.recheck;

import dev.yourbrief.register.store.Store;
import java.util.List;
import java.util.Optional;

/** The people mail can be sent to: those who may sign in and gave an address. */
final class Recipients {

  /** One. */
  record Recipient(String id, String name, String email) {

    boolean isCalled(String who) {
      return id.equals(who) || name.equalsIgnoreCase(who);
    }
  }

  private final Store store;

  Recipients(Store store) {
    this.store = store;
  }

  /** All who may sign in, with or without an address. */
  List<Recipient> active() {
    return store.read(h ->
        h.createQuery("SELECT id, name, email FROM person WHERE active = 1 ORDER BY name")
            .map((rs, ctx) -> new Recipient(rs.getString(1), rs.getString(2), rs.getString(3)))
            .list());
  }

  Optional<Recipient> find(String id) {
    return active().stream().filter(r -> r.id().equals(id) && !r.email().isBlank()).findFirst();
  }

  /**
   * Who is told: whoever it is for where that is somebody with an account, or else everybody.
   *
   * @param who the id or name of whom it is for; empty: nobody in particular
   */
  static List<Recipient> of(List<Recipient> active, String who) {
    List<Recipient> meant = active.stream().filter(r -> r.isCalled(who)).toList();
    return (meant.isEmpty() ? active : meant).stream().filter(r -> !r.email().isBlank()).toList();
  }
}
