package dev.yourbrief.publish;

import dev.yourbrief.crossover.economics.Band;
import dev.yourbrief.crossover.economics.Findings;
import dev.yourbrief.crossover.economics.ScenarioResult;
import dev.yourbrief.crossover.economics.ScenarioResult.OptionSum;
import dev.yourbrief.figure.Draws;
import dev.yourbrief.playbook.brief.Text.Style;
import dev.yourbrief.publish.DataTable.Cell;
import dev.yourbrief.publish.DataTable.Head;
import dev.yourbrief.publish.Svg.Spot;
import dev.yourbrief.publish.Whisker.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** What has been paid by the end of each month under the scenario to plan with. */
record MonthsDrawing(CrossoverFigures figures) implements Drawing {

  private static final int ROWS = 8;

  /** A difference that can be seen in the chart. */
  private static final double REST = 0.01;

  private Findings findings() {
    return figures.findings();
  }

  private ScenarioResult planned() {
    return findings().scenarios().getFirst();
  }

  private List<OptionSum> drawn() {
    return planned().options().stream()
        .filter(o -> !o.cumulative().isEmpty())
        .filter(o -> o.cumulative().stream().allMatch(b -> Double.isFinite(b.p90() - b.p10())))
        .toList();
  }

  @Override
  public String id() {
    return "months";
  }

  @Override
  public Caption caption() {
    OptionSum choice = findings().choice(planned());
    List<String> names = findings().options().stream().map(Findings.Who::name).toList();
    return new Caption(
        Say.it("Cheapest over ")
            .figure(CrossoverFigures.MONTHS)
            .and(": ")
            .name(choice.name())
            .and(", ")
            .range(choice.option() + "." + planned().id() + ".presentCost")
            .text(),
        Say.it("What has been paid by the end of each month, in today's money, if ")
            .name(planned().name())
            .and(
                ". Lines are the middle of all worlds, bands hold eight worlds in ten; below the"
                    + " plot, the month from which an option has cost less in all than ")
            .name(findings().options().getFirst().name())
            .and(hasRest() ? "; what is left to sell at the end is in the sum alone." : ".")
            .text(),
        "A chart of what has been paid in all by month, for: "
            + String.join(", ", names)
            + ". The same values stand in the table beside it.",
        String.join(", ", names),
        figures.all(),
        Wording.ENGLISH);
  }

  /** Whether something bought is still worth something at the end, which no month shows. */
  private boolean hasRest() {
    return drawn().stream()
        .anyMatch(o -> o.presentCost().median() < o.cumulative().getLast().p50() * (1 - REST));
  }

  @Override
  public PlotFrame frame(boolean wide) {
    PlotFrame frame =
        wide ? PlotFrame.WIDE : PlotFrame.NARROW.withLegend(findings().options().size());
    return frame.withLanes(Math.max(0, planned().options().size() - 1));
  }

  @Override
  public void draw(Svg svg, PlotFrame frame) {
    Looks looks = new Looks(findings());
    List<OptionSum> options = drawn();
    if (options.isEmpty()) {
      frame.instead(svg, "Nothing to plot: no option has a known cost.");
      return;
    }
    List<Band> bands = options.stream().flatMap(o -> o.cumulative().stream()).toList();
    LinearAxis x =
        LinearAxis.months(
            options.getFirst().cumulative().size(),
            frame.plot().left(),
            frame.plot().right(),
            frame.isWide() ? 12 : 6);
    LinearAxis y =
        LinearAxis.rounded(
            Math.min(0, bands.stream().mapToDouble(Band::p10).min().orElseThrow()),
            bands.stream().mapToDouble(Band::p90).max().orElseThrow(),
            frame.plot().bottom(),
            frame.plot().top(),
            6);
    Plane plane = new Plane(svg, frame, x, y);
    plane.side(ChartWords::money);
    plane.foot(ChartWords::count, "months from now");
    plane.sideHead("USD paid in all");
    for (OptionSum option : options) {
      plane.band(
          looks.of(option.option()),
          spots(option, x, y, Band::p90),
          spots(option, x, y, Band::p10));
    }
    for (OptionSum option : options) {
      plane.line(looks.of(option.option()), spots(option, x, y, Band::p50));
    }
    options.forEach(option -> paidBack(option, plane, looks));
    plane.names(
        options.stream()
            .map(o ->
                new Plane.End(
                    o.name(),
                    looks.of(o.option()),
                    x.to(),
                    y.clamped(o.cumulative().getLast().p50())))
            .toList());
    LaneRow.draw(
        planned().options().stream().skip(1).map(o -> lane(o, looks)).toList(), svg, frame, x);
    List<Plane.Column> columns = new ArrayList<>();
    for (int month = 1; month <= options.getFirst().cumulative().size(); month++) {
      columns.add(new Plane.Column(x.at(month), readout(month), "months/*/" + month));
    }
    plane.columns(columns);
  }

