package dev.yourbrief.gateway.admin;

import dev.yourbrief.gateway.watch.Plain;
import java.util.List;
import java.util.Locale;

/** The calls of each of the last sixty minutes, as bars. */
final class Minutes {

  private static final int HEIGHT = 44;
  private static final int STEP = 10;
  private static final int BAR = 8;

  private Minutes() {}

  static String svg(List<Long> minutes) {
    long most = minutes.stream().mapToLong(Long::longValue).max().orElse(0);
    if (most == 0) {
      return "";
    }
    String label =
        "Calls of each of the last 60 minutes; the most in one were " + Plain.count(most);
    Html html = new Html();
    html.raw(
            "<figure class=\"minutes\"><svg role=\"img\" preserveAspectRatio=\"none\" viewBox=\"0 0"
                + " ")
        .raw((minutes.size() * STEP - (STEP - BAR)) + " " + HEIGHT + "\">")
        .tag("title", label);
    for (int i = 0; i < minutes.size(); i++) {
      double height =
          minutes.get(i) == 0 ? 0.8 : Math.max(1.6, (double) HEIGHT * minutes.get(i) / most);
      html.raw(
          String.format(
              Locale.ROOT,
              "<rect%s x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"/>",
              minutes.get(i) == 0 ? " class=\"none\"" : "",
              i * STEP,
              HEIGHT - height,
              BAR,
              height));
    }
    return html.raw("</svg><figcaption><span>60 minutes ago</span>")
        .tag("span", "calls a minute, at most " + Plain.count(most))
        .raw("<span>now</span></figcaption></figure>")
        .toString();
  }
}
