package dev.yourbrief.publish.calendar;

import java.nio.charset.StandardCharsets;

/** Lines of text, as they may stand in a calendar. */
final class Lines {

  /** RFC 5545, section 3.1: octets, the line break not counted. */
  private static final int LONGEST = 75;

  private Lines() {}

  /** On one line, without control characters, which a calendar cannot hold (section 3.3.11). */
  static String one(String words) {
    return clean(words).replaceAll("\\s+", " ").strip();
  }

  /** The same, its line breaks kept. */
  static String clean(String words) {
    // A half of a letter of two halves is none.
    String whole =
        new String(words.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).strip();
    return whole.replaceAll("\\R", "\n").replaceAll("[\\p{Cc}&&[^\n]]+", " ");
  }

  /** Breaks the lines that are too long; what follows a break begins with a space. */
  static String fold(String calendar) {
    StringBuilder out = new StringBuilder(calendar.length() + calendar.length() / 50);
    for (String line : calendar.split("\r\n", -1)) {
      int octets = 0;
      for (int i = 0; i < line.length(); ) {
        int c = line.codePointAt(i);
        int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        if (octets + size > LONGEST) {
          out.append("\r\n ");
          octets = 1;
        }
        out.appendCodePoint(c);
        octets += size;
        i += Character.charCount(c);
      }
      out.append("\r\n");
    }
    // The last line ends with a break already.
    out.setLength(out.length() - 2);
    return out.toString();
  }
}
