package dev.yourbrief.server.sign;

import dev.yourbrief.register.people.PersonName;
import dev.yourbrief.register.people.Sessions;
import dev.yourbrief.register.settings.Settings;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookies: who is signed in, what somebody without an account is called, and who is on their
 * way to sign in elsewhere. No script reads them, and another site's page cannot send a form with
 * them.
 */
final class Cookies {

  static final String NAME = "yourbrief_name";
  static final String GOING = "yourbrief_going";

  private static final Duration YEAR = Duration.ofDays(365);

  private final boolean isSecure;

  Cookies(Settings settings) {
    this.isSecure =
        settings.address().filter(a -> "https".equalsIgnoreCase(a.getScheme())).isPresent();
  }

  /** The name of the session's: under https one that only this host can set. */
  String sessionName() {
    return isSecure ? "__Host-yourbrief" : "yourbrief";
  }

  Optional<String> session(HttpServerRequest request) {
    return value(request, sessionName());
  }

  static Optional<String> value(HttpServerRequest request, String name) {
    return Optional.ofNullable(request.getCookie(name))
        .map(Cookie::getValue)
        .filter(v -> !v.isEmpty());
  }

  Cookie signedIn(String secret) {
    return cookie(sessionName(), secret, "/", Sessions.LONGEST);
  }

  Cookie signedOut() {
    return cookie(sessionName(), "", "/", Duration.ZERO);
  }

  Cookie named(String name) {
    return cookie(NAME, URLEncoder.encode(name, StandardCharsets.UTF_8), "/", YEAR);
  }

  /** What somebody without an account is called. */
  static Optional<String> name(HttpServerRequest request) {
    return value(request, NAME)
        .flatMap(v -> {
          try {
            return PersonName.usable(URLDecoder.decode(v, StandardCharsets.UTF_8));
          } catch (IllegalArgumentException e) {
            return Optional.empty();
          }
        });
  }

  Cookie going(String signed, Duration life) {
    return cookie(GOING, signed, "/sign-in", life);
  }

  private Cookie cookie(String name, String value, String path, Duration life) {
    return Cookie.cookie(name, value)
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.LAX)
        .setSecure(isSecure)
        .setPath(path)
        .setMaxAge(life.toSeconds());
  }
}
