package dev.yourbrief.publish;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;

/**
 * A measured model server as a picture, alone or on a page of its own that asks nothing of the
 * network.
 */
public final class ServingChart {

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.yourbrief.publish");

  private ServingChart() {}

  /**
   * What stands on the page beside the chart.
   *
   * @param header the heads of the table's columns
   * @param rows the table, a row for each number of users
   * @param answer what follows, a paragraph each
   * @param lines lines to copy into a decision
   * @param notes what to bear in mind
   */
  public record Beside(
      List<String> header,
      List<List<String>> rows,
      List<String> answer,
      List<String> lines,
      List<String> notes) {}

  /** The chart as a document of its own, light or dark as the reader prefers. */
  public static String svg(ServingPlot plot) {
    ServingDrawing.Frame frame = ServingDrawing.Frame.WIDE;
    List<String> titles = Labels.wrap(plot.title(), frame.width(), 19, 3);
    List<String> subtitles = Labels.wrap(plot.subtitle(), frame.width(), 13, 3);
    double head = 8 + titles.size() * 24 + subtitles.size() * 18 + 12;
    Svg svg = Picture.alone("serving", frame.width(), frame.height() + head);
    describe(svg, "serving", plot);
    svg.words("style", Picture.STYLE);
    double y = 4;
    for (String line : titles) {
      y += 24;
      svg.words("text", line, "class", "title", "x", 0, "y", y);
    }
    for (String line : subtitles) {
      y += 18;
      svg.words("text", line, "class", "subtitle", "x", 0, "y", y);
    }
    svg.open("g", "transform", "translate(0 " + Svg.number(head) + ")");
    new ServingDrawing(plot, frame, svg).draw();
    return svg.close("g").close("svg").toString();
  }

  /** The chart with its numbers as a table, in one file. */
  public static String html(ServingPlot plot, Beside beside) {
    StringOutput out = new StringOutput(48 * 1024);
    TEMPLATES.render("serving.jte", new Page(plot, beside), out);
    return out.toString();
  }

  /** What the template sets. */
  record Page(ServingPlot plot, Beside beside) {
    String wide() {
      return inPage(plot, ServingDrawing.Frame.WIDE);
    }

    String narrow() {
      return inPage(plot, ServingDrawing.Frame.NARROW);
    }

    String style() {
      // Without the fonts: they would be most of the page.
      return Resource.text("page.css") + Picture.STYLE;
    }
  }

  private static String inPage(ServingPlot plot, ServingDrawing.Frame frame) {
    String id = "serving-" + frame.name();
    Svg svg = Picture.inPage(id, frame.name(), frame.width(), frame.height());
    describe(svg, id, plot);
    new ServingDrawing(plot, frame, svg).draw();
    return svg.close("svg").toString();
  }

  private static void describe(Svg svg, String id, ServingPlot plot) {
    svg.words("title", plot.title(), "id", id + "-title");
    svg.words(
        "desc",
        "Two charts over the number of users at once, all on logarithmic scales: the output tokens"
            + " a second of all users together, and of each. "
            + values(plot),
        "id",
        id + "-desc");
  }

  /** The chart in words, for who cannot see it. */
  private static String values(ServingPlot plot) {
    StringBuilder words = new StringBuilder();
    for (ServingPlot.Point point : plot.points()) {
      words
          .append(words.isEmpty() ? "" : "; ")
          .append(point.users())
          .append(point.users() == 1 ? " user: " : " users: ")
          .append(ServingDrawing.digits(point.throughput()))
          .append(" and ")
          .append(ServingDrawing.digits(point.speed()));
    }
    return words.isEmpty() ? "Nothing was measured." : words.append('.').toString();
  }
}
