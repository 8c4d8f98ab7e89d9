package dev.yourbrief.gateway.admin;

import dev.yourbrief.gateway.watch.LiveView;
import dev.yourbrief.gateway.watch.Plain;
import dev.yourbrief.gateway.watch.Sums;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The page: what the traffic is like, as a memo that changes. It is whole without its script, which
 * only puts newer {@link #parts} in the places of the old.
 */
final class Page {

  private Page() {}

  /** Each part of the page that changes, as markup, by the id of its place. */
  static SortedMap<String, String> parts(Status status) {
    SortedMap<String, String> parts = new TreeMap<>();
    parts.put("head", head(status));
    parts.put("alarms", alarms(status));
    parts.put("sums", sums(status));
    parts.put("minutes", Minutes.svg(status.live().minutes()));
    parts.put("targets", Tables.targets(status));
    parts.put("routes", Tables.routes(status));
    parts.put("shadows", Tables.shadows(status));
    parts.put("keys", Tables.keys(status));
    parts.put("calls", Tables.calls(status));
    parts.put("asof", asOf(status));
    return parts;
  }

  static String whole(Status status, boolean hasLogin) {
    Map<String, String> parts = parts(status);
    Html page = new Html();
    open(page, "Gateway");
    page.raw("<main><header><p class=\"kind\">YourBrief <span class=\"dot\">·</span> gateway</p>");
    part(page, "div", "head", parts);
    page.raw("</header>");
    part(page, "div", "alarms", parts);
    part(page, "div", "sums", parts);
    part(page, "div", "minutes", parts);
    for (String section : List.of("targets", "routes", "shadows", "keys", "calls")) {
      part(page, "section", section, parts);
    }
    page.raw("<footer>");
    part(page, "p", "asof", parts);
    if (hasLogin) {
      page.raw("<form method=\"post\" action=\"/logout\"><button>Sign out</button></form>");
    }
    page.raw("</footer></main></body></html>\n");
    return page.toString();
  }

  private static void part(Html page, String tag, String id, Map<String, String> parts) {
    page.raw("<" + tag + " id=\"" + id + "\" data-part>")
        .raw(parts.getOrDefault(id, ""))
        .raw("</" + tag + ">");
  }

  private static void open(Html page, String title) {
    page.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">")
        .raw("<meta name=\"robots\" content=\"noindex\">")
        .tag("title", title)
        .raw("<link rel=\"stylesheet\" href=\"/live.css\">")
        .raw("<script src=\"/live.js\" defer></script></head><body>");
  }

  /** Asks for the admin's key. */
  static String login(String message) {
    Html page = new Html();
    open(page, "Gateway: sign in");
    page.raw("<main class=\"login\"><p class=\"kind\">YourBrief <span class=\"dot\">·</span>")
        .raw(" gateway</p><h1>Sign in</h1>");
    if (!message.isEmpty()) {
      page.tag("p class=\"message\" role=\"alert\"", message);
    }
    page.raw("<form method=\"post\" action=\"/login\"><label for=\"key\">Admin key</label>")
        .raw("<input id=\"key\" name=\"key\" type=\"password\" required autofocus")
        .raw(" autocomplete=\"current-password\"><button>Sign in</button></form></main>")
        .raw("</body></html>\n");
    return page.toString();
  }

  private static String head(Status status) {
    int count = status.alarms().size();
    Html head = new Html();
    String title = status.obstacles().isEmpty() ? "Taking requests" : "Taking no requests";
    head.tag("h1", title);
    String line =
        count == 0
            ? "Nothing needs a look."
            : count == 1 ? "One thing needs a look." : count + " things need a look.";
    return head.tag("p class=\"headline" + (count == 0 ? "" : " open") + "\"", line).toString();
  }

  private static String alarms(Status status) {
    Html html = new Html();
    List<String> alarms = status.alarms();
    if (!alarms.isEmpty()) {
      html.raw("<ul class=\"alarms\">");
      alarms.forEach(alarm -> html.tag("li", alarm));
      html.raw("</ul>");
    }
    return html.toString();
  }

  private static String sums(Status status) {
    LiveView live = status.live();
    Sums minute = live.all().minute();
    Sums hour = live.all().hour();
    Sums today = live.all().today();
    Html html = new Html().raw("<dl class=\"sums\">");
    sum(
        html,
        "Calls",
        Plain.count(minute.calls()) + " a minute",
        Plain.count(hour.calls()) + " this hour, " + Plain.count(status.underWay()) + " under way");
    sum(
        html,
        "Errors",
        Plain.share(hour.errors(), hour.calls()),
        hour.calls() == 0
            ? "no calls this hour"
            : Plain.count(hour.errors()) + " of " + Plain.count(hour.calls()) + " this hour");
    sum(
        html,
        "Spent today",
        Plain.usd(today.usd()),
        today.unpriced() > 0
            ? "and " + Plain.count(today.unpriced()) + " requests of unknown price"
            : Plain.count(today.inputTokens())
                + " tokens in, "
                + Plain.count(today.outputTokens())
                + " out");
    sum(
        html,
        "Whole answer",
        Plain.millis(hour.p50()),
        "half are faster; 99 of 100 within " + Plain.millis(hour.p99()));
    sum(
        html,
        "First byte",
        Plain.millis(hour.firstP50()),
        "half are faster; 99 of 100 within " + Plain.millis(hour.firstP99()));
    return html.raw("</dl>").toString();
  }

  private static void sum(Html html, String name, String value, String more) {
    html.raw("<div>")
        .tag("dt", name)
        .tag("dd class=\"value\"", value)
        .tag("dd class=\"more\"", more)
        .raw("</div>");
  }

  private static String asOf(Status status) {
    Html html = new Html();
    return html.text("As of ")
        .tag("span class=\"num\"", Plain.time(status.live().now()))
        .text(" UTC, counted since ")
        .tag("span class=\"num\"", Plain.day(status.live().since()))
        .text(
            ". Hours are the last sixty minutes; today began at midnight UTC, or when the gateway"
                + " started.")
        .toString();
  }
}
