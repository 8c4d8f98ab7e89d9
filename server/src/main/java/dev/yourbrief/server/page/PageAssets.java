package dev.yourbrief.server.page;

import dev.yourbrief.publish.Html;
import dev.yourbrief.publish.diff.DiffHtml;
import dev.yourbrief.server.http.Assets;
import dev.yourbrief.server.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The styles and scripts of pages. */
public final class PageAssets {

  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

  private PageAssets() {}

  /** All of them. */
  public static Assets all() {
    Map<String, Reply> all = new TreeMap<>();
    all.put(
        "/assets/app.css", Assets.style(Html.fonts() + text("app.css") + Html.chartStyleSheet()));
    all.put("/assets/brief.css", Assets.style(Html.briefStyleSheet()));
    all.put("/assets/hosted.css", Assets.style(text("hosted.css")));
    all.put("/assets/diff.css", Assets.style(DiffHtml.styleSheet()));
    all.put("/assets/app.js", Assets.script(text("app.js")));
    all.put("/assets/figure.js", Assets.script(text("figure.js")));
    all.put("/assets/chart.js", Assets.script(Html.script()));
    all.put("/assets/htmx.js", Assets.script(text(HTMX)));
    Reply icon = Reply.bytes("image/svg+xml", text("icon.svg").getBytes(StandardCharsets.UTF_8));
    all.put("/assets/icon.svg", icon);
    // Asked for by browsers where a page names no icon.
    all.put("/favicon.ico", icon);
    return new Assets(all);
  }

  private static String text(String name) {
    return Assets.resource(PageAssets.class, name);
  }
}
