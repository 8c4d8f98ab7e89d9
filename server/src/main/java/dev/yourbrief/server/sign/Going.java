package dev.yourbrief.server.sign;

import dev.yourbrief.register.people.ServerKeys;
import dev.yourbrief.register.store.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Somebody on their way to sign in elsewhere. Their browser holds it, signed, so that any server of
 * the register can take them up when they come back.
 *
 * @param state what the provider sends back, so that an answer to another question is not taken
 * @param nonce what the provider writes into the ID token
 * @param verifier what proves that who asks for the token is who asked to sign in (RFC 7636)
 * @param to the path they want to go to
 * @param until when it is too late
 */
record Going(String state, String nonce, String verifier, String to, Instant until) {

  static final Duration LIFE = Duration.ofMinutes(10);

  private static final String PURPOSE = "going";
  private static final int LONGEST = 3000;

  static Going begin(String to, Instant now) {
    return new Going(Secrets.secret(), Secrets.secret(), Secrets.secret(), to, now.plus(LIFE));
  }

  /** As a cookie holds it. */
  String signed(ServerKeys keys) {
    String text =
        String.join(
            ".",
            state,
            nonce,
            verifier,
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(to.getBytes(StandardCharsets.UTF_8)),
            String.valueOf(until.getEpochSecond()));
    return text + "." + keys.sign(PURPOSE, text);
  }

  /** What a cookie holds; empty if it was not signed here, or it is too late. */
  static Optional<Going> read(String cookie, ServerKeys keys, Instant now) {
    List<String> parts = List.of(cookie.split("\\.", -1));
    if (cookie.length() > LONGEST || parts.size() != 6) {
      return Optional.empty();
    }
    String text = String.join(".", parts.subList(0, 5));
    if (!keys.isSigned(PURPOSE, text, parts.get(5))) {
      return Optional.empty();
    }
    Going going =
        new Going(
            parts.get(0),
            parts.get(1),
            parts.get(2),
            new String(Base64.getUrlDecoder().decode(parts.get(3)), StandardCharsets.UTF_8),
            Instant.ofEpochSecond(Long.parseLong(parts.get(4))));
    return going.until().isAfter(now) ? Optional.of(going) : Optional.empty();
  }
}
