package dev.yourbrief.publish;

import dev.yourbrief.figure.Estimate;
import dev.yourbrief.figure.Figure;
import dev.yourbrief.figure.Provenance.Computed;
import dev.yourbrief.figure.Summary;
import dev.yourbrief.figure.Unit;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.DataTable.Cell;
import dev.yourbrief.publish.DataTable.Head;
import dev.yourbrief.publish.SpeedCurve.Point;
import dev.yourbrief.publish.Svg.Spot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What a GPU gives by how fast each user is served.
 *
 * @param curve the curve
 * @param number its number in the report, from 1
 */
record SpeedDrawing(SpeedCurve curve, int number) implements Drawing {

  private static final Unit SPEED = Unit.parse("tok/s");

  /** Beyond this, equal steps would squash the small values. */
  private static final double WIDE_RATIO = 40;

  @Override
  public String id() {
    return "speed" + number;
  }

  private String figure(String end) {
    return "report.speed" + number + "." + end;
  }

  /** The figures that the title shows. */
  SortedMap<String, Figure> figures() {
    SortedMap<String, Figure> figures = new TreeMap<>();
    if (!curve.points().isEmpty()) {
      ends(figures, "slow", curve.points().getFirst());
      ends(figures, "fast", curve.points().getLast());
    }
    return figures;
  }

  private void ends(SortedMap<String, Figure> figures, String end, Point point) {
    put(
        figures,
        end + ".user",
        "output of each user",
        Estimate.of(BigDecimal.valueOf(point.perUser())));
    put(
        figures,
        end + ".gpu",
        "output of a GPU",
        new Summary(point.p10(), point.p10(), point.p50(), point.p90(), point.p90(), point.p50()));
  }

  private void put(SortedMap<String, Figure> figures, String id, String label, Estimate value) {
    String name = figure(id);
    Computed how = new Computed("a point of the capacity curve: " + curve.name(), List.of());
    figures.put(name, Figure.amount(name, label + ": " + curve.name(), value, SPEED, how));
  }

  @Override
  public Caption caption() {
    Say title = Say.of(curve.name());
    if (!curve.points().isEmpty()) {
      title
          .and(": a GPU writes ")
          .figure(figure("slow.gpu"))
          .and(" when each user gets ")
          .figure(figure("slow.user"));
    }
    return new Caption(
        title.text(),
        Text.of(
            "Output tokens a second of one GPU by the output tokens a second each user gets. The"
                + " line is the middle of all worlds, the band holds eight in ten; beside the"
                + " points, how many users are served at once."),
        "A chart of output of a GPU over speed for each user, for: "
            + curve.name()
            + ". The same values stand in the table beside it.",
        curve.name(),
        figures(),
        Wording.ENGLISH);
  }

  @Override
  public PlotFrame frame(boolean wide) {
    PlotFrame frame = wide ? PlotFrame.WIDE : PlotFrame.NARROW.withLegend(1);
    return frame.withLanes(0).withHeight(240);
  }

  @Override
  public void draw(Svg svg, PlotFrame frame) {
    List<Point> points = curve.points().stream().filter(p -> p.p10() > 0).toList();
    if (points.isEmpty()) {
      frame.instead(svg, "Nothing to plot: no speed is known.");
      return;
    }
    Axis x =
        axis(
            points.getFirst().perUser(),
            points.getLast().perUser(),
            frame.plot().left(),
            frame.plot().right(),
            frame.isWide() ? 8 : 5);
    Axis y =
        axis(
            points.stream().mapToDouble(Point::p10).min().orElseThrow(),
            points.stream().mapToDouble(Point::p90).max().orElseThrow(),
            frame.plot().bottom(),
            frame.plot().top(),
            5);
    Plane plane = new Plane(svg, frame, x, y);
    plane.side(ChartWords::count);
    plane.foot(ChartWords::count, "output tokens a second for each user");
    plane.sideHead("output tokens a second of one GPU");
    plane.band("own", spots(points, x, y, Point::p90), spots(points, x, y, Point::p10));
    List<Spot> line = spots(points, x, y, Point::p50);
    plane.line("own", line);
    plane.names(
        List.of(new Plane.End(curve.name(), "own", line.getLast().x(), line.getLast().y())));
    users(plane, points, line);
    plane.columns(
        points.stream()
            .map(p -> new Plane.Column(x.at(p.perUser()), readout(p), point("*", p)))
            .toList());
  }

  private static Axis axis(double low, double high, double from, double to, int labels) {
    return high > WIDE_RATIO * low
        ? LogAxis.rounded(low, high, from, to)
        : LinearAxis.rounded(0, high, from, to, labels);
  }

  private static List<Spot> spots(
      List<Point> points, Axis x, Axis y, ToDoubleFunction<Point> value) {
    return points.stream()
        .map(p -> new Spot(x.clamped(p.perUser()), y.clamped(value.applyAsDouble(p))))
        .toList();
  }

  /** A dot for each point, and how many users that is where there is room to say it. */
  private void users(Plane plane, List<Point> points, List<Spot> line) {
    Labels labels = new Labels();
    labels.avoidLine(line);
    line.forEach(spot -> labels.avoid(Labels.around(spot, 5)));
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < points.size(); i++) {
      Spot spot = line.get(i);
      plane.svg().empty("circle", "class", "dot own", "cx", spot.x(), "cy", spot.y(), "r", 3.5);
      String words = users(points.get(i));
      double width = Labels.width(words, plane.frame().size());
      if (spot.x() - width / 2 > free) {
        plane.beside(labels, spot, words, "", "data-point", point("users", points.get(i)));
        free = spot.x() + width / 2 + 14;
      }
    }
  }

  private static String users(Point point) {
    String users = ChartWords.one(point.users(), ChartWords.PLAIN);
    return users + (users.equals("1") ? " user" : " users");
  }

  private String point(String what, Point point) {
    return "speed/" + number + "/" + what + "/" + point.perUser();
  }

  private static String readout(Point point) {
    return ChartWords.one(point.perUser(), ChartWords.PLAIN)
        + " tokens a second for each of "
        + users(point)
        + "\n"
        + output(point)
        + " a second of one GPU";
  }

  private static String output(Point point) {
    return ChartWords.spread(point.p10(), point.p50(), point.p90(), ChartWords.PLAIN);
  }

  @Override
  public DataTable table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Point p : curve.points()) {
      rows.add(
          List.of(
              new Cell(ChartWords.one(p.perUser(), ChartWords.PLAIN), point("user", p)),
              new Cell(output(p), point("gpu", p)),
              new Cell(ChartWords.one(p.users(), ChartWords.PLAIN), point("at-once", p))));
    }
    return new DataTable(
        "Output tokens a second; middle, and in brackets the range that holds eight worlds in ten",
        List.of(Head.of("For each user"), new Head("Of one GPU", "own"), Head.of("Users at once")),
        rows);
  }
}
