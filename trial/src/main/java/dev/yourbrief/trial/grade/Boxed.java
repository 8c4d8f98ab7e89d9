package dev.yourbrief.trial.grade;

import java.util.Optional;

/** LaTeX's {@code \boxed{…}}, in which models put the result of a calculation. */
final class Boxed {

  private static final String OPEN = "\\boxed{";

  private Boxed() {}

  /** What stands in the last box of a text. */
  static Optional<String> last(String text) {
    int from = text.lastIndexOf(OPEN);
    if (from < 0) {
      return Optional.empty();
    }
    int depth = 1;
    for (int i = from + OPEN.length(); i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return Optional.of(text.substring(from + OPEN.length(), i));
      }
    }
    return Optional.empty();
  }
}
