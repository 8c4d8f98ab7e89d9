package dev.yourbrief.publish;

import dev.yourbrief.playbook.brief.CrossoverPlot.Line;
import dev.yourbrief.playbook.brief.CrossoverPlot.Point;
import dev.yourbrief.publish.Svg.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One option's line, as it can be drawn: only points that a logarithmic axis can show.
 *
 * @param line the line
 * @param points those of its points that can be shown
 * @param inSteps whether its cost may rise in steps, as capacity does
 */
record Curve(Line line, List<Point> points, boolean inSteps) {

  /** A thousandth is less than the width of the line. */
  private static final double LEVEL = 1e-3;

  static Curve of(Line line) {
    return of(line, line.option().startsWith("self") || line.option().startsWith("hybrid"));
  }

  static Curve of(Line line, boolean inSteps) {
    return new Curve(
        line,
        line.points().stream()
            .filter(p -> p.volume() > 0 && p.p10() > 0 && Double.isFinite(p.p90()))
            .toList(),
        inSteps);
  }

  /**
   * The curve of one quantile. Where the cost of hosting stood still before it rises, as it does
   * until a further GPU is needed, it rises in a step; where it rises all along, so does the line.
   */
  List<Spot> spots(Axis x, Axis y, ToDoubleFunction<Point> quantile) {
    List<Spot> spots = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      double at = x.at(point.volume());
      double height = y.clamped(quantile.applyAsDouble(point));
      if (i > 1 && inSteps && isLevel(quantile, i - 1) && !isLevel(quantile, i)) {
        spots.add(new Spot(at, spots.getLast().y()));
      }
      spots.add(new Spot(at, height));
    }
    return spots;
  }

  /** Whether the cost at a point is, but for rounding, that of the point before. */
  private boolean isLevel(ToDoubleFunction<Point> quantile, int point) {
    double before = quantile.applyAsDouble(points.get(point - 1));
    return Math.abs(quantile.applyAsDouble(points.get(point)) - before) <= before * LEVEL;
  }

  /** The middle cost at a volume, between points on a straight line of logarithms. */
  OptionalDouble costAt(double volume) {
    return between(volume, Point::volume, Point::p50);
  }

  /** The volume at which the middle cost is this, if the cost always rises. */
  OptionalDouble volumeAt(double cost) {
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).p50() <= points.get(i - 1).p50()) {
        return OptionalDouble.empty();
      }
    }
    return between(cost, Point::p50, Point::volume);
  }

  private OptionalDouble between(
      double at, ToDoubleFunction<Point> from, ToDoubleFunction<Point> to) {
    for (int i = 1; i < points.size(); i++) {
      double a = from.applyAsDouble(points.get(i - 1));
      double b = from.applyAsDouble(points.get(i));
      if (at >= a * (1 - 1e-9) && at <= b * (1 + 1e-9) && b > a) {
        double t = Math.log(at / a) / Math.log(b / a);
        double low = to.applyAsDouble(points.get(i - 1));
        double high = to.applyAsDouble(points.get(i));
        return OptionalDouble.of(low * Math.pow(high / low, t));
      }
    }
    return OptionalDouble.empty();
  }
}
