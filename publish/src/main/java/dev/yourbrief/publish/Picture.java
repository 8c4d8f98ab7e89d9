package dev.yourbrief.publish;

import dev.yourbrief.publish.picture.PlainSvg;

/** The SVG element that a chart stands in: a document of its own, or a part of a page. */
final class Picture {

  /** The styles of a document of its own; a page has the same among its others. */
  static final String STYLE = Resource.text("chart.css");

  /** The styles of a chart that a browser prints: light, and of no consequence to a screen's. */
  static final String PAPER_STYLE = PlainSvg.plain(STYLE).replace(".crossover", ".drawn");

  private Picture() {}

  /** A part of a page of paper; the caller describes, draws and closes it. */
  static Svg onPaper(String id, String look, String alt, double width, double height) {
    Svg svg = new Svg();
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        look,
        alt.isEmpty() ? "data-print" : "alt",
        alt,
        "viewBox",
        viewBox(width, height),
        "width",
        width,
        "height",
        height,
        "role",
        "img",
        "aria-labelledby",
        labels(id));
    return svg;
  }

  /** A document; the caller describes, draws and closes it. */
  static Svg alone(String id, double width, double height) {
    Svg svg = new Svg();
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        "crossover alone",
        "viewBox",
        viewBox(width, height),
        "role",
        "img",
        "aria-labelledby",
        labels(id));
    return svg;
  }

  /**
   * A part of a page; the caller describes, draws and closes it.
   *
   * @param name which of the chart's drawings it is: {@code wide} or {@code narrow}
   */
  static Svg inPage(String id, String name, double width, double height) {
    Svg svg = new Svg();
    svg.open(
        "svg",
        "class",
        "crossover " + name,
        "viewBox",
        viewBox(width, height),
        "role",
        "img",
        "aria-labelledby",
        labels(id));
    return svg;
  }

  private static String viewBox(double width, double height) {
    return "0 0 " + Svg.number(width) + " " + Svg.number(height);
  }

  private static String labels(String id) {
    return id + "-title " + id + "-desc";
  }
}
