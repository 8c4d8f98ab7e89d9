package dev.yourbrief.publish;

import dev.yourbrief.crossover.economics.BusyPoint;
import dev.yourbrief.crossover.economics.Findings;
import dev.yourbrief.crossover.economics.OptionCost;
import dev.yourbrief.crossover.economics.ScaleRow;
import dev.yourbrief.playbook.brief.Text.Style;
import dev.yourbrief.publish.DataTable.Cell;
import dev.yourbrief.publish.DataTable.Head;
import dev.yourbrief.publish.Svg.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What a million tokens costs by how busy the focus's capacity is, beside what it costs today. */
record BusyDrawing(CrossoverFigures figures) implements Drawing {

  private static final int ROWS = 7;

  /** Less than this much busier is no new point: capacity in steps goes up and down near full. */
  private static final double STEP = 0.004;

  private Findings findings() {
    return figures.findings();
  }

  /** The points at which capacity gets busier than at any smaller volume. */
  List<BusyPoint> shown() {
    List<BusyPoint> shown = new ArrayList<>();
    double busiest = 0;
    for (BusyPoint point : findings().busy()) {
      boolean known =
          Double.isFinite(point.own().p90())
              && point.own().p10() > 0
              && Double.isFinite(point.baseline())
              && point.baseline() > 0;
      if (known && point.utilisation() > busiest + STEP) {
        shown.add(point);
        busiest = point.utilisation();
      }
    }
    return shown;
  }

  @Override
  public String id() {
    return "busy";
  }

  @Override
  public Caption caption() {
    String focus = findings().name(findings().focus());
    String baseline = findings().options().getFirst().name();
    ScaleRow row = today();
    OptionCost own = row.option(findings().focus());
    Say title = Say.of(focus);
    if (own.hasFleet() && Double.isFinite(own.usdPerMtok().p50())) {
      String id = CrossoverFigures.at(row, own);
      title
          .and(": ")
          .figure(id + ".usdPerMtok")
          .and(" at ")
          .figure(CrossoverFigures.scaleId(row))
          .and(" today's volume, ")
          .figure(id + ".busy")
          .and(" busy");
    } else {
      title.and(": what a million tokens costs by how busy it is");
    }
    return new Caption(
        title.text(),
        Say.it("USD for a million tokens of ")
            .name(focus)
            .and(
                " by how busy its capacity is on average, everything it takes included; beside it"
                    + " ")
            .name(baseline)
            .and(
                " at the same volumes. The line is the middle of all worlds, the band holds eight"
                    + " in ten; each point is the least volume at which it gets that busy.")
            .text(),
        "A chart of cost a million tokens over utilisation, for: "
            + focus
            + ", "
            + baseline
            + ". The same values stand in the table beside it.",
        focus + ", " + baseline,
        figures.all(),
        Wording.ENGLISH);
  }

  private ScaleRow today() {
    return findings().scales().stream()
        .min(Comparator.comparingDouble(r -> Math.abs(Math.log(r.scale().doubleValue()))))
        .orElseThrow();
  }

  @Override
  public PlotFrame frame(boolean wide) {
    PlotFrame frame = wide ? PlotFrame.WIDE : PlotFrame.NARROW.withLegend(2);
    return frame.withLanes(0).withHeight(240);
  }

