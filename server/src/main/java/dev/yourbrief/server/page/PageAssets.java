package dev.yourbrief.server.page;

import dev.yourbrief.publish.Html;
import dev.yourbrief.publish.diff.DiffHtml;
import dev.yourbrief.server.http.Assets;
import dev.yourbrief.server.http.Reply;
import java.util.Map;

/** The styles and scripts of pages. */
public final class PageAssets {

  private PageAssets() {}

  /** All of them. */
  public static Assets all() {
    return new Assets(
        Map.of(
            "/assets/app.css",
            Assets.style(
                Html.fonts()
                    + Assets.resource(PageAssets.class, "app.css")
                    + Html.chartStyleSheet()),
            "/assets/brief.css",
            Assets.style(Html.briefStyleSheet()),
            "/assets/hosted.css",
            Assets.style(Assets.resource(PageAssets.class, "hosted.css")),
            "/assets/diff.css",
            Assets.style(DiffHtml.styleSheet()),
            "/assets/figure.js",
            Assets.script(Assets.resource(PageAssets.class, "figure.js")),
            "/assets/app.js",
            Assets.script(Assets.resource(PageAssets.class, "app.js")),
            "/assets/chart.js",
            Assets.script(Html.script()),
            "/assets/htmx.js",
            Assets.script(
                Assets.resource(
                    PageAssets.class,
                    "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js")),
            "/assets/icon.svg",
            Reply.bytes(
                "image/svg+xml",
                Assets.resource(PageAssets.class, "icon.svg")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8))));
  }
}
