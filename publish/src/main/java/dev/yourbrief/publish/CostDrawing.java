package dev.yourbrief.publish;

import dev.yourbrief.crossover.economics.Band;
import dev.yourbrief.crossover.economics.Crossing;
import dev.yourbrief.crossover.economics.CurvePoint;
import dev.yourbrief.crossover.economics.Findings;
import dev.yourbrief.crossover.economics.ScaleRow;
import dev.yourbrief.figure.Draws;
import dev.yourbrief.playbook.brief.CrossoverPlot.Line;
import dev.yourbrief.playbook.brief.CrossoverPlot.Point;
import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.playbook.brief.Text.Style;
import dev.yourbrief.publish.DataTable.Cell;
import dev.yourbrief.publish.DataTable.Head;
import dev.yourbrief.publish.Svg.Spot;
import dev.yourbrief.publish.Whisker.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** What every option costs a month by volume, on logarithmic axes, and where the lines cross. */
record CostDrawing(CrossoverFigures figures) implements Drawing {

  /** Rows of the table that stand evenly between the marked ones. */
  private static final int ROWS = 7;

  /** Costs below this are drawn at the foot: nobody compares them. */
  private static final double CENT = 0.01;

  private Findings findings() {
    return figures.findings();
  }

  @Override
  public String id() {
    return "cost";
  }

  @Override
  public Caption caption() {
    List<String> names = findings().options().stream().map(Findings.Who::name).toList();
    return new Caption(
        title(),
        Text.of(
            "Cost a month over multiples of today's volume, both on logarithmic scales. Lines are"
                + " the middle of all worlds, bands hold eight worlds in ten; below the plot,"
                + " where each option costs no more for good."),
        "A chart of cost over volume, both on logarithmic scales, for: "
            + String.join(", ", names)
            + ". The same values stand in the table beside it.",
        String.join(", ", names),
        figures.all(),
        Wording.ENGLISH);
  }

  private Text title() {
    Optional<Crossing> crossing = findings().crossing();
    if (crossing.isEmpty()) {
      return Say.of(findings().name(findings().focus())).and(": cost by volume").text();
    }
    Say say = Say.of(findings().name(crossing.get().option()));
    Text rivals = figures.rivals(crossing.get());
    String id = figures.crossingId(crossing.get());
    double stable = crossing.get().stable().median();
    if (stable == 0) {
      return say.and(" against ").and(rivals).and(": cheaper at any volume").text();
    }
    return Double.isInfinite(stable)
        ? say.and(" never stays cheaper than ").and(rivals).text()
        : say.and(" against ")
            .and(rivals)
            .and(": cheaper for good from ")
            .figure(id + ".stable")
            .and(" times today's volume")
            .text();
  }

  @Override
  public PlotFrame frame(boolean wide) {
    PlotFrame frame =
        wide ? PlotFrame.WIDE : PlotFrame.NARROW.withLegend(findings().options().size());
    return frame.withLanes(findings().crossings().size());
  }

  private List<Curve> curves() {
    List<Curve> curves = new ArrayList<>();
    for (int o = 0; o < findings().options().size(); o++) {
      Findings.Who who = findings().options().get(o);
      List<Point> points = new ArrayList<>();
      for (CurvePoint point : findings().curve()) {
        Band band = point.costs().get(o);
        points.add(new Point(point.scale(), point.scale(), band.p10(), band.p50(), band.p90()));
      }
      boolean holds = findings().scales().stream().anyMatch(row -> row.option(who.id()).hasFleet());
      curves.add(Curve.of(new Line(who.id(), who.name(), points), holds));
    }
    return curves.stream().filter(c -> c.points().size() > 1).toList();
  }

  @Override
  public void draw(Svg svg, PlotFrame frame) {
    List<Curve> curves = curves();
    Looks looks = new Looks(findings());
    if (curves.isEmpty()) {
      frame.instead(svg, "Nothing to plot: no option has a known cost.");
      return;
    }
    List<Point> points = curves.stream().flatMap(c -> c.points().stream()).toList();
    LogAxis x =
        LogAxis.exactly(
            points.stream().mapToDouble(Point::volume).min().orElseThrow(),
            points.stream().mapToDouble(Point::volume).max().orElseThrow(),
            frame.plot().left(),
            frame.plot().right());
    double most = points.stream().mapToDouble(Point::p90).max().orElseThrow();
    double least = points.stream().mapToDouble(Point::p10).min().orElseThrow();
    LogAxis y =
        LogAxis.rounded(
            Math.max(least, Math.min(CENT, most / 10)),
            most,
            frame.plot().bottom(),
            frame.plot().top());
    Plane plane = new Plane(svg, frame, x, y);
    plane.side(ChartWords::money);
    plane.foot(ChartWords::times, "times today's volume");
    plane.sideHead("USD a month");
    new BillAxis(svg, frame, x, curves.getFirst(), ChartWords::money)
        .draw(frame.isWide() ? baselineHead() : "today's option");
    Labels labels = new Labels();
    for (Curve curve : curves) {
      plane.band(
          looks.of(curve.line().option()),
          curve.spots(x, y, Point::p90),
          curve.spots(x, y, Point::p10));
    }
    for (Curve curve : curves) {
      List<Spot> line = curve.spots(x, y, Point::p50);
      labels.avoidLine(line);
      plane.line(looks.of(curve.line().option()), line);
    }
    plane.names(
        curves.stream()
            .map(c -> {
              Point last = c.points().getLast();
              return new Plane.End(
                  c.line().name(),
                  looks.of(c.line().option()),
                  x.at(last.volume()),
                  y.clamped(last.p50()));
            })
            .toList());
    LaneRow.draw(findings().crossings().stream().map(c -> lane(c, looks)).toList(), svg, frame, x);
    marks(plane, curves.getFirst(), labels, looks);
    plane.columns(
        curves.getFirst().points().stream()
            .map(p -> new Plane.Column(x.at(p.scale()), readout(p.scale()), "cost/*/" + p.scale()))
            .toList());
  }

