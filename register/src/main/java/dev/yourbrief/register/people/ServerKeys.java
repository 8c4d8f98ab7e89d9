package dev.yourbrief.register.people;

import dev.yourbrief.register.store.Secrets;
import dev.yourbrief.register.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A key that all servers of a register share, so that each knows what another has signed. */
public final class ServerKeys {

  private static final String NAME = "people";

  private final Store store;
  private final AtomicReference<@Nullable String> key = new AtomicReference<>();

  public ServerKeys(Store store) {
    this.store = store;
  }

  /**
   * What proves that a text was signed here: HMAC-SHA-256.
   *
   * @param purpose what for, so that what was signed for one thing is not taken for another
   */
  public String sign(String purpose, String text) {
    String known = key.get();
    if (known == null) {
      known = store.write(ServerKeys::held);
      key.set(known);
    }
    return mac(known, purpose + "\n" + text);
  }

  /** Whether this is what {@link #sign} says. */
  public boolean isSigned(String purpose, String text, String signature) {
    return MessageDigest.isEqual(
        sign(purpose, text).getBytes(StandardCharsets.UTF_8),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  /** HMAC-SHA-256 under a secret, as it may stand in an address. */
  public static String mac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Until the transaction's end nobody else holds it: what looks first and then writes is safe. */
  static String held(Handle h) {
    h.execute(
        "INSERT INTO server_key (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
        NAME,
        Secrets.secret());
    h.execute("UPDATE server_key SET value = value WHERE name = ?", NAME);
    return Objects.requireNonNull(
        h.createQuery("SELECT value FROM server_key WHERE name = ?")
            .bind(0, NAME)
            .mapTo(String.class)
            .one());
  }
}
