package dev.yourbrief.publish.slide;

import dev.yourbrief.playbook.brief.Brief.BarState;
import dev.yourbrief.publish.Svg;
import java.util.ArrayList;
import java.util.List;

/** Writes what is drawn. No line feed stands within words, where it would show as a space. */
final class Canvas {

  private final Svg svg = new Svg();

  /** What of a drawing is no rule, block or shape is written here. */
  Svg svg() {
    return svg;
  }

  /** An element that holds words that are not shown. */
  void about(String element, String id, String words) {
    String line = Atom.clean(words).strip();
    svg.open(element, "id", id, "data-name", line).text(line).close(element);
  }

  void rule(double x, double y, double width, double height, Ink ink) {
    svg.empty("rect", "x", x, "y", y, "width", width, "height", height, "fill", ink.colour());
  }

  /** Sets a block below a height, and says where it ends. */
  double set(Block block, double x, double top, Ink ink) {
    double baseline = top + block.size() * 0.78 + (block.pitch() - block.size()) / 2;
    for (List<Atom> line : block.lines()) {
      svg.open(
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
      svg.close("text");
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
      svg.text(i > 0 && first.apart() ? " " : "");
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
      svg.text(words);
      return;
    }
    List<String> attributes = new ArrayList<>();
    if (!of.figure().isEmpty()) {
      attributes.addAll(List.of("data-fig", of.figure()));
    }
    if (of.isName()) {
      attributes.addAll(List.of("data-name", words));
    }
    if (of.strong()) {
      attributes.addAll(List.of("font-weight", face.strong().weight()));
    }
    svg.open("tspan", attributes.toArray()).text(words).raw("</tspan>");
  }

  /** The shape of a state, in a box of this size: told apart without any colour. */
  void shape(BarState state, double x, double y, double size, Ink ink) {
    String place = "translate(" + Svg.number(x) + " " + Svg.number(y) + ")";
    String scale = " scale(" + Math.round(size / 16 * 1000) / 1000.0 + ")";
    svg.open("g", "transform", place + scale, "fill", "none", "stroke-width", 1.6);
    switch (state) {
      case CLEARED -> {
        svg.empty("circle", "cx", 8, "cy", 8, "r", 7.2, "fill", ink.colour());
        svg.empty("path", "d", "M4.6 8.3l2.4 2.4 4.4-5", "stroke", Ink.PAPER.colour());
      }
      case FAILED -> {
        svg.empty(
            "rect", "x", 1.6, "y", 1.6, "width", 12.8, "height", 12.8, "stroke", ink.colour());
        svg.empty("path", "d", "M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6", "stroke", ink.colour());
      }
      case UNPROVEN ->
          svg.empty(
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
    svg.close("g");
  }

  @Override
  public String toString() {
    return svg.toString();
  }
}
