package dev.yourbrief.publish;

import dev.yourbrief.crossover.economics.Findings;
import dev.yourbrief.crossover.economics.Swing;
import dev.yourbrief.publish.DataTable.Cell;
import dev.yourbrief.publish.DataTable.Head;
import dev.yourbrief.publish.Labels.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What each input does to the saving when it moves alone: a bar from its low end (hollow) to its
 * high end (filled), the values of the input at both.
 */
record TornadoDrawing(CrossoverFigures figures) implements Drawing {

  private static final int MOST = 10;
  private static final double WIDE_ROW = 40;
  private static final double NARROW_ROW = 58;
  private static final double BAR = 16;

  /** Room for the value of an input beside its bar. */
  private static final double VALUE = 66;

  private Findings findings() {
    return figures.findings();
  }

  /** The inputs that move the saving at all, the strongest first. */
  List<Swing> shown() {
    return findings().swings().stream()
        .filter(s -> s.saving().spread() > 0 && Double.isFinite(s.saving().middle()))
        .limit(MOST)
        .toList();
  }

  @Override
  public String id() {
    return "tornado";
  }

  @Override
  public Caption caption() {
    String focus = findings().name(findings().focus());
    List<String> rivals = findings().rivals().stream().map(findings()::name).toList();
    Say title = new Say();
    if (shown().isEmpty()) {
      title.and("No input moves the saving");
    } else {
      Swing first = shown().getFirst();
      String id = CrossoverFigures.swingId(first);
      title
          .name(first.label())
          .and(" moves it most: from ")
          .figure(id + ".low")
          .and(" to ")
          .figure(id + ".high");
    }
    return new Caption(
        title.text(),
        Say.it("What ")
            .name(focus)
            .and(" saves against ")
            .name(rivals.getFirst())
            .and(" over ")
            .figure(CrossoverFigures.MONTHS)
            .and(
                ", in today's money, when one input goes from its low end to its high end (one"
                    + " world in ten lies beyond each) and all others stay in the middle. Left of"
                    + " nothing saved, it costs more.")
            .text(),
        "A bar for each input, from the saving at its low end to that at its high end: "
            + String.join(", ", shown().stream().map(Swing::label).toList())
            + ". The same values stand in the table beside it.",
        String.join(", ", shown().stream().map(Swing::label).toList()),
        figures.all(),
        Wording.ENGLISH);
  }

  @Override
  public PlotFrame frame(boolean wide) {
    int rows = Math.max(1, shown().size());
    return wide
        ? new PlotFrame("wide", 760, 0, new Box(250, 46, 750, 46 + rows * WIDE_ROW), 0, 0, 12.5)
        : new PlotFrame("narrow", 360, 0, new Box(6, 46, 354, 46 + rows * NARROW_ROW), 0, 0, 12);
  }

  @Override
  public void draw(Svg svg, PlotFrame frame) {
    List<Swing> swings = shown();
    Box box = frame.plot();
    if (swings.isEmpty()) {
      frame.instead(svg, "No input moves it.");
      return;
    }
    double[] ends =
        Stream.concat(
                Stream.of(0.0),
                swings.stream()
                    .flatMap(
                        s -> Stream.of(s.saving().low(), s.saving().middle(), s.saving().high())))
            .filter(Double::isFinite)
            .mapToDouble(d -> d)
            .toArray();
    double low = java.util.Arrays.stream(ends).min().orElseThrow();
    double high = java.util.Arrays.stream(ends).max().orElseThrow();
    LinearAxis x =
        LinearAxis.exactly(
            low, high, box.left() + VALUE, box.right() - VALUE, frame.isWide() ? 6 : 4);
    Plane plane = new Plane(svg, frame, x, x);
    plane.foot(ChartWords::money, "USD saved over the horizon");
    verticals(svg, frame, x);
    key(svg, frame);
    double row = frame.isWide() ? WIDE_ROW : NARROW_ROW;
    double middle = x.at(swings.getFirst().saving().middle());
    svg.empty(
        "line", "class", "middle", "x1", middle, "x2", middle, "y1", box.top(), "y2", frame.axis());
    for (int i = 0; i < swings.size(); i++) {
      row(svg, frame, x, swings.get(i), box.top() + i * row);
    }
  }

  private static void verticals(Svg svg, PlotFrame frame, LinearAxis x) {
    for (double tick : x.ticks()) {
      svg.empty(
          "line",
          "class",
          tick == 0 ? "zero" : "grid",
          "x1",
          x.at(tick),
          "x2",
          x.at(tick),
          "y1",
          frame.plot().top(),
          "y2",
          frame.axis());
    }
  }

