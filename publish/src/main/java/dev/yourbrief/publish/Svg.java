package dev.yourbrief.publish;

import java.util.List;

/** Writes SVG. Everything that comes from outside goes through {@link #escape}. */
public final class Svg {

  /** A place in the drawing. */
  public record Spot(double x, double y) {}

  private final StringBuilder out = new StringBuilder(16 * 1024);

  /**
   * Opens an element.
   *
   * @param attributes names and values by turns; a value is text, or a number
   */
  public Svg open(String element, Object... attributes) {
    tag(element, attributes);
    out.append('>');
    return this;
  }

  public Svg close(String element) {
    out.append("</").append(element).append(">\n");
    return this;
  }

  /** An element without content. */
  public Svg empty(String element, Object... attributes) {
    tag(element, attributes);
    out.append("/>\n");
    return this;
  }

  /** An element that holds words. */
  public Svg words(String element, String words, Object... attributes) {
    return open(element, attributes).text(words).close(element);
  }

  /** Words, or a part of them, in the element that is open. */
  public Svg text(String words) {
    out.append(escape(words));
    return this;
  }

  /** What is written already, and safe. */
  public Svg raw(String markup) {
    out.append(markup);
    return this;
  }

  private void tag(String element, Object... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      Object value = attributes[i + 1];
      String text =
          value instanceof Number number ? number(number.doubleValue()) : escape(value.toString());
      out.append(' ').append(attributes[i]).append("=\"").append(text).append('"');
    }
  }

  /** A path through the spots. */
  public static String path(List<Spot> spots) {
    StringBuilder path = new StringBuilder();
    for (Spot spot : spots) {
      path.append(path.isEmpty() ? 'M' : 'L').append(number(spot.x)).append(' ');
      path.append(number(spot.y));
    }
    return path.toString();
  }

  /** A number to a tenth of a unit, which is finer than a printer's dot. */
  public static String number(double value) {
    long tenths = Math.round(value * 10);
    String text = Long.toString(Math.abs(tenths / 10));
    long rest = Math.abs(tenths % 10);
    return (tenths < 0 ? "-" : "") + text + (rest == 0 ? "" : "." + rest);
  }

  /**
   * Text that is safe inside elements and attributes; what XML cannot hold is dropped, and so are
   * marks that turn the direction of what follows.
   */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> {
          if (isXml(c)) {
            safe.appendCodePoint(c);
          }
        }
      }
    }
    return safe.toString();
  }

  /** The text without the characters XML cannot hold. */
  static String onlyXml(String text) {
    if (text.codePoints().allMatch(Svg::isXml)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().filter(Svg::isXml).forEach(safe::appendCodePoint);
    return safe.toString();
  }

  private static boolean isXml(int c) {
    if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) {
      return false;
    }
    boolean surrogate = c >= 0xd800 && c <= 0xdfff;
    return c == '\n' || c == '\t' || (c >= 0x20 && !surrogate && c != 0xfffe && c != 0xffff);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
