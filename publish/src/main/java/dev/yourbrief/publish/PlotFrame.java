package dev.yourbrief.publish;

import dev.yourbrief.publish.Labels.Box;

/**
 * The measures of a drawing. A page holds two, and shows the one that fits its window.
 *
 * @param name {@code wide} or {@code narrow}
 * @param width the width of the whole drawing
 * @param plot the box the curves are drawn in
 * @param lane the height of a lane below the plot, where intervals of volume are drawn
 * @param size the size of words
 */
record PlotFrame(String name, double width, double height, Box plot, double lane, double size) {

  static final PlotFrame WIDE =
      new PlotFrame("wide", 760, 448, new Box(48, 44, 616, 346), 25, 12.5);
  static final PlotFrame NARROW =
      new PlotFrame("narrow", 360, 424, new Box(42, 42, 280, 322), 25, 12);

  /** The bottom of the lanes, where the axis of volume stands. */
  double axis() {
    return plot.bottom() + 2 * lane + 4;
  }
}