  private static List<Spot> spots(
      OptionSum option, Axis x, Axis y, ToDoubleFunction<Band> quantile) {
    List<Spot> spots = new ArrayList<>();
    for (int m = 0; m < option.cumulative().size(); m++) {
      double paid = quantile.applyAsDouble(option.cumulative().get(m));
      spots.add(new Spot(x.at(m + 1.0), y.clamped(paid)));
    }
    return spots;
  }

  /** The month in which an option is paid back in the middle world: a ring on its line. */
  private static void paidBack(OptionSum option, Plane plane, Looks looks) {
    double month = option.payback().median();
    if (plane.x().holds(month) && !looks.isBaseline(option.option())) {
      int at = Math.clamp(Math.round(month) - 1, 0, option.cumulative().size() - 1);
      Axis x = plane.x();
      double height = plane.y().clamped(option.cumulative().get(at).p50());
      String style = looks.of(option.option());
      plane
          .svg()
          .empty(
              "line",
              "class",
              "drop " + style,
              "x1",
              x.at(month),
              "x2",
              x.at(month),
              "y1",
              height,
              "y2",
              plane.frame().plot().bottom());
      plane
          .svg()
          .empty("circle", "class", "ring " + style, "cx", x.at(month), "cy", height, "r", 5);
    }
  }

  private LaneRow lane(OptionSum option, Looks looks) {
    Draws payback = option.payback();
    String id = option.option() + "." + planned().id() + ".payback";
    String range = Wording.ENGLISH.of(Wording.find(figures.all(), id), Style.RANGE);
    String middle = Wording.ENGLISH.of(Wording.find(figures.all(), id), Style.BRIEF);
    boolean ever = Double.isFinite(payback.quantile(0.1));
    String words = Double.isFinite(payback.median()) ? ": paid back after " : ": paid back ";
    return new LaneRow(
        List.of(
            option.name() + words + range,
            option.name() + ": " + range,
            option.name() + ": " + middle,
            option.name()),
        id,
        option.name(),
        looks.of(option.option()),
        ever
            ? Optional.of(
                new Interval(payback.quantile(0.1), payback.median(), payback.quantile(0.9)))
            : Optional.empty());
  }

  private String readout(int month) {
    StringBuilder words = new StringBuilder("month ").append(month);
    for (OptionSum option : drawn()) {
      words
          .append('\n')
          .append(option.name())
          .append(": ")
          .append(ChartWords.band(option.cumulative().get(month - 1), ChartWords.MONEY));
    }
    return words.toString();
  }

  @Override
  public DataTable table() {
    Looks looks = new Looks(findings());
    List<OptionSum> options = drawn();
    List<Head> heads = new ArrayList<>(List.of(Head.of("By the end of month")));
    options.forEach(o -> heads.add(new Head(o.name(), looks.of(o.option()))));
    int last = options.isEmpty() ? 0 : options.getFirst().cumulative().size();
    NavigableSet<Integer> months = new TreeSet<>();
    int step = LinearAxis.months(last, 0, 1, ROWS).wholeStep();
    for (int month = step; month <= last; month += step) {
      months.add(month);
    }
    if (last > 0) {
      months.add(1);
      months.add(last);
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (int month : months) {
      List<Cell> row = new ArrayList<>();
      row.add(new Cell(String.valueOf(month), "month/" + month));
      for (OptionSum option : options) {
        Band band = option.cumulative().get(month - 1);
        row.add(
            new Cell(
                ChartWords.band(band, ChartWords.MONEY),
                "months/" + option.option() + "/" + month));
      }
      rows.add(row);
    }
    return new DataTable(
        "USD paid in all, in today's money; middle, and in brackets the range that holds eight"
            + " worlds in ten",
        heads,
        rows);
  }
}
