package dev.yourbrief.publish;

import java.util.List;

/** Values along a line of a drawing. */
public sealed interface Axis permits LogAxis, LinearAxis {

  /** The value at {@link #from}. */
  double low();

  /** The value at {@link #to}. */
  double high();

  /** Where the axis begins, in the drawing's units. */
  double from();

  /** Where it ends. */
  double to();

  double at(double value);

  /** The values to label, round ones. */
  List<Double> ticks();

  /** Values between those, for short strokes without a label. */
  List<Double> minorTicks();

  /** The place of a value, no further out than the ends of the axis. */
  default double clamped(double value) {
    return at(Math.clamp(value, low(), high()));
  }

  default boolean holds(double value) {
    double hair = 1e-9 * Math.max(Math.abs(low()), Math.abs(high()));
    return value >= low() - hair && value <= high() + hair;
  }
}
