package dev.yourbrief.publish.diff;

/** x. */
public final class DiffMarkdown {
  private DiffMarkdown() {}

  /** x. */
  public static String of(BriefDiff d) {
    return d.toString();
  }
}
