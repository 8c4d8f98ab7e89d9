package dev.yourbrief.gateway.admin;

import dev.yourbrief.provider.Endpoint;
import dev.yourbrief.provider.Secret;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may ask. Without a key the admin is for this machine alone, and then a web page must not be
 * able to ask in the name of whoever reads it: by a name of its own that points here (so the Host
 * is checked), or from elsewhere (so the origin is, and what changes something needs a header that
 * no form can send). With a key, whoever shows it may ask by whatever name: neither the key nor the
 * cookie is sent to another name by itself.
 */
final class Guard {

  static final String COOKIE = "yourbrief_admin";

  private static final String BEARER = "bearer ";

  /** Longer than any key; nothing longer is hashed. */
  private static final int MOST_KEY = 1 << 14;

  private final String host;
  private final Optional<Secret> key;
  private final Sessions sessions;

  Guard(String host, Optional<Secret> key, Sessions sessions) {
    this.host = host;
    this.key = key;
    this.sessions = sessions;
  }

  boolean needsKey() {
    return key.isPresent();
  }

  /** Whether a request names this server, and is no other page's. */
  boolean isForUs(HttpServerRequest request) {
    HostAndPort named = request.authority();
    if (named == null) {
      return false;
    }
    return key.isPresent()
        || Endpoint.isLoopback(bracketed(named.host()))
        || named.host().equalsIgnoreCase(host);
  }

  private static String bracketed(String name) {
    return name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
  }

  /** Whether it comes from a page of this server, or from no page. */
  boolean isFromUs(HttpServerRequest request) {
    String site = request.getHeader("sec-fetch-site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    String origin = request.getHeader("origin");
    HostAndPort named = request.authority();
    if (origin == null || named == null) {
      return origin == null;
    }
    String shown = request.getHeader("host") == null ? named.toString() : request.getHeader("host");
    return origin.equalsIgnoreCase(request.scheme() + "://" + shown);
  }

  /** Whether it has what only a program, or a script of this server's pages, can send. */
  static boolean isNoForm(HttpServerRequest request) {
    String type = request.getHeader("content-type");
    return request.getHeader("x-yourbrief") != null
        || (type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json"));
  }

  /** Whether it shows the key, or the cookie that was given for it. */
  boolean mayAsk(HttpServerRequest request) {
    if (key.isEmpty()) {
      return true;
    }
    String shown = request.getHeader("authorization");
    if (shown != null && shown.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return isKey(shown.substring(BEARER.length()).strip());
    }
    Cookie cookie = request.getCookie(COOKIE);
    return cookie != null && sessions.isOpen(cookie.getValue());
  }

  boolean isKey(String shown) {
    return shown.length() <= MOST_KEY && key.filter(k -> k.isShownAs(shown)).isPresent();
  }

  static boolean isRead(HttpServerRequest request) {
    return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
  }
}
