package dev.yourbrief.publish.diff;

/** x. */
public final class DiffHtml {
  private DiffHtml() {}

  /** x. */
  public static String of(BriefDiff d) {
    return d.toString();
  }
}
