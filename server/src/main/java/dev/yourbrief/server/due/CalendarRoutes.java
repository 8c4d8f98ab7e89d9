package dev.yourbrief.server.due;

import dev.yourbrief.register.recheck.CalendarFeed;
import dev.yourbrief.register.store.Contents;
import dev.yourbrief.server.http.Call;
import dev.yourbrief.server.http.Missing;
import dev.yourbrief.server.http.Reply;
import dev.yourbrief.server.http.Route;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The calendar at its secret address: for programs that cannot sign in. */
public final class CalendarRoutes {

  private static final String ENDING = ".ics";

  private final CalendarFeed calendar;

  public CalendarRoutes(CalendarFeed calendar) {
    this.calendar = calendar;
  }

  public List<Route> routes() {
    return List.of(Route.open("GET", "/calendar/{file}", this::show));
  }

  /** The path of a calendar. */
  static String path(String secret) {
    return "/calendar/" + secret + ENDING;
  }

  private Reply show(Call call) {
    String file = call.at("file");
    String secret = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : "";
    String text =
        calendar
            .at(secret)
            .orElseThrow(() -> new Missing("There is no calendar at this address any more."));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    // Weak: on its way it may be packed.
    String tag = "W/\"" + Contents.hash(bytes) + "\"";
    boolean isKnown = call.header("if-none-match").map(tags -> isAmong(tag, tags)).orElse(false);
    Reply reply =
        isKnown
            ? Reply.of(304, "", Buffer.buffer())
            : Reply.bytes("text/calendar; charset=utf-8", bytes);
    return reply
        .with("etag", tag)
        .with("cache-control", "private, no-cache")
        .with("referrer-policy", "no-referrer");
  }

  private static boolean isAmong(String tag, String tags) {
    return Arrays.stream(tags.split(",", -1))
        .map(String::strip)
        .anyMatch(t -> t.equals("*") || t.equals(tag) || ("W/" + t).equals(tag));
  }
}
