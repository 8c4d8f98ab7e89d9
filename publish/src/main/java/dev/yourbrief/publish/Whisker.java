package dev.yourbrief.publish;

import dev.yourbrief.publish.Svg.Spot;
import java.util.List;

/** An interval below a plot: a line with strokes at its ends, or an arrow where it goes on. */
public record Whisker(Svg svg, Axis x) {

  /** An interval along an axis, perhaps open. */
  public record Interval(double low, double middle, double high) {}

  /** Where a drawn interval begins and ends. */
  public record Ends(double left, double right) {}

  /** Draws an interval that begins somewhere at a height. */
  public Ends draw(double at, Interval interval, String style) {
    double left = x.clamped(interval.low);
    double right = Double.isInfinite(interval.high) ? x.to() : x.clamped(interval.high);
    if (right - left < 6) {
      left = Math.max(x.from(), Math.min(left, x.to() - 10));
      right = Math.min(x.to(), left + 10);
    }
    svg.empty("line", "class", "whisker " + style, "x1", left, "x2", right, "y1", at, "y2", at);
    end(left, at, interval.low < x.low(), -1, style);
    end(right, at, interval.high > x.high(), 1, style);
    return new Ends(left, right);
  }

  private void end(double at, double height, boolean open, int direction, String style) {
    List<Spot> shape =
        open
            ? List.of(
                new Spot(at - direction * 6, height - 4),
                new Spot(at, height),
                new Spot(at - direction * 6, height + 4))
            : List.of(new Spot(at, height - 4), new Spot(at, height + 4));
    svg.empty("path", "class", "whisker " + style, "d", Svg.path(shape));
  }
}
