package dev.yourbrief.gateway.admin;

import dev.yourbrief.gateway.key.VirtualKey;
import dev.yourbrief.gateway.key.VirtualKey.Period;
import dev.yourbrief.gateway.watch.Plain;
import dev.yourbrief.gateway.watch.RecentCall;
import dev.yourbrief.gateway.watch.Sums;
import dev.yourbrief.gateway.watch.Windows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The tables of the page. Their places are named {@code targets}, {@code routes} and so on. */
final class Tables {

  private static final int CALLS = 25;

  private Tables() {}

  static String targets(Status status) {
    NavigableSet<String> names = new TreeSet<>(status.targets());
    names.addAll(status.live().targets().keySet());
    Html html = new Html().tag("h2", "By target");
    head(
        html,
        "Target|Requests, hour *|Errors *|Half within *|99 % within * wide|First byte * wide|Tokens"
            + " in, today * wide|Out * wide|Spent today *");
    for (String name : names) {
      Optional<Windows> windows = Optional.ofNullable(status.live().targets().get(name));
      html.raw("<tr><th scope=\"row\">").text(name);
      if (status.rested().containsKey(name)) {
        html.tag(
            "span class=\"flag\"",
            "rested until "
                + Optional.ofNullable(status.rested().get(name)).map(Plain::time).orElse(""));
      }
      boolean isUnpriced = status.unpriced().contains(name);
      if (isUnpriced) {
        html.tag("span class=\"flag\"", "price unknown");
      }
      html.raw("</th>");
      windows.ifPresentOrElse(
          w -> numbers(html, w),
          () -> html.raw("<td class=\"num none\" colspan=\"8\">no requests yet</td>"));
      html.raw("</tr>");
    }
    return foot(html);
  }

  static String routes(Status status) {
    if (status.live().routes().isEmpty()) {
      return "";
    }
    Html html = new Html().tag("h2", "By route");
    head(
        html,
        "Model asked for|Calls, hour *|Errors *|Half within *|99 % within * wide|First byte *"
            + " wide|Tokens in, today * wide|Out * wide|Spent today *");
    for (Map.Entry<String, Windows> route : status.live().routes().entrySet()) {
      html.raw("<tr>")
          .tag("th scope=\"row\"", route.getKey().isEmpty() ? "(none there is)" : route.getKey());
      numbers(html, route.getValue());
      html.raw("</tr>");
    }
    return foot(html);
  }

  private static void numbers(Html html, Windows windows) {
    Sums hour = windows.hour();
    Sums today = windows.today();
    num(html, Plain.count(hour.calls()));
    num(html, Plain.share(hour.errors(), hour.calls()));
    num(html, Plain.millis(hour.p50()));
    wide(html, Plain.millis(hour.p99()));
    wide(html, Plain.millis(hour.firstP50()));
    wide(html, Plain.count(today.inputTokens()));
    wide(html, Plain.count(today.outputTokens()));
    num(html, spent(today));
  }

  /** What is unknown is never shown as nothing. */
  private static String spent(Sums sums) {
    if (sums.unpriced() == 0) {
      return Plain.usd(sums.usd());
    }
    return sums.usd().signum() == 0 ? "unknown" : Plain.usd(sums.usd()) + " + unknown";
  }

  static String shadows(Status status) {
    if (status.live().shadows().isEmpty()) {
      return "";
    }
    Html html = new Html().tag("h2", "Candidates");
    head(
        html,
        "Candidate|Copies, hour *|Errors *|Half within * wide|99 % within * wide|Same answer, today"
            + " *|Spent today *");
    for (Map.Entry<String, Windows> shadow : status.live().shadows().entrySet()) {
      Sums hour = shadow.getValue().hour();
      Sums today = shadow.getValue().today();
      html.raw("<tr>").tag("th scope=\"row\"", shadow.getKey());
      num(html, Plain.count(hour.calls()));
      num(html, Plain.share(hour.errors(), hour.calls()));
      wide(html, Plain.millis(hour.p50()));
      wide(html, Plain.millis(hour.p99()));
      num(html, Plain.share(today.same(), today.compared()));
      num(html, spent(today));
      html.raw("</tr>");
    }
    return foot(html);
  }

