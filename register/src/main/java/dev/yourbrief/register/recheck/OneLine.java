package dev.yourbrief.register.recheck;

/** Words that may stand where a line break would mean something: a subject, a header. */
final class OneLine {

  private OneLine() {}

  /** On one line, without anything that is no letter to read. */
  static String of(String words) {
    return words
        .replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ")
        .replaceAll("[\\p{Cf}\\p{Cs}&&[^\\u200d\\u00ad]]", "")
        .strip();
  }

  /** The same, and no longer than that many letters. */
  static String of(String words, int most) {
    String line = of(words);
    if (line.codePointCount(0, line.length()) <= most) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, most - 1)).strip() + "…";
  }
}
