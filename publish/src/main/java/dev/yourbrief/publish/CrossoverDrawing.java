package dev.yourbrief.publish;

import dev.yourbrief.figure.Figure;
import dev.yourbrief.playbook.brief.CrossoverPlot;
import dev.yourbrief.playbook.brief.CrossoverPlot.Point;
import dev.yourbrief.publish.Labels.Box;
import dev.yourbrief.publish.Svg.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
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
      svg.words(
          "text",
          "Nothing to plot: no option has a known cost.",
          "class",
          "note",
          "x",
          box.left(),
          "y",
          box.top() + 20);
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
    CrossoverMarks marks = new CrossoverMarks(words, figures, frame, svg, x, y, frontier());
    marks.shade();
    axes(x, y);
    for (Curve curve : curves) {
      band(curve, x, y);
    }
    for (Curve curve : curves) {
      List<Spot> line = curve.spots(x, y, Point::p50);
      labels.avoidLine(line);
      svg.empty("path", "class", "line " + style(curve), "d", Svg.path(line));
    }
    names(x, y);
    marks.lanes();
    marks.marks(labels);
    columns(x);
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
    if (curve.isSelfHosted()) {
      return curve.line().option().startsWith("self") ? "own" : "own part";
    }
    return curve.equals(frontier()) ? "rent" : "other";
  }

  private void axes(LogAxis x, LogAxis y) {
    Box box = frame.plot();
    double foot = frame.axis();
    for (double tick : y.ticks()) {
      double at = y.at(tick);
      svg.empty("line", "class", "grid", "x1", box.left(), "x2", box.right(), "y1", at, "y2", at);
      svg.words(
          "text",
          words.costTick(tick),
          "class",
          "tick end",
          "data-axis",
          "y",
          "x",
          box.left() - 7,
          "y",
          at + 4);
    }
    for (double tick : x.minorTicks()) {
      double at = x.at(tick);
      svg.empty("line", "class", "stroke", "x1", at, "x2", at, "y1", foot, "y2", foot + 3);
    }
    for (double tick : x.ticks()) {
      double at = x.at(tick);
      svg.empty("line", "class", "stroke", "x1", at, "x2", at, "y1", foot, "y2", foot + 6);
      svg.words(
          "text",
          words.volumeTick(tick),
          "class",
          "tick mid",
          "data-axis",
          "x",
          "x",
          at,
          "y",
          foot + 19);
    }
    svg.empty("line", "class", "axis", "x1", box.left(), "x2", box.right(), "y1", foot, "y2", foot);
    svg.words(
        "text",
        words.volumeHead(),
        "class",
        "head end",
        "x",
        box.right(),
        "y",
        foot + 37,
        "data-axis",
        "x");
    svg.words("text", words.costHead(), "class", "head", "x", 0, "y", 13, "data-axis", "y");
    bills(x);
  }

  /** A second axis on top: the API bill at each volume, where that bill always rises. */
  private void bills(LogAxis x) {
    Curve frontier = frontier();
    Box box = frame.plot();
    double low = frontier.points().getFirst().p50();
    double high = frontier.points().getLast().p50();
    if (high <= low || frontier.volumeAt(low).isEmpty()) {
      return;
    }
    svg.words(
        "text", "API bill a month at that volume", "class", "head end", "x", box.right(), "y", 13);
    svg.empty(
        "line",
        "class",
        "axis faint",
        "x1",
        box.left(),
        "x2",
        box.right(),
        "y1",
        box.top(),
        "y2",
        box.top());
    for (double tick : LogAxis.exactly(low, high, 0, 1).ticks()) {
      OptionalDouble volume = frontier.volumeAt(tick);
      if (volume.isPresent() && x.holds(volume.getAsDouble())) {
        double at = x.at(volume.getAsDouble());
        svg.empty(
            "line", "class", "stroke", "x1", at, "x2", at, "y1", box.top() - 5, "y2", box.top());
        svg.words(
            "text",
            words.costTick(tick),
            "class",
            "tick mid",
            "data-axis",
            "bill",
            "x",
            at,
            "y",
            box.top() - 9);
      }
    }
  }

  private void band(Curve curve, LogAxis x, LogAxis y) {
    List<Spot> outline = new ArrayList<>(curve.spots(x, y, Point::p90));
    outline.addAll(curve.spots(x, y, Point::p10).reversed());
    svg.empty("path", "class", "band " + style(curve), "d", Svg.path(outline) + "Z");
  }

  /** The options' names at the ends of their lines, pushed apart where the lines end close by. */
  private void names(LogAxis x, LogAxis y) {
    Box box = frame.plot();
    double size = frame.size();
    double room = frame.width() - box.right() - 14;
    List<Curve> byEnd =
        curves.stream()
            .sorted(Comparator.comparingDouble(c -> y.clamped(c.points().getLast().p50())))
            .toList();
    List<List<String>> lines =
        byEnd.stream().map(c -> Labels.wrap(c.line().name(), room, size, 4)).toList();
    double pitch = size * 1.2;
    double[] wanted =
        byEnd.stream().mapToDouble(c -> y.clamped(c.points().getLast().p50())).toArray();
    double[] heights = lines.stream().mapToDouble(l -> l.size() * pitch + 6).toArray();
    double[] at = Labels.column(wanted, heights, box.top() - 10, box.bottom() + 10);
    for (int i = 0; i < byEnd.size(); i++) {
      Curve curve = byEnd.get(i);
      double end = x.at(curve.points().getLast().volume());
      if (Math.abs(at[i] - wanted[i]) > 3) {
        svg.empty(
            "path",
            "class",
            "leader",
            "d",
            Svg.path(List.of(new Spot(end + 2, wanted[i]), new Spot(box.right() + 10, at[i]))));
      }
      double top = at[i] - lines.get(i).size() * pitch / 2 + size * 0.95;
      for (int row = 0; row < lines.get(i).size(); row++) {
        svg.words(
            "text",
            lines.get(i).get(row),
            "class",
            "name " + style(curve),
            "data-name",
            curve.line().name(),
            "x",
            box.right() + 13,
            "y",
            top + row * pitch);
      }
    }
  }

  /** A column for each volume: a pointer over it reads out every option's cost there. */
  private void columns(LogAxis x) {
    Box box = frame.plot();
    List<Point> points = frontier().points();
    for (int i = 0; i < points.size(); i++) {
      double at = x.at(points.get(i).volume());
      double left = i == 0 ? box.left() : (x.at(points.get(i - 1).volume()) + at) / 2;
      double right =
          i == points.size() - 1 ? box.right() : (x.at(points.get(i + 1).volume()) + at) / 2;
      svg.open(
          "rect",
          "class",
          "column",
          "data-at",
          at,
          "x",
          left,
          "y",
          box.top(),
          "width",
          right - left,
          "height",
          box.bottom() - box.top());
      svg.words("title", words.readout(points.get(i)), "data-point", "*/" + points.get(i).scale());
      svg.close("rect");
    }
  }
}
