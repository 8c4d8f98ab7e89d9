package dev.yourbrief.trial.statistics;

/**
 * From a low end to a high end, both belonging to it.
 *
 * @param low the low end
 * @param high the high end, not below it
 */
public record Interval(double low, double high) {

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval from " + low + " to " + high);
    }
  }

  /** The estimate, and as much to either side. */
  public static Interval around(double estimate, double margin) {
    return new Interval(estimate - margin, estimate + margin);
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  public double width() {
    return high - low;
  }

  /** The part between two bounds, for a quantity that cannot lie elsewhere. */
  public Interval within(double least, double most) {
    return new Interval(Math.clamp(low, least, most), Math.clamp(high, least, most));
  }

  /** Of the negated quantity: arms changed over. */
  public Interval negated() {
    return new Interval(0.0 - high, 0.0 - low);
  }
}
