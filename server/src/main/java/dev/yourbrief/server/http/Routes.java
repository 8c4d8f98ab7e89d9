package dev.yourbrief.server.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that can be asked, and which of it a request asks. */
public final class Routes {

  /** A route, and the values of its places. */
  record Found(Route route, Map<String, String> places) {}

  private static final int LONGEST = 2000;

  private final List<Route> routes;

  public Routes(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  public List<Route> all() {
    return routes;
  }

  Optional<Found> find(String method, String path) {
    Optional<List<String>> parts = parts(path);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    for (Route route : routes) {
      if (route.method().equals(method)) {
        Optional<Map<String, String>> places = route.match(parts.get());
        if (places.isPresent()) {
          return Optional.of(new Found(route, places.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** The methods that are known at a path. */
  List<String> methods(String path) {
    return parts(path).stream()
        .flatMap(
            parts -> routes.stream().filter(r -> r.match(parts).isPresent()).map(Route::method))
        .distinct()
        .sorted()
        .toList();
  }

  /** Decoded part by part, so that a slash that was written as %2F stays within its part. */
  private static Optional<List<String>> parts(String path) {
    if (!path.startsWith("/") || path.length() > LONGEST) {
      return Optional.empty();
    }
    List<String> decoded = new ArrayList<>();
    for (String part : Route.parts(path)) {
      try {
        decoded.add(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.of(decoded);
  }
}