  private String baselineHead() {
    return Labels.wrap(findings().options().getFirst().name(), 190, 12.5, 1).getFirst()
        + ", a month at that volume";
  }

  private LaneRow lane(Crossing crossing, Looks looks) {
    String id = figures.crossingId(crossing);
    Draws stable = crossing.stable();
    String name = findings().name(crossing.option());
    String against =
        crossing.rivals().size() > 1
            ? " against " + Wording.ENGLISH.plain(figures.rivals(crossing), figures.all())
            : "";
    String range = Wording.ENGLISH.of(Wording.find(figures.all(), id + ".stable"), Style.RANGE);
    String middle = Wording.ENGLISH.of(Wording.find(figures.all(), id + ".stable"), Style.BRIEF);
    boolean ever = Double.isFinite(stable.quantile(0.1));
    String words =
        stable.median() == 0
            ? "at any volume"
            : Double.isFinite(stable.median()) ? range + " times today" : range;
    return new LaneRow(
        List.of(
            name + against + ": " + words,
            name + (against.isEmpty() ? "" : " against all") + ": " + words,
            name + (against.isEmpty() ? "" : " against all") + ": " + middle,
            name + ": " + middle,
            name),
        id + ".stable",
        name,
        looks.of(crossing.option()),
        ever
            ? Optional.of(new Interval(stable.quantile(0.1), stable.median(), stable.quantile(0.9)))
            : Optional.empty());
  }

  /** Today and its multiples on the line of what is done today, and where others cross it. */
  private void marks(Plane plane, Curve baseline, Labels labels, Looks looks) {
    List<String> first = List.of(findings().options().getFirst().id());
    for (Crossing crossing : findings().crossings()) {
      double at = crossing.stable().median();
      if (crossing.rivals().equals(first) && plane.x().holds(at)) {
        mark(plane, baseline, labels, at, "ring " + looks.of(crossing.option()), 5);
      }
    }
    for (ScaleRow row : findings().scales()) {
      double scale = row.scale().doubleValue();
      boolean today = scale == 1;
      Optional<Spot> spot =
          mark(plane, baseline, labels, scale, today ? "dot today" : "dot", today ? 5 : 4);
      if (spot.isPresent()) {
        String id = CrossoverFigures.scaleId(row);
        String words = Wording.ENGLISH.of(Wording.find(figures.all(), id), Style.BRIEF);
        plane.beside(
            labels, spot.get(), today ? "today" : words, today ? " today" : "", "data-fig", id);
      }
    }
  }

  private static Optional<Spot> mark(
      Plane plane, Curve baseline, Labels labels, double scale, String style, double radius) {
    OptionalDouble cost = baseline.costAt(scale);
    if (cost.isEmpty() || !plane.x().holds(scale)) {
      return Optional.empty();
    }
    Spot spot = new Spot(plane.x().at(scale), plane.y().clamped(cost.getAsDouble()));
    plane.svg().empty("circle", "class", style, "cx", spot.x(), "cy", spot.y(), "r", radius);
    labels.avoid(Labels.around(spot, radius + 2));
    return Optional.of(spot);
  }

  private String readout(double scale) {
    CurvePoint point = at(scale);
    StringBuilder words = new StringBuilder(ChartWords.one(scale, ChartWords.PLAIN)).append('×');
    for (int o = 0; o < findings().options().size(); o++) {
      words
          .append('\n')
          .append(findings().options().get(o).name())
          .append(": ")
          .append(ChartWords.band(point.costs().get(o), ChartWords.MONTHLY));
    }
    return words.toString();
  }

  private CurvePoint at(double scale) {
    CurvePoint nearest = findings().curve().getFirst();
    for (CurvePoint point : findings().curve()) {
      boolean nearer =
          Math.abs(Math.log(point.scale() / scale)) < Math.abs(Math.log(nearest.scale() / scale));
      nearest = nearer ? point : nearest;
    }
    return nearest;
  }

  @Override
  public DataTable table() {
    Looks looks = new Looks(findings());
    List<Head> heads = new ArrayList<>(List.of(Head.of("Times today's volume")));
    findings().options().forEach(o -> heads.add(new Head(o.name(), looks.of(o.id()))));
    NavigableSet<Double> scales = new TreeSet<>();
    List<CurvePoint> curve = findings().curve();
    for (int i = 0; i < ROWS && !curve.isEmpty(); i++) {
      scales.add(curve.get((int) Math.round((curve.size() - 1.0) * i / (ROWS - 1))).scale());
    }
    if (!curve.isEmpty()) {
      findings().scales().forEach(row -> scales.add(at(row.scale().doubleValue()).scale()));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (double scale : scales) {
      List<Cell> row = new ArrayList<>();
      String times = ChartWords.one(scale, ChartWords.PLAIN) + "×";
      row.add(new Cell(times, "scale/" + scale));
      for (int o = 0; o < findings().options().size(); o++) {
        row.add(
            new Cell(
                ChartWords.band(at(scale).costs().get(o), ChartWords.MONTHLY),
                "cost/" + findings().options().get(o).id() + "/" + scale));
      }
      rows.add(row);
    }
    return new DataTable(
        "USD a month; middle, and in brackets the range that holds eight worlds in ten",
        heads,
        rows);
  }
}
