package dev.yourbrief.publish;

import dev.yourbrief.publish.Labels.Box;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/** A second axis on top of a plot: what one curve costs at each volume, where that always rises. */
record BillAxis(Svg svg, PlotFrame frame, Axis x, Curve curve, DoubleFunction<String> words) {

  void draw(String head) {
    Box box = frame.plot();
    double low = curve.points().getFirst().p50();
    double high = curve.points().getLast().p50();
    if (high <= low || curve.volumeAt(low).isEmpty()) {
      return;
    }
    svg.words("text", head, "class", "head end", "x", box.right(), "y", frame.head());
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
    double free = Double.NEGATIVE_INFINITY;
    for (double tick : LogAxis.exactly(low, high, 0, 1).ticks()) {
      OptionalDouble volume = curve.volumeAt(tick);
      if (volume.isPresent() && x.holds(volume.getAsDouble())) {
        double at = x.at(volume.getAsDouble());
        String label = words.apply(tick);
        double half = Labels.width(label, frame.size()) / 2;
        svg.empty(
            "line", "class", "stroke", "x1", at, "x2", at, "y1", box.top() - 5, "y2", box.top());
        if (at - half < free || at + half > frame.width()) {
          continue;
        }
        free = at + half + 4;
        svg.words(
            "text", label, "class", "tick mid", "data-axis", "bill", "x", at, "y", box.top() - 9);
      }
    }
  }
}
