package dev.yourbrief.publish;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.CrossoverPlot;
import dev.yourbrief.playbook.brief.CrossoverPlot.Point;
import dev.yourbrief.publish.Labels.Box;
import dev.yourbrief.publish.Svg.Spot;
import java.util.List;
import java.util.SortedMap;

/** One drawing of a plot, in one frame: axes, bands, lines and the names at their ends. */
final class CrossoverDrawing {

  private final CrossoverPlot plot;
  private final SortedMap<String, Figure> figures;
  private final PlotFrame frame;
  private final Svg svg;
  private final PlotWords words;
  private final List<Curve> curves;

  CrossoverDrawing(PlotWords words, SortedMap<String, Figure> figures, PlotFrame frame, Svg svg) {
    this.plot = words.plot();
    this.figures = figures;
    this.frame = frame;
    this.svg = svg;
    this.words = words;
    this.curves = plot.lines().stream().map(Curve::of).filter(c -> c.points().size() > 1).toList();
  }

  void draw() {
    Box box = frame.plot();
    if (curves.isEmpty()) {
      frame.instead(svg, words.say("chart.nothing"));
      return;
    }
    List<Point> points = curves.stream().flatMap(c -> c.points().stream()).toList();
    LogAxis x =
        LogAxis.exactly(
            points.stream().mapToDouble(Point::volume).min().orElseThrow(),
            points.stream().mapToDouble(Point::volume).max().orElseThrow(),
            box.left(),
            box.right());
    LogAxis y =
        LogAxis.rounded(
            points.stream().mapToDouble(Point::p10).min().orElseThrow(),
            points.stream().mapToDouble(Point::p90).max().orElseThrow(),
            box.bottom(),
            box.top());
    Labels labels = new Labels();
    Plane plane = new Plane(svg, frame, x, y);
    CrossoverMarks marks = new CrossoverMarks(words, figures, frame, svg, x, y, frontier());
    marks.shade();
    plane.side(words::costTick);
    plane.foot(words::volumeTick, words.volumeHead());
    plane.sideHead(words.costHead());
    new BillAxis(svg, frame, x, frontier(), words::costTick).draw(words.say("chart.billAxis"));
    for (Curve curve : curves) {
      plane.band(style(curve), curve.spots(x, y, Point::p90), curve.spots(x, y, Point::p10));
    }
    for (Curve curve : curves) {
      List<Spot> line = curve.spots(x, y, Point::p50);
      labels.avoidLine(line);
      plane.line(style(curve), line);
    }
    plane.names(
        curves.stream()
            .map(c -> {
              Point last = c.points().getLast();
              return new Plane.End(
                  c.line().name(), style(c), x.at(last.volume()), y.clamped(last.p50()));
            })
            .toList());
    marks.lanes();
    marks.marks(labels);
    plane.columns(
        frontier().points().stream()
            .map(p -> new Plane.Column(x.at(p.volume()), words.readout(p), "*/" + p.scale()))
            .toList());
  }

  /** The line a reader is on today. */
  private Curve frontier() {
    return curves.stream()
        .filter(c -> c.line().option().equals("rent-frontier"))
        .findFirst()
        .orElse(curves.getFirst());
  }

  /** Self-hosting has the accent; the others are told apart by weight and dashes too. */
  private String style(Curve curve) {
    if (curve.inSteps()) {
      return curve.line().option().startsWith("self") ? "own" : "own part";
    }
    return curve.equals(frontier()) ? "rent" : "other";
  }
}
