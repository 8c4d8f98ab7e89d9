package dev.yourbrief.publish;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.Text;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;

/**
 * What is said of a drawing, and the SVG element that holds both.
 *
 * @param title the finding
 * @param subtitle what is drawn
 * @param about what a reader who cannot see it is told
 * @param names the names in that, which may hold digits
 * @param figures the figures that title and subtitle show
 * @param wording how they are written
 */
public record Caption(
    Text title,
    Text subtitle,
    String about,
    String names,
    SortedMap<String, Figure> figures,
    Wording wording) {

  /** A document of its own, title and subtitle on it, light or dark as the reader prefers. */
  String alone(PlotFrame frame, BiConsumer<Svg, PlotFrame> drawing) {
    List<String> titles = Labels.wrap(wording.plain(title, figures), frame.width(), 19, 3);
    List<String> subtitles = Labels.wrap(wording.plain(subtitle, figures), frame.width(), 13, 3);
    double head = 8 + titles.size() * 24 + subtitles.size() * 18 + 12;
    Svg svg = Picture.alone("crossover", frame.width(), frame.height() + head);
    describe(svg, "crossover");
    svg.words("style", Picture.STYLE);
    double y = lines(svg, titles, 4, 24, "title", title);
    lines(svg, subtitles, y, 18, "subtitle", subtitle);
    svg.open("g", "transform", "translate(0 " + Svg.number(head) + ")");
    drawing.accept(svg, frame);
    return svg.close("g").close("svg").toString();
  }

  /** A document of its own that holds the drawing only. */
  String untitled(PlotFrame frame, BiConsumer<Svg, PlotFrame> drawing) {
    Svg svg = Picture.alone("crossover", frame.width(), frame.height());
    describe(svg, "crossover");
    svg.words("style", Picture.STYLE);
    drawing.accept(svg, frame);
    return svg.close("svg").toString();
  }

  private static double lines(
      Svg svg, List<String> lines, double from, double pitch, String style, Text text) {
    double y = from;
    for (String line : lines) {
      y += pitch;
      svg.words(
          "text", line, "class", style, "x", 0, "y", y, "data-fig", PlotWords.figuresOf(text));
    }
    return y;
  }

  /** A part of a page that has shown the title already. */
  String inPage(PlotFrame frame, String id, BiConsumer<Svg, PlotFrame> drawing) {
    String name = id + "-" + frame.name();
    Svg svg = Picture.inPage(name, frame.name(), frame.width(), frame.height());
    describe(svg, name);
    drawing.accept(svg, frame);
    return svg.close("svg").toString();
  }

  /**
   * A part of a page of paper.
   *
   * @param look the class its styles go by
   * @param style the styles it brings along; empty where the page has them
   */
  String onPaper(
      PlotFrame frame, String id, String look, String style, BiConsumer<Svg, PlotFrame> drawing) {
    // A setter of type that needs the styles also looks for the words of a picture in "alt".
    String alt = style.isEmpty() ? "" : wording.plain(title, figures) + ". " + about;
    Svg svg = Picture.onPaper(id, look, alt, frame.width(), frame.height());
    describe(svg, id);
    if (!style.isEmpty()) {
      svg.words("style", style);
    }
    drawing.accept(svg, frame);
    return svg.close("svg").toString();
  }

  private void describe(Svg svg, String id) {
    svg.words(
        "title",
        wording.plain(title, figures),
        "id",
        id + "-title",
        "data-fig",
        PlotWords.figuresOf(title));
    svg.words("desc", about, "id", id + "-desc", "data-name", names);
  }
}
