package dev.yourbrief.publish.docx;

/** Words that a document can hold. */
final class Words {

  private Words() {}

  /** On one line, without what XML cannot hold. */
  static String line(String words) {
    return clean(words.replaceAll("[\\s\\p{Cc}]+", " "));
  }

  /**
   * Without the characters XML 1.0 cannot hold (section 2.2); the rest is escaped by the writer.
   */
  static String clean(String words) {
    StringBuilder clean = new StringBuilder(words.length());
    words.codePoints().filter(Words::isXml).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }
}
