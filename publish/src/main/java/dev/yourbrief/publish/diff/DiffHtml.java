package dev.yourbrief.publish.diff;

import dev.yourbrief.publish.Html;
import dev.yourbrief.publish.Resource;

/** A comparison as a page in the design of a brief: one file that asks nothing of the network. */
public final class DiffHtml {

  /** How many of the figures that changed most are shown without opening a block. */
  static final int FIRST = 12;

  private DiffHtml() {}

  /** The page; the same for the same two briefs. */
  public static String of(BriefDiff diff) {
    return Html.render("diff/page.jte", new DiffWords(diff));
  }

  /** What the page has besides the styles of a brief. */
  static String styleSheet() {
    return Html.styleSheet() + Resource.text("diff/diff.css");
  }
}
