package dev.yourbrief.publish.slide;

import dev.yourbrief.playbook.brief.Brief.BarState;
import dev.yourbrief.publish.Svg;
import java.util.List;

/** Writes what is drawn. No line feed stands within words, where it would show as a space. */
final class Canvas {

  private final StringBuilder out = new StringBuilder(48 * 1024);

  /** An element; attributes are names and values by turns. */
  Canvas open(String element, Object... attributes) {
    tag(element, attributes);
    out.append('>');
    return this;
  }

  Canvas close(String element) {
    out.append("</").append(element).append(">\n");
    return this;
  }

  Canvas empty(String element, Object... attributes) {
    tag(element, attributes);
    out.append("/>\n");
    return this;
  }

  /** What is written already, and safe. */
  Canvas raw(String markup) {
    out.append(markup);
    return this;
  }

  /** An element that holds words that are not shown. */
  Canvas about(String element, String id, String words) {
    String line = Atom.clean(words).strip();
    open(element, "id", id, "data-name", line);
    out.append(Svg.escape(line));
    return close(element);
  }

  private void tag(String element, Object... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      Object value = attributes[i + 1];
      String text =
          value instanceof Number number
              ? Svg.number(number.doubleValue())
              : Svg.escape(value.toString());
      out.append(' ').append(attributes[i]).append("=\"").append(text).append('"');
    }
  }

  void rule(double x, double y, double width, double height, Ink ink) {
    empty("rect", "x", x, "y", y, "width", width, "height", height, "fill", ink.colour());
  }

  /** Sets a block below a height, and says where it ends. */
  double set(Block block, double x, double top, Ink ink) {
    double baseline = top + block.size() * 0.78 + (block.pitch() - block.size()) / 2;
    for (List<Atom> line : block.lines()) {
      open(
          "text",
          "x",
          x,
          "y",
          baseline,
          "font-family",
          block.face().family(),
          "font-size",
          block.size(),
          "font-weight",
          block.face().weight(),
          "fill",
          ink.colour());
      line(line, block.face());
      close("text");
      baseline += block.pitch();
    }
    return top + block.height();
  }

  private void line(List<Atom> line, Face face) {
    int i = 0;
    while (i < line.size()) {
      Atom first = line.get(i);
      StringBuilder words = new StringBuilder(first.words());
      int next = i + 1;
      while (next < line.size() && isSame(first, line.get(next))) {
        words.append(line.get(next).apart() ? " " : "").append(line.get(next).words());
        next++;
      }
      out.append(i > 0 && first.apart() ? " " : "");
      run(first, words.toString(), face);
      i = next;
    }
  }

  private static boolean isSame(Atom a, Atom b) {
    return a.strong() == b.strong() && a.figure().equals(b.figure()) && a.isName() == b.isName();
  }

  private void run(Atom of, String words, Face face) {
    boolean plain = of.figure().isEmpty() && !of.isName() && !of.strong();
    if (plain) {
      out.append(Svg.escape(words));
      return;
    }
    out.append("<tspan");
    if (!of.figure().isEmpty()) {
      out.append(" data-fig=\"").append(Svg.escape(of.figure())).append('"');
    }
    if (of.isName()) {
      out.append(" data-name=\"").append(Svg.escape(words)).append('"');
    }
    if (of.strong()) {
      out.append(" font-weight=\"").append(face.strong().weight()).append('"');
    }
    out.append('>').append(Svg.escape(words)).append("</tspan>");
  }

  /** The shape of a state, in a box of this size: told apart without any colour. */
  void shape(BarState state, double x, double y, double size, Ink ink) {
    String place = "translate(" + Svg.number(x) + " " + Svg.number(y) + ")";
    String scale = " scale(" + Math.round(size / 16 * 1000) / 1000.0 + ")";
    open("g", "transform", place + scale, "fill", "none", "stroke-width", 1.6);
    switch (state) {
      case CLEARED -> {
        empty("circle", "cx", 8, "cy", 8, "r", 7.2, "fill", ink.colour());
        empty("path", "d", "M4.6 8.3l2.4 2.4 4.4-5", "stroke", Ink.PAPER.colour());
      }
      case FAILED -> {
        empty("rect", "x", 1.6, "y", 1.6, "width", 12.8, "height", 12.8, "stroke", ink.colour());
        empty("path", "d", "M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6", "stroke", ink.colour());
      }
      case UNPROVEN ->
          empty(
              "circle",
              "cx",
              8,
              "cy",
              8,
              "r",
              6.6,
              "stroke",
              ink.colour(),
              "stroke-dasharray",
              "2.7 2.48");
    }
    close("g");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
