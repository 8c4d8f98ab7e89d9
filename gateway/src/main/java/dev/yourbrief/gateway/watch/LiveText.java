package dev.yourbrief.gateway.watch;

import dev.yourbrief.provider.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * The admin's {@code /api/live} as lines for a terminal. What the JSON says is not trusted to be
 * plain: characters that a terminal would obey are shown as {@code ?}.
 */
public final class LiveText {

  private static final int NARROWEST = 40;
  private static final int ROOMY = 60;
  private static final int NUMBER = 9;

  private final int width;
  private final boolean colour;
  private final List<String> lines = new ArrayList<>();

  private LiveText(int width, boolean colour) {
    this.width = Math.max(NARROWEST, width);
    this.colour = colour;
  }

  /**
   * The lines; empty when this is no such JSON.
   *
   * @param width in characters; no line is longer
   * @param rows the most lines; the last calls take what is left
   * @param colour whether lines hold the marks that colour them
   */
  public static Optional<List<String>> lines(String json, int width, int rows, boolean colour) {
    return live(json).map(live -> new LiveText(width, colour).all(live, rows));
  }

  /** All that matters in one line, for a log; empty when this is no such JSON. */
  public static Optional<String> line(String json, int width) {
    return live(json).map(live -> new LiveText(width, false).one(live));
  }

  private static Optional<JsonNode> live(String json) {
    return Json.tree(json).filter(t -> t.path("all").isObject() && t.path("last").isArray());
  }

  private String one(JsonNode live) {
    JsonNode all = live.path("all");
    int alarms = live.path("alarms").size();
    return cut(
        time(live, "now")
            + "  "
            + count(all.path("minute"), "calls")
            + " calls/min  errors "
            + errors(all.path("hour"))
            + "  today "
            + spent(all.path("today"))
            + "  p50 "
            + millis(all.path("hour"), "p50_ms")
            + "  p99 "
            + millis(all.path("hour"), "p99_ms")
            + "  under way "
            + count(live, "under_way")
            + (alarms == 0 ? "" : "  ! " + alarms + (alarms == 1 ? " alarm" : " alarms")));
  }

  private List<String> all(JsonNode live, int rows) {
    JsonNode all = live.path("all");
    boolean isReady = live.path("ready").asBoolean(false);
    add(
        isReady ? "1" : "31",
        (isReady ? "Taking requests" : "Taking no requests") + "   " + time(live, "now") + " UTC");
    live.path("alarms").forEach(a -> add("33", "! " + plain(a.stringValue(""))));
    add("", "");
    add(
        "",
        count(all.path("minute"), "calls")
            + " calls a minute, "
            + count(live, "under_way")
            + " under way");
    add("", "errors " + errors(all.path("hour")) + " this hour; today " + spent(all.path("today")));
    add(
        "",
        "half within "
            + millis(all.path("hour"), "p50_ms")
            + ", 99 % within "
            + millis(all.path("hour"), "p99_ms"));
    add("", "");
    table(live);
    add("", "");
    int left = rows - lines.size() - 1;
    if (left > 0) {
      calls(live.path("last"), left);
    }
    return lines.size() > rows ? List.copyOf(lines.subList(0, rows)) : List.copyOf(lines);
  }

  private void table(JsonNode live) {
    List<String> heads = List.of("req/h", "errors", "p50", "p99", "today");
    int columns = Math.clamp((width - 16) / NUMBER, 1, heads.size());
    int name = width - columns * NUMBER;
    add("2", row("target", name, heads, columns));
    for (Map.Entry<String, JsonNode> target : live.path("targets").properties()) {
      JsonNode hour = target.getValue().path("hour");
      List<String> values =
          List.of(
              count(hour, "calls"),
              errors(hour),
              millis(hour, "p50_ms"),
              millis(hour, "p99_ms"),
              spent(target.getValue().path("today")));
      boolean isRested = live.path("rested").has(target.getKey());
      add(
          isRested ? "33" : "",
          row((isRested ? "(rested) " : "") + target.getKey(), name, values, columns));
    }
  }

  private static String row(String name, int nameWidth, List<String> values, int columns) {
    StringBuilder row = new StringBuilder(padded(plain(name), nameWidth));
    for (int i = 0; i < columns; i++) {
      row.append(right(values.get(i), NUMBER));
    }
    return row.toString();
  }

  private void calls(JsonNode last, int most) {
    add("2", "last calls");
    int shown = 0;
    for (JsonNode call : last) {
      if (shown++ >= most - 1) {
        return;
      }
      String fault = Json.text(call, "fault");
      String outcome = Json.text(call, "outcome");
      boolean isWell = fault.isEmpty() && outcome.equals("ok");
      String usd = Json.text(call, "usd");
      String end =
          right(Plain.millis(call.path("ms").asLong(0)), 10)
              + right(usd.isEmpty() ? "unknown" : money(usd), 10);
      String target = Json.text(call, "target");
      String what =
          time(call, "time")
              + "  "
              + (isWell && width < ROOMY ? "" : (fault.isEmpty() ? outcome : fault) + "  ")
              + Json.text(call, "route")
              + (target.isEmpty() ? "" : " → " + target);
      int room = width - end.length();
      add(outcome.equals("ok") ? "" : "31", padded(plain(what), room) + end);
    }
  }

  private void add(String code, String line) {
    String cut = cut(line).stripTrailing();
    lines.add(
        colour && !code.isEmpty() && !cut.isEmpty()
            ? "\u001b[" + code + "m" + cut + "\u001b[0m"
            : cut);
  }

  private String cut(String line) {
    return line.length() <= width ? line : line.substring(0, width - 1) + "…";
  }

  private static String padded(String text, int columns) {
    return text.length() > columns - 1
        ? text.substring(0, Math.max(0, columns - 2)) + "… "
        : text + " ".repeat(columns - text.length());
  }

  private static String right(String text, int columns) {
    return " ".repeat(Math.max(1, columns - text.length())) + text;
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain.append(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c);
    }
    return plain.toString();
  }

  private static String count(JsonNode node, String member) {
    return Plain.count(node.path(member).asLong(0));
  }

  private static String errors(JsonNode sums) {
    return Plain.share(sums.path("errors").asLong(0), sums.path("calls").asLong(0));
  }

  private static String millis(JsonNode sums, String member) {
    JsonNode value = sums.path(member);
    return Plain.millis(value.isNumber() ? OptionalLong.of(value.asLong(0)) : OptionalLong.empty());
  }

  /** What is unknown is never shown as nothing. */
  private static String spent(JsonNode sums) {
    String usd = money(Json.text(sums, "usd"));
    if (sums.path("unpriced").asLong(0) == 0) {
      return usd;
    }
    return usd.equals("$0") ? "unknown" : usd + "+?";
  }

  private static String money(String usd) {
    try {
      return Plain.usd(new BigDecimal(usd));
    } catch (NumberFormatException e) {
      return "?";
    }
  }

  private static String time(JsonNode node, String member) {
    try {
      return Plain.time(Instant.parse(Json.text(node, member)));
    } catch (DateTimeParseException e) {
      return "--:--:--";
    }
  }
}
