package dev.yourbrief.publish;

/** The SVG element that a chart stands in: a document of its own, or a part of a page. */
final class Picture {

  /** The styles of a document of its own; a page has the same among its others. */
  static final String STYLE = Resource.text("chart.css");

  /**
   * The styles of a chart on paper: literal light colours under a class of its own, so that they
   * touch no chart of the page around it, and only what a reader of SVG without CSS variables,
   * media queries and functions understands.
   */
  static final String PAPER_STYLE = paperStyle();

  private Picture() {}

  private static String paperStyle() {
    StringBuilder style = new StringBuilder();
    for (String line : STYLE.split("\n", -1)) {
      boolean plain =
          !line.startsWith("@")
              && !line.contains(":is(")
              && !line.contains("--o")
              && !line.contains("--tone");
      if (plain) {
        style
            .append(
                line.replaceAll("--[a-z]+: [^;]+; ", "")
                    .replace("paint-order: stroke; ", "")
                    .replace("transparent", "none")
                    .replace(".crossover", ".drawn"))
            .append('\n');
      }
    }
    return Memo.literal(style.toString());
  }

  /** A part of a page of paper; the caller describes, draws and closes it. */
  static Svg onPaper(String id, double width, double height) {
    Svg svg = new Svg();
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        "drawn",
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
