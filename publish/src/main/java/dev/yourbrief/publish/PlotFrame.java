package dev.yourbrief.publish;

import dev.yourbrief.publish.Labels.Box;

/**
 * The measures of a drawing. A page holds two, and shows the one that fits its window.
 *
 * @param name {@code wide} or {@code narrow}
 * @param width the width of the whole drawing
 * @param legend the height of a legend on top
 * @param plot the box the curves are drawn in
 * @param lanes how many lanes there are below the plot, where intervals are drawn
 * @param lane the height of a lane
 * @param size the size of words
 */
public record PlotFrame(
    String name, double width, double legend, Box plot, int lanes, double lane, double size) {

  /** What a row of a legend takes. */
  static final double LEGEND_ROW = 18;

  /** What the labels of an axis and its head need below it. */
  private static final double FOOT = 48;

  /** What keeps the lanes off the plot. */
  private static final double GAP = 4;

  static final PlotFrame WIDE =
      new PlotFrame("wide", 760, 0, new Box(48, 44, 616, 346), 2, 25, 12.5);
  static final PlotFrame NARROW =
      new PlotFrame("narrow", 360, 0, new Box(42, 42, 280, 322), 2, 25, 12);

  /** A frame of this size, with room at its right for names. */
  static PlotFrame within(double width, double height) {
    double lanes = 2 * WIDE.lane + GAP + FOOT;
    Box plot = new Box(WIDE.plot.left(), WIDE.plot.top(), width - 124, height - lanes);
    return new PlotFrame("within", width, 0, plot, 2, WIDE.lane, WIDE.size);
  }

  /** Beside text on a page of paper. */
  static final PlotFrame PAPER =
      new PlotFrame("paper", 360, 0, new Box(42, 42, 280, 212), 2, 22, 12);

  /** The bottom of the lanes, where the axis of volume stands. */
  public double axis() {
    return plot.bottom() + lanes * lane + GAP;
  }

  /** The height of the whole drawing. */
  double height() {
    return axis() + FOOT;
  }

  /** Where the words over the axes stand. */
  double head() {
    return legend + 13;
  }

  /** What stands there instead of a plot. */
  public void instead(Svg svg, String words) {
    svg.words("text", words, "class", "note", "x", plot.left(), "y", plot.top() + 20);
  }

  public boolean isWide() {
    return name.equals(WIDE.name);
  }

  /** The same with so many lanes of two rows: words, and below them an interval. */
  PlotFrame withLanes(int count) {
    return new PlotFrame(name, width, legend, plot, count, size * 2.8, size);
  }

  /**
   * The same with a legend of so many rows on top, and the room that names took given to the plot.
   */
  PlotFrame withLegend(int rows) {
    double height = rows * LEGEND_ROW + 8;
    Box lower = new Box(plot.left(), plot.top() + height, width - 10, plot.bottom() + height);
    return new PlotFrame(name, width, height, lower, lanes, lane, size);
  }

  /** The same with the plot this high. */
  PlotFrame withHeight(double height) {
    Box box = new Box(plot.left(), plot.top(), plot.right(), plot.top() + height);
    return new PlotFrame(name, width, legend, box, lanes, lane, size);
  }
}
