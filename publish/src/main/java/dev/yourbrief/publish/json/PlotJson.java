package dev.yourbrief.publish.json;

import dev.yourbrief.playbook.brief.CrossoverPlot;
import dev.yourbrief.playbook.brief.CrossoverPlot.Crossing;
import dev.yourbrief.playbook.brief.CrossoverPlot.Line;
import dev.yourbrief.playbook.brief.CrossoverPlot.Mark;
import dev.yourbrief.playbook.brief.CrossoverPlot.Point;

/** The crossover plot in JSON. */
final class PlotJson {

  private PlotJson() {}

  static Json write(CrossoverPlot plot) {
    Json.ObjBuilder object =
        Json.object()
            .put("title", TextJson.write(plot.title()))
            .put("subtitle", TextJson.write(plot.subtitle()))
            .put("unitsX", plot.unitsX())
            .put("unitsY", plot.unitsY())
            .put("lines", Json.array(plot.lines().stream().map(PlotJson::line).toList()))
            .put("marks", Json.array(plot.marks().stream().map(PlotJson::mark).toList()));
    plot.crossing().ifPresent(c -> object.put("crossing", crossing(c)));
    return object
        .put("ruleOfThumb", Json.array(plot.ruleOfThumb().stream().map(Json::of).toList()))
        .build();
  }

  private static Json line(Line line) {
    return Json.object()
        .put("option", line.option())
        .put("name", line.name())
        .put("points", Json.array(line.points().stream().map(PlotJson::point).toList()))
        .build();
  }

  private static Json point(Point p) {
    return Json.object()
        .put("scale", Json.of(p.scale()))
        .put("volume", Json.of(p.volume()))
        .put("p10", Json.of(p.p10()))
        .put("p50", Json.of(p.p50()))
        .put("p90", Json.of(p.p90()))
        .build();
  }

  private static Json mark(Mark mark) {
    return Json.object()
        .put("name", mark.name())
        .put("scaleFigure", mark.scaleFigure())
        .put("scale", Json.of(mark.scale()))
        .put("volume", Json.of(mark.volume()))
        .build();
  }

  private static Json crossing(Crossing crossing) {
    return Json.object()
        .put("volumeFigure", crossing.volumeFigure())
        .put("billFigure", crossing.billFigure())
        .put("p10", Json.of(crossing.p10()))
        .put("p50", Json.of(crossing.p50()))
        .put("p90", Json.of(crossing.p90()))
        .build();
  }

  static CrossoverPlot read(Json json) {
    return JsonFields.read(
        json,
        f ->
            new CrossoverPlot(
                TextJson.read(f.get("title")),
                TextJson.read(f.get("subtitle")),
                f.list("lines", line -> JsonFields.read(line, PlotJson::readLine)),
                f.list("marks", mark -> JsonFields.read(mark, PlotJson::readMark)),
                f.optional("crossing", c -> JsonFields.read(c, PlotJson::readCrossing)),
                f.strings("ruleOfThumb"),
                f.string("unitsX"),
                f.string("unitsY")));
  }

  private static Line readLine(JsonFields f) {
    return new Line(
        f.string("option"),
        f.string("name"),
        f.list("points", point -> JsonFields.read(point, PlotJson::readPoint)));
  }

  private static Point readPoint(JsonFields f) {
    return new Point(
        f.number("scale"), f.number("volume"), f.number("p10"), f.number("p50"), f.number("p90"));
  }

  private static Mark readMark(JsonFields f) {
    return new Mark(
        f.string("name"), f.string("scaleFigure"), f.number("scale"), f.number("volume"));
  }

  private static Crossing readCrossing(JsonFields f) {
    return new Crossing(
        f.string("volumeFigure"),
        f.string("billFigure"),
        f.number("p10"),
        f.number("p50"),
        f.number("p90"));
  }
}
