package dev.yourbrief.server.api;

import dev.yourbrief.register.AnsweredOnce;
import dev.yourbrief.server.desk.Desk;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Route;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** All that programs can ask. */
public final class Api {

  static final String DECISIONS = "/api/v1/decisions";
  static final String DECISION = DECISIONS + "/{decision}";

  private Api() {}

  /** Its routes. */
  public static List<Route> routes(Desk desk) {
    Once once = new Once(new AnsweredOnce(desk.register().store()));
    return Stream.of(
            OpenApi.routes(),
            new DecisionApi(desk, once).routes(),
            new FileApi(desk).routes(),
            new BriefApi(desk).routes(),
            new ShareApi(desk, once).routes(),
            new FollowApi(desk, once).routes())
        .flatMap(List::stream)
        .toList();
  }

  /** A text as a part of a path. */
  static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A parameter that is {@code true} or {@code false}; the latter if it was not sent. */
  static boolean truth(Call call, String name) {
    return switch (call.query(name)) {
      case "", "false" -> false;
      case "true" -> true;
      default -> throw Given.wrong(name, "this cannot be", "Write true or false");
    };
  }
}
