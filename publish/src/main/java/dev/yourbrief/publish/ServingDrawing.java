package dev.yourbrief.publish;

import dev.yourbrief.publish.Labels.Box;
import dev.yourbrief.publish.ServingPlot.Point;
import dev.yourbrief.publish.Svg.Spot;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Two plots over one axis of users, one above the other: the throughput of all, and the speed of
 * each. All axes are logarithmic: doubling is the same step everywhere.
 */
final class ServingDrawing {

  /**
   * The measures of a drawing.
   *
   * @param name {@code wide} or {@code narrow}
   * @param width the width of the whole
   */
  record Frame(String name, double width) {
    static final Frame WIDE = new Frame("wide", 760);
    static final Frame NARROW = new Frame("narrow", 360);

    private static final double LEFT = 48;
    private static final double HEIGHT = 150;
    private static final double GAP = 44;

    Box upper() {
      return new Box(LEFT, 26, width - 14, 26 + HEIGHT);
    }

    Box lower() {
      double top = upper().bottom() + GAP;
      return new Box(LEFT, top, width - 14, top + HEIGHT);
    }

    double height() {
      return lower().bottom() + 44;
    }
  }

  private final ServingPlot plot;
  private final Frame frame;
  private final Svg svg;

  ServingDrawing(ServingPlot plot, Frame frame, Svg svg) {
    this.plot = plot;
    this.frame = frame;
    this.svg = svg;
  }

  void draw() {
    if (plot.points().isEmpty()) {
      svg.words("text", "Nothing to plot: nothing was measured.", "class", "note", "x", 0, "y", 20);
      return;
    }
    Box lower = frame.lower();
    List<Point> points = plot.points();
    LogAxis x =
        LogAxis.exactly(
            points.getFirst().users(),
            points.getLast().users(),
            lower.left() + 8,
            lower.right() - 8);
    LogAxis above = axis(Point::throughput, frame.upper(), points.getFirst().throughput());
    LogAxis below = axis(Point::speed, lower, plot.askedSpeed());
    panel("Output tokens a second, all users", frame.upper(), above);
    panel("Output tokens a second, each user", lower, below);
    users(x, lower.bottom());
    asked(below, lower);
    curve(x, above, Point::throughput, "own");
    curve(x, below, Point::speed, "rent");
    best(x);
  }

  /** An axis that holds all points, and one value more. */
  private LogAxis axis(ToDoubleFunction<Point> value, Box box, double too) {
    double low = plot.points().stream().mapToDouble(value).min().orElse(too);
    double high = plot.points().stream().mapToDouble(value).max().orElse(too);
    return LogAxis.rounded(Math.min(low, too), Math.max(high, too), box.bottom(), box.top());
  }

  private void panel(String head, Box box, LogAxis y) {
    svg.words("text", head, "class", "head", "x", 0, "y", box.top() - 13);
    for (double tick : y.ticks()) {
      double at = y.at(tick);
      svg.empty("line", "class", "grid", "x1", box.left(), "x2", box.right(), "y1", at, "y2", at);
      svg.words("text", digits(tick), "class", "tick end", "x", box.left() - 7, "y", at + 4);
    }
    svg.empty(
        "line",
        "class",
        "axis",
        "x1",
        box.left(),
        "x2",
        box.right(),
        "y1",
        box.bottom(),
        "y2",
        box.bottom());
  }

  /** A label for every number of users that was tried, where there is room for it. */
  private void users(LogAxis x, double foot) {
    double last = Double.NEGATIVE_INFINITY;
    for (Point point : plot.points()) {
      double at = x.at(point.users());
      svg.empty("line", "class", "stroke", "x1", at, "x2", at, "y1", foot, "y2", foot + 5);
      if (at - last > 26) {
        svg.words(
            "text", Integer.toString(point.users()), "class", "tick mid", "x", at, "y", foot + 19);
        last = at;
      }
    }
    svg.words(
        "text", "users at once", "class", "head end", "x", frame.lower().right(), "y", foot + 37);
  }

  private void asked(LogAxis y, Box box) {
    double at = y.at(plot.askedSpeed());
    svg.empty("line", "class", "drop", "x1", box.left(), "x2", box.right(), "y1", at, "y2", at);
    svg.words(
        "text",
        digits(plot.askedSpeed()) + " asked",
        "class",
        "own mark",
        "x",
        box.left() + 6,
        "y",
        at - 5);
  }

  private void curve(LogAxis x, LogAxis y, ToDoubleFunction<Point> value, String style) {
    List<Spot> spots =
        plot.points().stream()
            .map(p -> new Spot(x.at(p.users()), y.at(value.applyAsDouble(p))))
            .toList();
    svg.empty("path", "class", "line " + style, "d", Svg.path(spots));
    for (int i = 0; i < spots.size(); i++) {
      Point point = plot.points().get(i);
      boolean isBest = plot.best().isPresent() && plot.best().getAsInt() == point.users();
      svg.open(
          "circle",
          "class",
          isBest ? "ring" : "dot",
          "cx",
          spots.get(i).x(),
          "cy",
          spots.get(i).y(),
          "r",
          isBest ? 6 : 4);
      svg.words("title", readout(point));
      svg.close("circle");
    }
  }

  /** Where the answer lies, through both plots. */
  private void best(LogAxis x) {
    if (plot.best().isEmpty()) {
      return;
    }
    double at = x.at(plot.best().getAsInt());
    for (Box box : List.of(frame.upper(), frame.lower())) {
      svg.empty("line", "class", "drop", "x1", at, "x2", at, "y1", box.top(), "y2", box.bottom());
    }
  }

  private static String readout(Point point) {
    return point.users()
        + (point.users() == 1 ? " user: " : " users: ")
        + digits(point.throughput())
        + " tokens a second, "
        + digits(point.speed())
        + " each";
  }

  static String digits(double value) {
    return NumberWords.rounded(BigDecimal.valueOf(value), 3, NumberWords.Scale.LETTER).toString();
  }
}
