package dev.yourbrief.gateway.admin;

import dev.yourbrief.provider.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Takes requests in: who may ask what, and how much a request may hold. On one event loop. */
final class Desk {

  private static final int MOST_BODY = 4 << 10;

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src"
          + " 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final Guard guard;
  private final Sessions sessions;
  private final Paths paths;
  private final boolean isTls;

  Desk(Guard guard, Sessions sessions, Paths paths, boolean isTls) {
    this.guard = guard;
    this.sessions = sessions;
    this.paths = paths;
    this.isTls = isTls;
  }

  void take(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    response
        .putHeader("content-security-policy", POLICY)
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "no-referrer")
        .putHeader("cross-origin-resource-policy", "same-origin")
        .putHeader("cache-control", "no-store");
    String path = request.path() == null ? "" : request.path();
    if (Guard.isRead(request) && paths.health(path, response)) {
      // Asked by those who start and stop programs, by any name; it tells nothing of the traffic.
      return;
    }
    if (!guard.isForUs(request)) {
      error(response, 421, "this server has another name: ask for it by the address it listens on");
    } else if (Guard.isRead(request)) {
      read(request, path);
    } else if (request.method().name().equals("POST")) {
      write(request, path);
    } else {
      error(response, 405, "only GET and POST are known here");
    }
  }

  private void read(HttpServerRequest request, String path) {
    if (paths.asset(path, request.response())) {
      return;
    }
    if (guard.mayAsk(request)) {
      paths.get(request, path, guard.needsKey());
    } else if (path.equals("/") || path.equals("/login")) {
      html(request.response(), 401, Page.login(""));
    } else {
      unknown(request.response());
    }
  }

  private static void unknown(HttpServerResponse response) {
    response.putHeader("www-authenticate", "Bearer realm=\"yourbrief gateway\"");
    error(response, 401, "the admin's key is needed: send 'Authorization: Bearer …'");
  }

  private void write(HttpServerRequest request, String path) {
    if (!guard.isFromUs(request)) {
      refuse(request, 403, "this came from a page of another server");
      return;
    }
    switch (path) {
      case "/login" -> body(request, text -> login(request, text));
      case "/logout" -> body(request, _ -> logout(request));
      case "/api/reload" -> {
        if (!guard.mayAsk(request)) {
          request.response().putHeader("connection", "close");
          unknown(request.response());
        } else if (!Guard.isNoForm(request)) {
          refuse(request, 415, "send 'content-type: application/json', or a header 'x-yourbrief'");
        } else {
          body(request, _ -> paths.reload(request.response()));
        }
      }
      default -> refuse(request, 404, "there is no such path here");
    }
  }

  private static void refuse(HttpServerRequest request, int status, String message) {
    request.response().putHeader("connection", "close");
    error(request.response(), status, message);
  }

  /** The body, if it is small enough. */
  private static void body(HttpServerRequest request, Consumer<String> taker) {
    Buffer body = Buffer.buffer();
    request.handler(bytes -> {
      if (request.response().ended()) {
        return;
      }
      body.appendBuffer(bytes);
      if (body.length() > MOST_BODY) {
        refuse(request, 413, "this is more than is asked for here");
      }
    });
    request.endHandler(_ -> {
      if (!request.response().ended()) {
        taker.accept(body.toString(StandardCharsets.UTF_8));
      }
    });
  }

  private void login(HttpServerRequest request, String body) {
    if (!guard.needsKey()) {
      home(request.response());
    } else if (sessions.isGuessed()) {
      html(request.response(), 429, Page.login("Too many wrong keys. Wait a minute."));
    } else if (guard.isKey(key(body))) {
      request
          .response()
          .addCookie(
              Cookie.cookie(Guard.COOKIE, sessions.open())
                  .setHttpOnly(true)
                  .setSecure(isTls)
                  .setSameSite(CookieSameSite.STRICT)
                  .setPath("/")
                  .setMaxAge(Sessions.LIFE.toSeconds()));
      home(request.response());
    } else {
      sessions.failed();
      html(request.response(), 401, Page.login("This is not the key."));
    }
  }

  private static String key(String form) {
    for (String pair : form.split("&", 8)) {
      if (pair.startsWith("key=")) {
        try {
          return URLDecoder.decode(pair.substring(4), StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException e) {
          return "";
        }
      }
    }
    return "";
  }

  private void logout(HttpServerRequest request) {
    Cookie cookie = request.getCookie(Guard.COOKIE);
    if (cookie != null) {
      sessions.close(cookie.getValue());
      request.response().removeCookie(Guard.COOKIE);
    }
    home(request.response());
  }

  private static void home(HttpServerResponse response) {
    response.setStatusCode(303).putHeader("location", "/").end();
  }

  static void html(HttpServerResponse response, int status, String page) {
    response.setStatusCode(status).putHeader("content-type", "text/html; charset=utf-8").end(page);
  }

  static void json(HttpServerResponse response, int status, JsonNode json) {
    response
        .setStatusCode(status)
        .putHeader("content-type", "application/json")
        .end(Buffer.buffer(Json.bytes(json)));
  }

  static void error(HttpServerResponse response, int status, String message) {
    json(response, status, StatusJson.error(message));
  }
}
