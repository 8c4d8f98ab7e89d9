package dev.yourbrief.server.http;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.register.decision.Conflict;
import dev.yourbrief.register.people.Role;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** One request, from its head to its answer. On a thread of its own. */
final class Visit implements Runnable {

  private static final Logger LOG = System.getLogger("dev.yourbrief.server");

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self' data:; img-src"
          + " 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private final HttpServerRequest request;
  private final Door.Parts parts;

  Visit(HttpServerRequest request, Door.Parts parts) {
    this.request = request;
    this.parts = parts;
  }

  @Override
  public void run() {
    Route.Kind kind = kind();
    Call head = Door.headOnly(request, Who.NOBODY);
    try {
      if (!parts.doorkeeper().isForUs(request)) {
        refuse(kind, head, 421, "This server has another name: ask for it by its own address.");
        return;
      }
      String method = request.method().name().equals("HEAD") ? "GET" : request.method().name();
      Optional<Routes.Found> found = parts.routes().find(method, path());
      if (found.isEmpty()) {
        unknown(kind, head);
        return;
      }
      visit(found.get());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a request could not be answered", e);
      refuse(kind, head, 500, "This is a defect of the server, not of what you sent.");
    }
  }

  private void unknown(Route.Kind kind, Call head) {
    List<String> methods = parts.routes().methods(path());
    if (methods.isEmpty()) {
      refuse(kind, head, 404, "There is no such page.");
    } else {
      send(
          parts
              .faults()
              .say(kind, head, 405, "This cannot be done here.", List.of())
              .with("allow", String.join(", ", methods)),
          true);
    }
  }

  private String path() {
    return request.path() == null ? "" : request.path();
  }

  private Route.Kind kind() {
    return path().startsWith("/api/") || path().equals("/mcp") ? Route.Kind.JSON : Route.Kind.PAGE;
  }

  private void visit(Routes.Found found) {
    Route route = found.route();
    Who who = parts.doorkeeper().who(request);
    Call head =
        new Call(
            request,
            found.places(),
            java.util.Map.of(),
            List.of(),
            Door.headOnly(request, who).body(),
            who);
    Optional<Role> needs = route.needs();
    if (needs.isPresent() && !who.may(needs.get())) {
      send(barred(route, head, needs.get()), true);
      return;
    }
    if (request.method().name().equals("GET") || request.method().name().equals("HEAD")) {
      send(answer(route, head), false);
      return;
    }
    if (!isFromUs()) {
      refuse(route.kind(), head, 403, "This came from a page of another server.");
      return;
    }
    try (Body body = Body.read(request, parts.limits(), parts.uploads())) {
      Call call = new Call(request, found.places(), body.form(), body.uploads(), body.bytes(), who);
      send(hasToken(call) || isProgram(route, who) ? answer(route, call) : stale(route, call), false);
    } catch (Body.Refused e) {
      refuse(route.kind(), head, e.status(), e.getMessage());
    }
  }

  private Reply barred(Route route, Call head, Role needed) {
    if (head.who().role().isPresent()) {
      return parts
          .faults()
          .say(
              route.kind(),
              head,
              403,
              "Your role is "
                  + head.who().role().get().word()
                  + "; this takes a person who is "
                  + needed.word()
                  + ".",
              List.of());
    }
    if (route.kind() == Route.Kind.JSON) {
      return parts
          .faults()
          .say(
              route.kind(),
              head,
              401,
              "Show who you are: send 'Authorization: Bearer' and a token.",
              List.of())
          .with("www-authenticate", "Bearer realm=\"yourbrief\"");
    }
    String wanted = request.method().name().equals("GET") ? request.uri() : "/";
    return Reply.goTo(parts.doorkeeper().signInPath(wanted));
  }

  private Reply stale(Route route, Call call) {
    return parts
        .faults()
        .say(
            route.kind(),
            call,
            403,
            "This form is too old, or came from elsewhere. Load the page again and repeat it.",
            List.of());
  }

  /** Whether it comes from a page of this server, or from no page. */
  private boolean isFromUs() {
    String site = request.getHeader("sec-fetch-site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    String origin = request.getHeader("origin");
    if (origin == null || origin.equals("null")) {
      return origin == null;
    }
    String host = request.getHeader("host");
    // Behind a proxy that ends TLS the scheme is another; name and port are what counts.
    return (host != null && origin.replaceFirst("^https?://", "").equalsIgnoreCase(host))
        || parts.doorkeeper().isOurs(origin);
  }

  /**
   * Whether a program asks, where there are no accounts: browsers say where a page that sends
   * something came from, and then it has to carry what only our pages know.
   */
  private boolean isProgram(Route route, Who who) {
    return route.kind() == Route.Kind.JSON
        && who.via() == Who.Via.MACHINE
        && request.getHeader("origin") == null
        && request.getHeader("sec-fetch-site") == null;
  }

  /** Whether a browser's form carries what only our pages know. */
  private static boolean hasToken(Call call) {
    if (call.who().csrf().isEmpty()) {
      return true;
    }
    String shown = call.header("x-csrf").orElse(call.field("csrf"));
    return MessageDigest.isEqual(
        shown.getBytes(StandardCharsets.UTF_8), call.who().csrf().getBytes(StandardCharsets.UTF_8));
  }

  private Reply answer(Route route, Call call) {
    Faults faults = parts.faults();
    try {
      return route.handler().answer(call);
    } catch (InputException e) {
      return faults.say(
          route.kind(), call, 422, "What was given cannot be used as it is.", e.problems());
    } catch (Conflict e) {
      return faults.say(route.kind(), call, 409, String.valueOf(e.getMessage()), List.of());
    } catch (Stale e) {
      return faults.say(route.kind(), call, 412, String.valueOf(e.getMessage()), List.of());
    } catch (Missing e) {
      return faults.say(route.kind(), call, 404, String.valueOf(e.getMessage()), List.of());
    } catch (Exception e) {
      LOG.log(Level.ERROR, "a request could not be answered: " + route.pattern(), e);
      return faults.say(
          route.kind(),
          call,
          500,
          "This is a defect of the server, not of what you sent.",
          List.<Problem>of());
    }
  }

  private void refuse(Route.Kind kind, Call call, int status, String title) {
    send(parts.faults().say(kind, call, status, title, List.of()), true);
  }

  private void send(Reply reply, boolean isClosing) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return;
    }
    response
        .setStatusCode(reply.status())
        .putHeader("content-security-policy", POLICY)
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "same-origin")
        .putHeader("cross-origin-opener-policy", "same-origin")
        .putHeader("cross-origin-resource-policy", "same-origin")
        .putHeader("cache-control", "no-store");
    if (request.isSSL()) {
      response.putHeader("strict-transport-security", "max-age=31536000");
    }
    if (!reply.type().isEmpty()) {
      response.putHeader("content-type", reply.type());
    }
    reply.headers().forEach(response::putHeader);
    reply.cookies().forEach(response::addCookie);
    if (isClosing && request.method().name().startsWith("P")) {
      // Its body was not read, and will not be.
      response.putHeader("connection", "close");
    }
    if (request.method().name().equals("HEAD")) {
      response.putHeader("content-length", String.valueOf(reply.body().length()));
      response.end();
    } else if (reply.status() == 204 || reply.status() == 304) {
      response.end();
    } else {
      response.end(reply.body());
    }
    request.resume();
  }
}
