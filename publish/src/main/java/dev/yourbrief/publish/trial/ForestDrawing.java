package dev.yourbrief.publish.trial;

import dev.yourbrief.playbook.brief.Text;
import dev.yourbrief.publish.Caption;
import dev.yourbrief.publish.DataTable;
import dev.yourbrief.publish.DataTable.Cell;
import dev.yourbrief.publish.DataTable.Head;
import dev.yourbrief.publish.Drawing;
import dev.yourbrief.publish.Labels;
import dev.yourbrief.publish.Labels.Box;
import dev.yourbrief.publish.LinearAxis;
import dev.yourbrief.publish.Plane;
import dev.yourbrief.publish.PlotFrame;
import dev.yourbrief.publish.Svg;
import dev.yourbrief.publish.Svg.Spot;
import dev.yourbrief.publish.Whisker;
import dev.yourbrief.publish.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A forest plot: for each row the difference from the baseline with its interval, a line where
 * there is none, a line at the margin, and the numbers beside it.
 *
 * @param id what the drawing is called
 * @param title the finding
 * @param subtitle what is drawn
 * @param first what heads the column of names
 * @param rows what is drawn, in order; cheap ones last
 * @param margin the least difference that is worth having
 * @param numbers how numbers are written
 */
record ForestDrawing(
    String id,
    String title,
    String subtitle,
    String first,
    List<ForestRow> rows,
    double margin,
    Numbers numbers)
    implements Drawing {

  private static final double WIDE_ROW = 34;
  private static final double NARROW_ROW = 52;
  private static final double GAP = 30;
  private static final double HEAD = 40;
  private static final double NAMES = 196;
  private static final double VALUES = 168;

  /** Room for an interval in words. */
  private static final double INTERVAL = 112;

  ForestDrawing {
    rows = List.copyOf(rows);
  }

  @Override
  public Caption caption() {
    String names = String.join(", ", rows.stream().map(ForestRow::name).toList());
    return new Caption(
        Text.name(title),
        Text.name(subtitle),
        "A dot with its interval for each of: "
            + names
            + ". The same values stand in the table beside it.",
        names,
        Collections.emptySortedMap(),
        Wording.ENGLISH);
  }

  /** Whether cheap arms stand apart below the others. */
  private boolean isParted() {
    return rows.stream().anyMatch(ForestRow::isCheap)
        && !rows.stream().allMatch(ForestRow::isCheap);
  }

  @Override
  public PlotFrame frame(boolean wide) {
    double height = Math.max(1, rows.size()) * (wide ? WIDE_ROW : NARROW_ROW);
    double bottom = HEAD + height + (isParted() ? GAP : 0);
    return wide
        ? new PlotFrame("wide", 760, 0, new Box(NAMES + 14, HEAD, 760 - VALUES, bottom), 0, 0, 12.5)
        : new PlotFrame("narrow", 360, 0, new Box(6, HEAD, 354, bottom), 0, 0, 12);
  }

  @Override
  public void draw(Svg svg, PlotFrame frame) {
    if (rows.isEmpty()) {
      frame.instead(svg, "Nothing to plot: no scores could be compared.");
      return;
    }
    Box box = frame.plot();
    LinearAxis x =
        ForestAxis.of(
            rows, margin, numbers, box.left() + 8, box.right() - 8, frame.isWide() ? 6 : 5);
    new Plane(svg, frame, x, x)
        .foot(d -> d == 0 ? "0" : numbers.bare(d), numbers.head("difference from the baseline"));
    verticals(svg, frame, x);
    double y = box.top();
    boolean isApart = false;
    for (ForestRow row : rows) {
      if (isParted() && row.isCheap() && !isApart) {
        isApart = true;
        apart(svg, frame, y);
        y += GAP;
      }
      row(svg, frame, x, row, y);
      y += frame.isWide() ? WIDE_ROW : NARROW_ROW;
    }
  }

  private void verticals(Svg svg, PlotFrame frame, LinearAxis x) {
    double top = frame.plot().top();
    for (double tick : x.ticks()) {
      upright(svg, frame, x.at(tick), top, "grid");
    }
    boolean hasMargin = margin > 0 && x.holds(margin);
    upright(svg, frame, x.at(0), hasMargin ? top - 17 : top - 3, "middle");
    if (hasMargin) {
      upright(svg, frame, x.at(margin), top - 3, "drop");
      over(svg, frame, x.at(margin), "margin " + numbers.bare(margin), "mark own mid", top - 8);
    }
    over(svg, frame, x.at(0), "no difference", "mark mid", hasMargin ? top - 22 : top - 8);
  }

  private static void upright(Svg svg, PlotFrame frame, double at, double top, String style) {
    svg.empty("line", "class", style, "x1", at, "x2", at, "y1", top, "y2", frame.axis());
  }

  /** Words over a line, as near to its middle as the edges allow. */
  private static void over(
      Svg svg, PlotFrame frame, double at, String words, String style, double y) {
    double half = Labels.width(words, frame.size()) / 2;
    double middle = Math.clamp(at, half, frame.width() - half);
    svg.words("text", words, "class", style, "x", middle, "y", y);
  }

  private static void apart(Svg svg, PlotFrame frame, double y) {
    double at = y + GAP / 2 - 6;
    svg.empty("line", "class", "grid", "x1", 0, "x2", frame.width(), "y1", at, "y2", at);
    svg.words(
        "text", "cheap arms, which are always there", "class", "mark head", "x", 0, "y", at + 15);
  }

  private void row(Svg svg, PlotFrame frame, LinearAxis x, ForestRow row, double top) {
    boolean wide = frame.isWide();
    double at = wide ? top + WIDE_ROW / 2 : top + 38;
    name(svg, frame, row, top);
    values(svg, frame, row, wide ? at + frame.size() * 0.35 : top + 18);
    String style = row.isCandidate() ? "own" : row.kind();
    double low = row.low();
    double high = row.high();
    if (high < x.low() || low > x.high()) {
      away(svg, x, at, high < x.low(), style);
    } else if (Double.isFinite(low) && Double.isFinite(high)) {
      double middle = row.comparison().difference();
      var _ = new Whisker(svg, x).draw(at, new Whisker.Interval(low, middle, high), style);
    }
    if (x.holds(row.comparison().difference())) {
      double middle = x.at(row.comparison().difference());
      svg.open("circle", "class", "dot " + style, "cx", middle, "cy", at, "r", 4.5);
      svg.words("title", row.name() + ": " + difference(row) + " " + interval(row));
      svg.close("circle");
    }
  }

  private String difference(ForestRow row) {
    return numbers.bare(row.comparison().difference());
  }

  private String interval(ForestRow row) {
    return "(" + numbers.bareInterval(row.low(), row.high()) + ")";
  }

  /** The difference and its interval, each in a column of its own. */
  private void values(Svg svg, PlotFrame frame, ForestRow row, double y) {
    String style = "mark end" + (row.isCandidate() ? " name" : "");
    svg.words("text", interval(row), "class", style, "x", frame.width(), "y", y);
    double left = frame.width() - INTERVAL;
    svg.words("text", difference(row), "class", style, "x", left, "y", y);
  }

  /** An arrow for what lies wholly beyond an edge. */
  private static void away(Svg svg, LinearAxis x, double y, boolean isLeft, String style) {
    double tip = isLeft ? x.from() - 6 : x.to() + 6;
    double back = isLeft ? 1 : -1;
    svg.empty(
        "path",
        "class",
        "whisker away " + style,
        "d",
        Svg.path(
            List.of(
                new Spot(tip + back * 18, y),
                new Spot(tip, y),
                new Spot(tip + back * 6, y - 4.5),
                new Spot(tip, y),
                new Spot(tip + back * 6, y + 4.5))));
  }

  private static void name(Svg svg, PlotFrame frame, ForestRow row, double top) {
    double size = frame.size();
    boolean wide = frame.isWide();
    List<String> lines = Labels.wrap(row.name(), wide ? NAMES : 186, size, wide ? 2 : 1);
    double pitch = size * 1.15;
    double y = wide ? top + WIDE_ROW / 2 - (lines.size() - 1) * pitch / 2 + size * 0.35 : top + 18;
    for (String line : lines) {
      svg.words(
          "text",
          line,
          "class",
          row.isCandidate() ? "mark name" : "mark",
          "data-name",
          row.name(),
          "x",
          0,
          "y",
          y);
      y += pitch;
    }
  }

  @Override
  public DataTable table() {
    List<List<Cell>> cells = new ArrayList<>();
    for (ForestRow row : rows) {
      cells.add(
          List.of(
              Cell.of(row.name()).withNote(row.role()),
              Cell.of(Numbers.count(row.comparison().n())),
              Cell.of(numbers.bare(row.comparison().difference())),
              Cell.of(numbers.bare(row.low())),
              Cell.of(numbers.bare(row.high())),
              Cell.of(Numbers.p(row.p()))));
    }
    return new DataTable(
        title,
        List.of(
            Head.of(first),
            Head.of("Cases"),
            Head.of(numbers.head("Difference")),
            Head.of("From"),
            Head.of("To"),
            Head.of("p")),
        cells);
  }
}
