package dev.yourbrief.register.decision;

import dev.yourbrief.register.Actor;
import dev.yourbrief.register.Audit;
import dev.yourbrief.register.store.Secrets;
import dev.yourbrief.register.store.Store;
import java.util.List;
import java.util.Optional;

/** Links at which one version can be read without an account, until they are taken back. */
public final class Shares {

  /**
   * A link that was made.
   *
   * @param id what to take it back by; the link itself is not kept, only a hash of it
   * @param version the hash of the version it shows
   * @param revokedAt when it was taken back; empty while it works
   */
  public record Share(
      String id, String version, String createdBy, String createdAt, Optional<String> revokedAt) {}

  /** What a link shows. */
  public record Shown(String decision, String version) {}

  private final Store store;

  public Shares(Store store) {
    this.store = store;
  }

  /** Makes a link; its secret is seen this once. */
  public String create(VersionEntry version, Actor by) {
    String secret = Secrets.secret();
    store.run(h -> {
      String now = store.now();
      h.execute(
          "INSERT INTO share (hash, id, decision, version, created_by, created_at) VALUES (?, ?, ?,"
              + " ?, ?, ?)",
          Secrets.hash(secret),
          Secrets.id(),
          version.decision(),
          version.sha256(),
          by.name(),
          now);
      Audit.note(
          h,
          now,
          by,
          "share.created",
          Optional.of(version.decision()),
          "version " + version.number());
    });
    return secret;
  }

  /** What a link's secret shows; empty for one that never was or was taken back. */
  public Optional<Shown> find(String secret) {
    return store.read(h ->
        h.createQuery("SELECT decision, version FROM share WHERE hash = ? AND revoked_at IS NULL")
            .bind(0, Secrets.hash(secret))
            .map((rs, ctx) -> new Shown(rs.getString(1), rs.getString(2)))
            .findFirst());
  }

  /** The links of a decision, newest first. */
  public List<Share> list(String decision) {
    return store.read(h ->
        h.createQuery(
                "SELECT id, version, created_by, created_at, revoked_at FROM share WHERE decision ="
                    + " ? ORDER BY created_at DESC, id")
            .bind(0, decision)
            .map((rs, ctx) ->
                new Share(
                    rs.getString(1),
                    rs.getString(2),
                    rs.getString(3),
                    rs.getString(4),
                    Optional.ofNullable(rs.getString(5))))
            .list());
  }

  /** Takes a link back. */
  public void revoke(String decision, String id, Actor by) {
    store.run(h -> {
      String now = store.now();
      int mine =
          h.execute(
              "UPDATE share SET revoked_at = ? WHERE decision = ? AND id = ? AND revoked_at IS"
                  + " NULL",
              now,
              decision,
              id);
      if (mine > 0) {
        Audit.note(h, now, by, "share.revoked", Optional.of(decision), id);
      }
    });
  }
}
