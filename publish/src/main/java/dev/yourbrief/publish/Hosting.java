package dev.yourbrief.publish;

import java.util.List;

/**
 * Where a page is read: as a file of its own, which holds its styles and script, or from a server,
 * which has them at addresses of theirs, so that no page there needs any within it.
 *
 * @param styles the addresses of styles; none for a file
 * @param scripts the addresses of scripts
 * @param bar markup that stands before the page: what can be done with it there
 */
public record Hosting(List<String> styles, List<String> scripts, String bar) {

  /** A file of its own. */
  public static final Hosting FILE = new Hosting(List.of(), List.of(), "");

  public boolean isFile() {
    return styles.isEmpty();
  }
}
