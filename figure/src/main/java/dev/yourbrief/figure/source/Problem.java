package dev.yourbrief.figure.source;

/**
 * Something wrong with what a user gave us.
 *
 * @param where the place
 * @param what what is wrong there, in a sentence without a full stop
 * @param fix what to do about it, in a sentence without a full stop; may be empty
 * @param excerpt the offending text with a caret under the place, or empty
 */
public record Problem(Location where, String what, String fix, String excerpt) {

  public static Problem of(Location where, String what, String fix) {
    return new Problem(where, what, fix, "");
  }

  public Problem withExcerpt(String line, int column) {
    return new Problem(where, what, fix, line + "\n" + " ".repeat(Math.max(0, column - 1)) + "^");
  }

  /** As a terminal shows it: place, what, excerpt, what to do. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder().append(where).append(": ").append(sentence(what));
    if (!excerpt.isEmpty()) {
      text.append('\n').append(excerpt.indent(4).stripTrailing());
    }
    if (!fix.isEmpty()) {
      text.append(excerpt.isEmpty() ? " " : "\n    ").append(sentence(fix));
    }
    return text.toString();
  }

  /** With a full stop, unless it ends in a question or in lines to copy. */
  private static String sentence(String words) {
    return words.endsWith("?") || words.endsWith(".") || words.contains("\n") ? words : words + ".";
  }
}
