package dev.yourbrief.publish;

import dev.yourbrief.publish.Whisker.Interval;
import java.util.List;
import java.util.Optional;

/**
 * A lane below a plot: words, and under them an interval along the foot.
 *
 * @param words the words, the fullest first; the first that fits is set
 * @param figures the ids of the figures in the words
 * @param name the name in the words
 * @param style how the option's line is drawn
 * @param interval the interval; empty where there is none
 */
record LaneRow(
    List<String> words, String figures, String name, String style, Optional<Interval> interval) {

  /** Draws lanes, one below the other. */
  static void draw(List<LaneRow> rows, Svg svg, PlotFrame frame, Axis x) {
    double top = frame.plot().bottom();
    for (LaneRow row : rows) {
      row.draw(svg, frame, x, top);
      top += frame.lane();
    }
  }

  private void draw(Svg svg, PlotFrame frame, Axis x, double top) {
    double room = frame.width() - x.from();
    String fitting =
        words.stream()
            .filter(w -> Labels.width(w, frame.size()) <= room)
            .findFirst()
            .orElseGet(() -> Labels.wrap(words.getLast(), room, frame.size(), 1).getFirst());
    svg.words(
        "text",
        fitting,
        "class",
        "lane " + style,
        "data-fig",
        figures,
        "data-name",
        name,
        "x",
        x.from(),
        "y",
        top + frame.size() * 1.35);
    if (interval.isPresent()) {
      double at = top + frame.size() * 2.15;
      new Whisker(svg, x).draw(at, interval.get(), style);
      if (x.holds(interval.get().middle())) {
        svg.empty(
            "circle",
            "class",
            "dot " + style,
            "cx",
            x.at(interval.get().middle()),
            "cy",
            at,
            "r",
            4);
      }
    }
  }
}
