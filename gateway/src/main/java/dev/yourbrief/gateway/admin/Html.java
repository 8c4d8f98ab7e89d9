package dev.yourbrief.gateway.admin;

/**
 * A piece of a page. What came from elsewhere goes through {@link #text}, and means only itself.
 */
final class Html {

  private final StringBuilder out = new StringBuilder(1 << 12);

  /** Markup of our own. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Any text, in an element or in a quoted attribute. */
  Html text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c < ' ' && c != '\n' && c != '\t' ? '\ufffd' : c);
      }
    }
    return this;
  }

  /** An element that holds a text. */
  Html tag(String opening, String text) {
    int space = opening.indexOf(' ');
    String name = space < 0 ? opening : opening.substring(0, space);
    return raw("<" + opening + ">").text(text).raw("</" + name + ">");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
