package dev.yourbrief.server.page;

import java.util.List;

/**
 * The arithmetic behind a number.
 *
 * @param back where the reader came from
 * @param root the number
 */
public record FigurePage(Shell shell, String back, String backName, Node root) {

  /**
   * A number, and what it rests on.
   *
   * @param label what it is
   * @param value its value, exact
   * @param origin where it comes from, in words: a formula, files, a person, a catalogue
   * @param flag that it is assumed, or stale; empty: neither
   * @param inputs what it was worked out from
   * @param told whether it stands further up already
   */
  public record Node(
      String id,
      String label,
      String value,
      String origin,
      String flag,
      List<Node> inputs,
      boolean told) {}
}
