package dev.yourbrief.publish;

/** A chart of a report: what is said of it, how it is drawn, and its values as a table. */
public interface Drawing {

  /** A short name, the same in every report. */
  String id();

  Caption caption();

  /** The measures of one of its two drawings. */
  PlotFrame frame(boolean wide);

  void draw(Svg svg, PlotFrame frame);

  DataTable table();

  /** A document of its own. */
  default String alone() {
    return caption().alone(frame(true), this::draw);
  }

  /** A part of a page. */
  default String inPage(boolean wide) {
    return caption().inPage(frame(wide), "chart-" + id(), this::draw);
  }
}
