package dev.yourbrief.publish;

import dev.yourbrief.publish.Labels.Box;

/**
 * The measures of a drawing. A page holds two, and shows the one that fits its window.
 *
 * @param name {@code wide} or {@code narrow}
 * @param width the width of the whole drawing
 * @param plot the box the curves are drawn in
 * @param lanes how many lanes there are below the plot, where intervals are drawn
 * @param lane the height of a lane
 * @param size the size of words
 */
record PlotFrame(String name, double width, Box plot, int lanes, double lane, double size) {

  /** What the labels of an axis and its head need below it. */
  private static final double FOOT = 48;

  /** What keeps the lanes off the plot. */
  private static final double GAP = 4;

  static final PlotFrame WIDE = new PlotFrame("wide", 760, new Box(48, 44, 616, 346), 2, 25, 12.5);
  static final PlotFrame NARROW =
      new PlotFrame("narrow", 360, new Box(42, 42, 280, 322), 2, 25, 12);

  /** The bottom of the lanes, where the axis of volume stands. */
  double axis() {
    return plot.bottom() + lanes * lane + GAP;
  }

  /** The height of the whole drawing. */
  double height() {
    return axis() + FOOT;
  }

  boolean isWide() {
    return name.equals(WIDE.name);
  }

  /** The same with lanes of two rows: words, and below them an interval. */
  PlotFrame withLanes(int count) {
    return new PlotFrame(name, width, plot, count, size * 2.6, size);
  }

  /** The same with the plot's right edge and top moved. */
  PlotFrame withPlot(double top, double right) {
    Box moved = new Box(plot.left(), top, right, plot.bottom() + top - plot.top());
    return new PlotFrame(name, width, moved, lanes, lane, size);
  }
}
