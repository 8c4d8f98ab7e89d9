package dev.yourbrief.publish;

import dev.yourbrief.publish.Labels.Box;
import dev.yourbrief.publish.Svg.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * What all charts of two axes share: grid, ticks, bands, lines and the names at their ends.
 *
 * @param svg what is drawn to
 * @param frame the measures
 * @param x the axis along the foot
 * @param y the axis along the side
 */
public record Plane(Svg svg, PlotFrame frame, Axis x, Axis y) {

  /** As many rows as a name at the end of a line may have. */
  private static final int NAME_ROWS = 4;

  /** The end of a line, with what it is called and how it looks. */
  public record End(String name, String style, double x, double y) {}

  /** What a pointer over a place of the foot reads out. */
  public record Column(double at, String words, String point) {}

  /** The side: a line across the plot and a label for each round value. */
  public void side(DoubleFunction<String> words) {
    Box box = frame.plot();
    for (double tick : y.ticks()) {
      double at = y.at(tick);
      svg.empty("line", "class", "grid", "x1", box.left(), "x2", box.right(), "y1", at, "y2", at);
      svg.words(
          "text",
          words.apply(tick),
          "class",
          "tick end",
          "data-axis",
          "y",
          "x",
          box.left() - 7,
          "y",
          at + 4);
    }
  }

  /** What the side counts. */
  public void sideHead(String head) {
    svg.words("text", head, "class", "head", "x", 0, "y", frame.head(), "data-axis", "y");
  }

  /** The foot: strokes and labels; a label that has no room is left out. */
  public void foot(DoubleFunction<String> words, String head) {
    Box box = frame.plot();
    double foot = frame.axis();
    for (double tick : x.minorTicks()) {
      double at = x.at(tick);
      svg.empty("line", "class", "stroke", "x1", at, "x2", at, "y1", foot, "y2", foot + 3);
    }
    double free = Double.NEGATIVE_INFINITY;
    for (double tick : x.ticks()) {
      double at = x.at(tick);
      svg.empty("line", "class", "stroke", "x1", at, "x2", at, "y1", foot, "y2", foot + 6);
      String label = words.apply(tick);
      double half = Labels.width(label, frame.size()) / 2;
      if (at - half < free || at + half > frame.width()) {
        continue;
      }
      free = at + half + 4;
      svg.words("text", label, "class", "tick mid", "data-axis", "x", "x", at, "y", foot + 19);
    }
    svg.empty("line", "class", "axis", "x1", box.left(), "x2", box.right(), "y1", foot, "y2", foot);
    svg.words(
        "text", head, "class", "head end", "x", box.right(), "y", foot + 37, "data-axis", "x");
  }

  void band(String style, List<Spot> upper, List<Spot> lower) {
    List<Spot> outline = new ArrayList<>(upper);
    outline.addAll(lower.reversed());
    svg.empty("path", "class", "band " + style, "d", Svg.path(outline) + "Z");
  }

  public void line(String style, List<Spot> spots) {
    svg.empty("path", "class", "line " + style, "d", Svg.path(spots));
  }

  /**
   * The names at the ends of lines, pushed apart where the lines end close by; or a legend, where
   * the frame has one.
   */
  void names(List<End> ends) {
    if (frame.legend() > 0) {
      legend(ends);
      return;
    }
    Box box = frame.plot();
    double size = frame.size();
    double room = frame.width() - box.right() - 14;
    double pitch = size * 1.2;
    List<End> byEnd = ends.stream().sorted(Comparator.comparingDouble(End::y)).toList();
    double height = box.bottom() - box.top() + 20;
    int rows = (int) Math.max(1, (height / Math.max(1, ends.size()) - 6) / pitch);
    List<List<String>> lines =
        byEnd.stream()
            .map(e -> Labels.wrap(e.name, room, size, Math.min(NAME_ROWS, rows)))
            .toList();
    double[] wanted = byEnd.stream().mapToDouble(End::y).toArray();
    double[] heights = lines.stream().mapToDouble(l -> l.size() * pitch + 6).toArray();
    double[] at = Labels.column(wanted, heights, box.top() - 10, box.bottom() + 10);
    for (int i = 0; i < byEnd.size(); i++) {
      End end = byEnd.get(i);
      if (Math.abs(at[i] - wanted[i]) > 3) {
        svg.empty(
            "path",
            "class",
            "leader",
            "d",
            Svg.path(List.of(new Spot(end.x + 2, wanted[i]), new Spot(box.right() + 10, at[i]))));
      }
      double top = at[i] - lines.get(i).size() * pitch / 2 + size * 0.95;
      for (int row = 0; row < lines.get(i).size(); row++) {
        svg.words(
            "text",
            lines.get(i).get(row),
            "class",
            "name " + end.style,
            "data-name",
            end.name,
            "x",
            box.right() + 13,
            "y",
            top + row * pitch);
      }
    }
  }

  private void legend(List<End> ends) {
    double size = frame.size();
    double y = size;
    for (End end : ends) {
      double middle = y - size * 0.33;
      svg.empty(
          "line", "class", "line " + end.style, "x1", 2, "x2", 34, "y1", middle, "y2", middle);
      svg.words(
          "text",
          Labels.wrap(end.name, frame.width() - 44, size, 1).getFirst(),
          "class",
          "name " + end.style,
          "data-name",
          end.name,
          "x",
          42,
          "y",
          y);
      y += PlotFrame.LEGEND_ROW;
    }
  }

  /** A column for each place: a pointer over it reads out what every line says there. */
  public void columns(List<Column> columns) {
    Box box = frame.plot();
    for (int i = 0; i < columns.size(); i++) {
      double at = columns.get(i).at;
      double left = i == 0 ? box.left() : (columns.get(i - 1).at + at) / 2;
      double right = i == columns.size() - 1 ? box.right() : (columns.get(i + 1).at + at) / 2;
      svg.open(
          "rect",
          "class",
          "column",
          "data-at",
          at,
          "x",
          left,
          "y",
          box.top(),
          "width",
          right - left,
          "height",
          box.bottom() - box.top());
      svg.words("title", columns.get(i).words, "data-point", columns.get(i).point);
      svg.close("rect");
    }
  }

  /** Words beside a spot, where there is room for them. */
  public void beside(
      Labels labels, Spot spot, String words, String style, String data, String value) {
    Box box = frame.plot();
    double size = frame.size();
    Box bounds = new Box(box.left() + 2, box.top() + 2, box.right() - 2, box.bottom() - 2);
    Box place = labels.place(spot, Labels.width(words, size), size * 1.1, bounds);
    svg.words(
        "text",
        words,
        "class",
        "mark mid" + style,
        data,
        value,
        "x",
        (place.left() + place.right()) / 2,
        "y",
        place.top() + size * 0.9);
  }
}
