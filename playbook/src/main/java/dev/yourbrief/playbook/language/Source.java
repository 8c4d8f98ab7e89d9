package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;

/**
 * An expression's text and where it stands, so that every problem points at its place.
 *
 * @param text the expression
 * @param where the place of its first character
 */
record Source(String text, Location where) {

  /** How much of a long line is shown on either side of the caret. */
  private static final int SHOWN = 60;

  InputException problem(int at, String what, String fix) {
    return new InputException(describe(at, what, fix));
  }

  Problem describe(int at, String what, String fix) {
    int start = text.lastIndexOf('\n', at - 1) + 1;
    int newline = text.indexOf('\n', at);
    int end = newline < 0 ? text.length() : newline;
    int from = Math.max(start, at - SHOWN);
    int to = Math.min(end, at + SHOWN);
    String before = from > start ? "…" : "";
    String after = to < end ? "…" : "";
    String line = before + text.substring(from, to) + after;
    // A tab or another control character would move the caret away from its place.
    line = line.replaceAll("\\p{Cntrl}", " ");
    int column = before.length() + at - from + 1;
    return Problem.of(locate(at, start), what, fix).withExcerpt(line, column);
  }

  private Location locate(int at, int lineStart) {
    if (where.line() == 0) {
      return where;
    }
    int newlines = (int) text.chars().limit(lineStart).filter(c -> c == '\n').count();
    if (newlines > 0) {
      return new Location(where.file(), where.line() + newlines, at - lineStart + 1);
    }
    int column = where.column() == 0 ? 0 : where.column() + at;
    return new Location(where.file(), where.line(), column);
  }
}
