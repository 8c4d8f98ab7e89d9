package dev.yourbrief.publish.record;

import java.util.List;

/**
 * The few things a front matter holds, as YAML that every reader reads alike: text always in double
 * quotes (YAML 1.2.2, section 7.3.1), so that nothing in it is a mark, a number or a yes.
 */
final class Yaml {

  private final StringBuilder out = new StringBuilder();

  /** A value that is plain by its nature: a word of ours, a day. */
  Yaml plain(String key, String value) {
    out.append(key).append(": ").append(value).append('\n');
    return this;
  }

  Yaml text(String key, String value) {
    return plain(key, quoted(value));
  }

  /** A list of texts; nothing at all where there are none. */
  Yaml texts(String key, List<String> values) {
    if (!values.isEmpty()) {
      out.append(key).append(":\n");
      values.forEach(value -> out.append("  - ").append(quoted(value)).append('\n'));
    }
    return this;
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(quoted, c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      default -> {
        if (c >= 0xd800 && c <= 0xdfff) {
          // Half a letter: no file of letters can hold it.
          out.append('\ufffd');
        } else if (isPrintable(c)) {
          out.appendCodePoint(c);
        } else {
          out.append("\\u%04x".formatted(c));
        }
      }
    }
  }

  /** Whether it may stand as it is: section 5.1, less what older readers take for a line break. */
  private static boolean isPrintable(int c) {
    return (c >= 0x20 && c < 0x7f)
        || (c >= 0xa0 && c <= 0xfffd && c != 0x2028 && c != 0x2029 && c != 0xfeff)
        || c >= 0x10000;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
