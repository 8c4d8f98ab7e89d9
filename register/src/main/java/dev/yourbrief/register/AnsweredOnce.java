package dev.yourbrief.register;

import dev.yourbrief.register.decision.Conflict;
import dev.yourbrief.register.store.Contents;
import dev.yourbrief.register.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Requests that are done once, however often they are sent: by a key that whoever asks chose. */
public final class AnsweredOnce {

  private static final Duration KEPT = Duration.ofDays(7);

  private final Store store;

  public AnsweredOnce(Store store) {
    this.store = store;
  }

  /**
   * Does something, unless it was done; what it writes and the answer are kept together or not at
   * all. Of two at once one waits.
   *
   * @param key who asks for what, and the key they chose
   * @param request what was sent: under one key it must stay the same
   * @throws Conflict if it does not
   */
  public Answered once(String key, String request, Supplier<Answered> doing) {
    String keyHash = hash(key);
    String requestHash = hash(request);
    return store.write(h -> {
      h.execute(
          "DELETE FROM answered WHERE at < ?", Store.text(store.clock().instant().minus(KEPT)));
      int mine =
          h.execute(
              "INSERT INTO answered (key_hash, request_hash, status, body, location, at) VALUES (?,"
                  + " ?, 0, '', '', ?) ON CONFLICT (key_hash) DO NOTHING",
              keyHash,
              requestHash,
              store.now());
      return mine == 0 ? known(h, keyHash, requestHash) : done(h, keyHash, doing.get());
    });
  }

  private static Answered done(Handle h, String keyHash, Answered answer) {
    h.execute(
        "UPDATE answered SET status = ?, body = ?, location = ? WHERE key_hash = ?",
        answer.status(),
        answer.body(),
        answer.location(),
        keyHash);
    return answer;
  }

  private static Answered known(Handle h, String keyHash, String requestHash) {
    return h.createQuery(
            "SELECT status, body, location FROM answered WHERE key_hash = ? AND request_hash = ?")
        .bind(0, keyHash)
        .bind(1, requestHash)
        .map((rs, ctx) ->
            new Answered(rs.getInt(1), rs.getString(2), rs.getString(3), Optional.empty()))
        .findFirst()
        .orElseThrow(() ->
            new Conflict("Something else was sent under this Idempotency-Key. Choose another."));
  }

  private static String hash(String text) {
    return Contents.hash(text.getBytes(StandardCharsets.UTF_8));
  }
}
