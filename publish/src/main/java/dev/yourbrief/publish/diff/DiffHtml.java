package dev.yourbrief.publish.diff;

import dev.yourbrief.publish.Hosting;
import dev.yourbrief.publish.Html;
import dev.yourbrief.publish.Resource;
import java.util.Map;

/** A comparison as a page in the design of a brief: one file that asks nothing of the network. */
public final class DiffHtml {

  /** How many of the figures that changed most are shown without opening a block. */
  static final int FIRST = 12;

  private DiffHtml() {}

  /** The page; the same for the same two briefs. */
  public static String of(BriefDiff diff) {
    return Html.render("diff/page.jte", new DiffWords(diff));
  }

  /** The same page as a server shows it. */
  public static String hosted(BriefDiff diff, Hosting hosting) {
    return Html.render("diff/page.jte", Map.of("page", new DiffWords(diff), "hosting", hosting));
  }

  /** What the page has besides the styles of a brief. */
  public static String styleSheet() {
    return Html.styleSheet() + Resource.text("diff/diff.css");
  }
}