  @Override
  public void draw(Svg svg, PlotFrame frame) {
    List<BusyPoint> points = shown();
    if (points.size() < 2) {
      frame.instead(svg, "Nothing to plot: the capacity is as busy at every volume.");
      return;
    }
    double most = points.getLast().utilisation();
    LinearAxis x =
        LinearAxis.rounded(
            0,
            most > 0.5 ? 1 : most,
            frame.plot().left(),
            frame.plot().right(),
            frame.isWide() ? 10 : 5);
    LogAxis y =
        LogAxis.rounded(
            points.stream()
                .mapToDouble(p -> Math.min(p.own().p10(), p.baseline()))
                .min()
                .orElseThrow(),
            points.stream()
                .mapToDouble(p -> Math.max(p.own().p90(), p.baseline()))
                .max()
                .orElseThrow(),
            frame.plot().bottom(),
            frame.plot().top());
    Plane plane = new Plane(svg, frame, x, y);
    plane.side(ChartWords::money);
    plane.foot(ChartWords::percent, "busy on average");
    plane.sideHead("USD per million tokens");
    plane.band(
        "own", spots(points, x, y, p -> p.own().p90()), spots(points, x, y, p -> p.own().p10()));
    List<Spot> baseline = spots(points, x, y, BusyPoint::baseline);
    List<Spot> own = spots(points, x, y, p -> p.own().p50());
    plane.line("rent", baseline);
    plane.line("own", own);
    plane.names(
        List.of(
            end(findings().options().getFirst().name(), "rent", baseline),
            end(findings().name(findings().focus()), "own", own)));
    Labels labels = new Labels();
    labels.avoidLine(own);
    labels.avoidLine(baseline);
    marks(plane, labels);
    plane.columns(
        points.stream()
            .map(p -> new Plane.Column(x.at(p.utilisation()), readout(p), "busy/*/" + p.scale()))
            .toList());
  }

  private static Plane.End end(String name, String style, List<Spot> line) {
    return new Plane.End(name, style, line.getLast().x(), line.getLast().y());
  }

  private static List<Spot> spots(
      List<BusyPoint> points, Axis x, Axis y, ToDoubleFunction<BusyPoint> value) {
    return points.stream()
        .map(p -> new Spot(x.at(p.utilisation()), y.clamped(value.applyAsDouble(p))))
        .toList();
  }

  private void marks(Plane plane, Labels labels) {
    for (ScaleRow row : findings().scales()) {
      Optional<BusyPoint> point =
          findings().busy().stream()
              .filter(p -> plane.x().holds(p.utilisation()))
              .filter(p -> Math.abs(p.scale() / row.scale().doubleValue() - 1) < 1e-6)
              .findFirst();
      if (point.isPresent()) {
        Spot spot =
            new Spot(
                plane.x().at(point.get().utilisation()),
                plane.y().clamped(point.get().own().p50()));
        boolean today = row.scale().doubleValue() == 1;
        plane
            .svg()
            .empty(
                "circle",
                "class",
                today ? "dot today" : "dot",
                "cx",
                spot.x(),
                "cy",
                spot.y(),
                "r",
                today ? 5 : 4);
        labels.avoid(Labels.around(spot, 7));
        String id = CrossoverFigures.scaleId(row);
        String words =
            today ? "today" : Wording.ENGLISH.of(Wording.find(figures.all(), id), Style.BRIEF);
        plane.beside(labels, spot, words, today ? " today" : "", "data-fig", id);
      }
    }
  }

  private String readout(BusyPoint point) {
    return ChartWords.percent(point.utilisation())
        + " busy · "
        + ChartWords.one(point.scale(), ChartWords.PLAIN)
        + "×\n"
        + findings().name(findings().focus())
        + ": "
        + ChartWords.band(point.own(), ChartWords.PRICE)
        + "\n"
        + findings().options().getFirst().name()
        + ": "
        + ChartWords.one(point.baseline(), ChartWords.PRICE);
  }

  @Override
  public DataTable table() {
    List<BusyPoint> points = shown();
    List<List<Cell>> rows = new ArrayList<>();
    int count = Math.min(ROWS, points.size());
    for (int i = 0; i < count; i++) {
      int at = count == 1 ? 0 : (int) Math.round((points.size() - 1.0) * i / (count - 1));
      BusyPoint p = points.get(at);
      rows.add(
          List.of(
              new Cell(ChartWords.percent(p.utilisation()), "busy/share/" + p.scale()),
              new Cell(ChartWords.one(p.scale(), ChartWords.PLAIN) + "×", "scale/" + p.scale()),
              new Cell(ChartWords.band(p.own(), ChartWords.PRICE), "busy/own/" + p.scale()),
              new Cell(ChartWords.one(p.baseline(), ChartWords.PRICE), "busy/rent/" + p.scale())));
    }
    return new DataTable(
        "USD per million tokens; middle, and in brackets the range that holds eight worlds in ten",
        List.of(
            Head.of("Busy on average"),
            Head.of("Times today's volume"),
            new Head(findings().name(findings().focus()), "own"),
            new Head(findings().options().getFirst().name(), "rent")),
        rows);
  }
}