  static String keys(Status status) {
    if (status.keys().isEmpty()) {
      return "";
    }
    Html html = new Html().tag("h2", "By key");
    head(html, "Key|Spent *|Set aside * wide|Budget *|Used bar");
    for (KeyStatus one : status.keys()) {
      Optional<VirtualKey.Budget> budget = one.key().budget();
      html.raw("<tr>").tag("th scope=\"row\"", one.key().name());
      num(html, Plain.usd(one.spent().spent()) + (one.spent().unpriced() > 0 ? " + unknown" : ""));
      wide(html, Plain.usd(one.spent().reserved()));
      num(html, budget.map(b -> Plain.usd(b.usd()) + period(b.period())).orElse("none"));
      html.raw("<td class=\"bar\">");
      budget.ifPresent(b -> bar(html, one.spent().spent(), b.usd()));
      html.raw("</td></tr>");
    }
    return foot(html);
  }

  private static String period(Period period) {
    return switch (period) {
      case DAY -> " a day";
      case WEEK -> " a week";
      case MONTH -> " a month";
      case NEVER -> " in all";
    };
  }

  private static void bar(Html html, BigDecimal spent, BigDecimal budget) {
    int percent =
        budget.signum() == 0
            ? 100
            : spent
                .multiply(BigDecimal.valueOf(100))
                .divide(budget, 0, RoundingMode.HALF_UP)
                .min(BigDecimal.valueOf(100))
                .intValue();
    html.raw(
            "<svg class=\""
                + (percent >= 90 ? "near" : "far")
                + "\" role=\"img\" viewBox=\"0 0 100 6\"")
        .raw(" preserveAspectRatio=\"none\"><title>" + percent + " %</title>")
        .raw("<rect class=\"all\" width=\"100\" height=\"6\"/><rect class=\"used\" width=\"")
        .raw(percent + "\" height=\"6\"/></svg>");
  }

  static String calls(Status status) {
    Html html = new Html().tag("h2", "Last calls");
    List<RecentCall> last = status.live().last();
    if (last.isEmpty()) {
      return html.raw("<p class=\"none\">No call has come since the gateway started.</p>")
          .toString();
    }
    head(
        html,
        "Time|Model|Target wide|Key wide|Ended|Took *|First byte * wide|Tokens in * wide|Out *"
            + " wide|Cost *");
    for (RecentCall call : last.subList(0, Math.min(CALLS, last.size()))) {
      row(html, call);
    }
    return foot(html);
  }

  private static void row(Html html, RecentCall call) {
    boolean isWell = call.fault().isEmpty() && call.outcome().equals("ok");
    html.raw(isWell ? "<tr>" : "<tr class=\"ill\">")
        .tag("td class=\"time\"", Plain.time(call.time()))
        .tag("td", call.route().isEmpty() ? "(none there is)" : call.route())
        .tag("td class=\"wide\"", call.target())
        .tag("td class=\"wide\"", call.key())
        .raw("<td>")
        .text(
            call.outcome() + (call.fault().isEmpty() ? "" : ", " + call.fault().replace('_', ' ')));
    if (call.attempts() > 1) {
      html.tag("span class=\"flag\"", call.attempts() + " attempts");
    }
    html.raw("</td>");
    num(html, Plain.millis(call.millis()));
    wide(html, call.firstByteMillis().map(Plain::millis).orElse(Plain.UNKNOWN));
    String mark = call.isEstimated() ? "≈ " : "";
    wide(html, call.inputTokens().map(n -> mark + Plain.count(n)).orElse("unknown"));
    wide(html, call.outputTokens().map(n -> mark + Plain.count(n)).orElse("unknown"));
    num(html, call.usd().map(usd -> mark + Plain.usd(usd)).orElse("unknown"));
    html.raw("</tr>");
  }

  private static void num(Html html, String text) {
    html.tag("td class=\"num\"", text);
  }

  private static void wide(Html html, String text) {
    html.tag("td class=\"num wide\"", text);
  }

  /**
   * @param columns by bars; {@code *} after a name is one of numbers, {@code wide} one that small
   *     screens leave out
   */
  private static void head(Html html, String columns) {
    html.raw("<div class=\"scroll\"><table><thead><tr>");
    for (String column : columns.split("\\|", -1)) {
      String name = column.replaceAll(" (\\*|wide|bar)", "");
      html.tag(
          "th scope=\"col\" class=\""
              + (column.contains(" *") ? "num" : "")
              + (column.contains(" wide") ? " wide" : "")
              + "\"",
          name);
    }
    html.raw("</tr></thead><tbody>");
  }

  private static String foot(Html html) {
    return html.raw("</tbody></table></div>").toString();
  }
}