  private static void key(Svg svg, PlotFrame frame) {
    double size = frame.size();
    double[] at = {0, 160};
    for (int i = 0; i < at.length; i++) {
      String style = i == 0 ? "bar low" : "bar high";
      svg.empty(
          "rect", "class", style, "x", at[i] + 1, "y", 14 - size * 0.8, "width", 18, "height", 10);
      svg.words(
          "text",
          i == 0 ? "input at its low end" : "at its high end",
          "class",
          "head",
          "x",
          at[i] + 25,
          "y",
          14);
    }
  }

  private void row(Svg svg, PlotFrame frame, LinearAxis x, Swing swing, double top) {
    double size = frame.size();
    boolean wide = frame.isWide();
    double bar = wide ? top + (WIDE_ROW - BAR) / 2 : top + size * 1.9;
    label(svg, frame, swing, top);
    boolean oneSided =
        (swing.saving().low() - swing.saving().middle())
                * (swing.saving().high() - swing.saving().middle())
            > 0;
    double height = oneSided ? BAR / 2 : BAR;
    double apart = oneSided ? size * 0.32 : 0;
    end(svg, x, swing, true, bar, height, size, -apart);
    end(svg, x, swing, false, oneSided ? bar + height : bar, height, size, apart);
  }

  private void label(Svg svg, PlotFrame frame, Swing swing, double top) {
    double size = frame.size();
    String unit = Wording.ENGLISH.unit(figures.unit(swing.input()), swing.input()).head();
    if (!frame.isWide()) {
      String all = unit.isEmpty() ? swing.label() : swing.label() + ", " + unit;
      String words = Labels.wrap(all, frame.width() - 4, size, 1).getFirst();
      svg.words(
          "text", words, "class", "mark name", "data-name", all, "x", 0, "y", top + size * 1.2);
      return;
    }
    boolean hasUnit = !unit.isEmpty();
    List<String> lines = Labels.wrap(swing.label(), 236, size, hasUnit ? 1 : 2);
    double pitch = size * 1.25;
    int rows = lines.size() + (hasUnit ? 1 : 0);
    double y = top + WIDE_ROW / 2 - (rows - 1) * pitch / 2 + size * 0.35;
    for (String line : lines) {
      svg.words("text", line, "class", "name", "data-name", swing.label(), "x", 0, "y", y);
      y += pitch;
    }
    if (hasUnit) {
      svg.words("text", unit, "class", "head", "data-name", unit, "x", 0, "y", y);
    }
  }

  private void end(
      Svg svg,
      LinearAxis x,
      Swing swing,
      boolean low,
      double top,
      double height,
      double size,
      double shift) {
    double value = low ? swing.saving().low() : swing.saving().high();
    double from = x.at(swing.saving().middle());
    double to = Double.isFinite(value) ? x.clamped(value) : value > 0 ? x.to() : x.from();
    svg.empty(
        "rect",
        "class",
        low ? "bar low" : "bar high",
        "x",
        Math.min(from, to),
        "y",
        top,
        "width",
        Math.abs(to - from),
        "height",
        height);
    boolean left = to < from || (to == from && low);
    String id = CrossoverFigures.swingId(swing) + (low ? ".inputLow" : ".inputHigh");
    String words = Labels.wrap(input(swing, low), VALUE - 6, size, 1).getFirst();
    svg.words(
        "text",
        words,
        "class",
        left ? "mark end" : "mark",
        "data-point",
        "input/" + id,
        "x",
        left ? to - 5 : to + 5,
        "y",
        top + height / 2 + size * 0.35 + shift);
  }

  /** The value of an input at an end, without its unit, which stands beside the name. */
  private String input(Swing swing, boolean low) {
    return ChartWords.brief(low ? swing.inputP10() : swing.inputP90(), figures.unit(swing.input()));
  }

  @Override
  public DataTable table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Swing swing : shown()) {
      String id = CrossoverFigures.swingId(swing);
      rows.add(
          List.of(
              new Cell(swing.label(), "name/" + swing.input()),
              cell(id + ".inputLow"),
              cell(id + ".low"),
              cell(id + ".inputHigh"),
              cell(id + ".high"),
              cell(id + ".rank")));
    }
    return new DataTable(
        "The saving at both ends of each input, and how the two go together over all worlds",
        Stream.of(
                "Input", "Low end", "Saving there", "High end", "Saving there", "Rank correlation")
            .map(Head::of)
            .toList(),
        rows);
  }

  private Cell cell(String id) {
    return new Cell(
        Wording.ENGLISH.of(
            Wording.find(figures.all(), id), dev.yourbrief.playbook.brief.Text.Style.BRIEF),
        "fig/" + id);
  }
}
