package dev.yourbrief.server.http;

import dev.yourbrief.register.people.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be asked.
 *
 * @param method {@code GET}, {@code POST}, {@code PUT} or {@code DELETE}
 * @param pattern its path; a part in braces is a place that holds anything but a slash
 * @param needs the role it asks for; empty: it is for everybody
 * @param kind what it answers with when something is wrong
 * @param handler what answers
 */
public record Route(
    String method, String pattern, Optional<Role> needs, Kind kind, Handler handler) {

  /** What an answer is for. */
  public enum Kind {
    /** For people: pages and forms. */
    PAGE,
    /** For programs: JSON. */
    JSON
  }

  /** Answers; it may block. */
  @FunctionalInterface
  public interface Handler {
    Reply answer(Call call) throws Exception;
  }

  public static Route get(String pattern, Role needs, Handler handler) {
    return new Route("GET", pattern, Optional.of(needs), Kind.PAGE, handler);
  }

  public static Route post(String pattern, Role needs, Handler handler) {
    return new Route("POST", pattern, Optional.of(needs), Kind.PAGE, handler);
  }

  /** For everybody. */
  public static Route open(String method, String pattern, Handler handler) {
    return new Route(method, pattern, Optional.empty(), Kind.PAGE, handler);
  }

  public static Route api(String method, String pattern, Role needs, Handler handler) {
    return new Route(method, pattern, Optional.of(needs), Kind.JSON, handler);
  }

  /** The values of the places, if a path is of this route. */
  Optional<Map<String, String>> match(List<String> parts) {
    List<String> wanted = parts(pattern);
    if (wanted.size() != parts.size()) {
      return Optional.empty();
    }
    Map<String, String> places = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      String want = wanted.get(i);
      if (want.startsWith("{")) {
        places.put(want.substring(1, want.length() - 1), parts.get(i));
      } else if (!want.equals(parts.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(places);
  }

  static List<String> parts(String path) {
    return new ArrayList<>(List.of(path.substring(1).split("/", -1)));
  }
}
