package dev.yourbrief.trial.grade;

import java.util.List;
import java.util.Locale;

/** How texts are shown inside a {@link Grade#why}. */
final class Words {

  private static final int MOST = 60;
  private static final int MOST_NAMES = 5;

  private Words() {}

  /** On one line, in quotes, cut after sixty characters. */
  static String quoted(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.codePointCount(0, line.length()) <= MOST) {
      return "'" + line + "'";
    }
    return "'" + line.substring(0, line.offsetByCodePoints(0, MOST)) + "…'";
  }

  /** The first names of a list and how many more there are. */
  static String list(List<String> names) {
    if (names.size() <= MOST_NAMES) {
      return String.join(", ", names);
    }
    return String.join(", ", names.subList(0, MOST_NAMES))
        + " and "
        + (names.size() - MOST_NAMES)
        + " more";
  }

  /** A share or score with two decimals. */
  static String score(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }
}
