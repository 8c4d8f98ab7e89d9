package dev.yourbrief.publish;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.CrossoverPlot;
import java.util.SortedMap;

/**
 * The crossover plot as SVG: the cost of each option over volume, on logarithmic axes, with the
 * middle of all worlds as a line and eight worlds in ten as a band; where the reader stands, and
 * where the lines cross for good beside what general advice says.
 */
public final class CrossoverChart {

  private CrossoverChart() {}

  /**
   * The chart as a document of its own, its title and subtitle on it, light or dark as the reader
   * prefers.
   *
   * @throws IllegalArgumentException if the plot names a figure that is not there
   */
  public static String svg(CrossoverPlot plot, SortedMap<String, Figure> figures) {
    return svg(new PlotWords(plot, Wording.ENGLISH), figures, PlotFrame.WIDE);
  }

  /** The chart as a document of its own, in the words of a brief's language. */
  static String svg(PlotWords words, SortedMap<String, Figure> figures, PlotFrame frame) {
    return caption(words, figures)
        .alone(frame, (svg, f) -> new CrossoverDrawing(words, figures, f, svg).draw());
  }

  /**
   * The same without its title and subtitle, for a form that says them itself.
   *
   * @throws IllegalArgumentException as {@link #svg}
   */
  public static String untitled(PlotWords words, SortedMap<String, Figure> figures) {
    return caption(words, figures)
        .untitled(
            PlotFrame.WIDE,
            (svg, frame) -> new CrossoverDrawing(words, figures, frame, svg).draw());
  }

  /**
   * The drawing alone, as a group of this size, for a picture that has a frame and words of its
   * own: without a title, and without what a pointer reads out.
   *
   * @throws IllegalArgumentException as {@link #svg}
   */
  public static String within(
      PlotWords words, SortedMap<String, Figure> figures, double width, double height) {
    Svg svg = new Svg();
    svg.open("g", "class", "crossover");
    new CrossoverDrawing(words, figures, PlotFrame.within(width, height), svg).drawStill();
    return svg.close("g").toString();
  }

  /** The chart as a part of a page that has shown its title already. */
  static String inPage(
      PlotWords words, SortedMap<String, Figure> figures, PlotFrame frame, String id) {
    return caption(words, figures)
        .inPage(frame, id, (svg, f) -> new CrossoverDrawing(words, figures, f, svg).draw());
  }

  /**
   * The chart as a part of a page of paper.
   *
   * @param look the class its styles go by
   * @param style the styles it brings along; empty where the page has them
   */
  static String onPaper(
      PlotWords words, SortedMap<String, Figure> figures, String id, String look, String style) {
    return caption(words, figures)
        .onPaper(
            PlotFrame.PAPER,
            id,
            look,
            style,
            (svg, f) -> new CrossoverDrawing(words, figures, f, svg).drawStill());
  }

  private static Caption caption(PlotWords words, SortedMap<String, Figure> figures) {
    CrossoverPlot plot = words.plot();
    String options =
        String.join(", ", plot.lines().stream().map(CrossoverPlot.Line::name).toList());
    return new Caption(
        plot.title(),
        plot.subtitle(),
        words.say("chart.about", "options", options),
        options,
        figures,
        words.wording());
  }
}
