package dev.yourbrief.publish;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.CrossoverPlot;
import java.util.List;
import java.util.SortedMap;

/**
 * The crossover plot as SVG: the cost of each option over volume, on logarithmic axes, with the
 * middle of all worlds as a line and eight worlds in ten as a band; where the reader stands, and
 * where the lines cross for good beside what general advice says.
 */
public final class CrossoverChart {

  /** The styles of a chart that stands alone; a page has its own. */
  private static final String STYLE = Resource.text("chart.css");

  private CrossoverChart() {}

  /**
   * The chart as a document of its own, its title and subtitle on it, light or dark as the reader
   * prefers.
   *
   * @throws IllegalArgumentException if the plot names a figure that is not there
   */
  public static String svg(CrossoverPlot plot, SortedMap<String, Figure> figures) {
    PlotFrame frame = PlotFrame.WIDE;
    String title = Wording.plain(plot.title(), figures);
    String subtitle = Wording.plain(plot.subtitle(), figures);
    List<String> titles = Labels.wrap(title, frame.width(), 19, 3);
    List<String> subtitles = Labels.wrap(subtitle, frame.width(), 13, 3);
    double head = 8 + titles.size() * 24 + subtitles.size() * 18 + 12;
    Svg svg = new Svg();
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        "crossover alone",
        "viewBox",
        "0 0 " + Svg.number(frame.width()) + " " + Svg.number(frame.height() + head),
        "role",
        "img",
        "aria-labelledby",
        "crossover-title crossover-desc");
    describe(svg, "crossover", plot, figures);
    svg.words("style", STYLE);
    double y = 4;
    for (String line : titles) {
      y += 24;
      svg.words(
          "text",
          line,
          "class",
          "title",
          "x",
          0,
          "y",
          y,
          "data-fig",
          PlotWords.figuresOf(plot.title()));
    }
    for (String line : subtitles) {
      y += 18;
      svg.words(
          "text",
          line,
          "class",
          "subtitle",
          "x",
          0,
          "y",
          y,
          "data-fig",
          PlotWords.figuresOf(plot.subtitle()));
    }
    svg.open("g", "transform", "translate(0 " + Svg.number(head) + ")");
    new CrossoverDrawing(new PlotWords(plot), figures, frame, svg).draw();
    return svg.close("g").close("svg").toString();
  }

  /** The chart as a part of a page that has shown its title already. */
  static String inPage(
      PlotWords words, SortedMap<String, Figure> figures, PlotFrame frame, String id) {
    CrossoverPlot plot = words.plot();
    Svg svg = new Svg();
    String name = id + "-" + frame.name();
    svg.open(
        "svg",
        "class",
        "crossover " + frame.name(),
        "viewBox",
        "0 0 " + Svg.number(frame.width()) + " " + Svg.number(frame.height()),
        "role",
        "img",
        "aria-labelledby",
        name + "-title " + name + "-desc");
    describe(svg, name, plot, figures);
    new CrossoverDrawing(words, figures, frame, svg).draw();
    return svg.close("svg").toString();
  }

  private static void describe(
      Svg svg, String id, CrossoverPlot plot, SortedMap<String, Figure> figures) {
    svg.words(
        "title",
        Wording.plain(plot.title(), figures),
        "id",
        id + "-title",
        "data-fig",
        PlotWords.figuresOf(plot.title()));
    String options =
        String.join(", ", plot.lines().stream().map(CrossoverPlot.Line::name).toList());
    svg.words(
        "desc",
        "A chart of cost over volume, both on logarithmic scales, for: "
            + options
            + ". The same values stand in the table beside it.",
        "id",
        id + "-desc",
        "data-name",
        options);
  }
}
