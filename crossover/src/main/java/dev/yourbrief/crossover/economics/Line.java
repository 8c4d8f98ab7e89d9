package dev.yourbrief.crossover.economics;

/**
 * A rented option's monthly cost, linear in the volume.
 *
 * @param base what is paid at no volume, USD a month
 * @param slope what one unit of volume adds, USD a month; not negative
 */
public record Line(double base, double slope) {

  public Line {
    if (!(slope >= 0) || !Double.isFinite(base) || !Double.isFinite(slope)) {
      throw new IllegalArgumentException(
          "a price line needs finite numbers and a slope of 0 or more: " + base + ", " + slope);
    }
  }

  /** A price with no fixed part. */
  public static Line of(double slope) {
    return new Line(0, slope);
  }

  public double cost(double volume) {
    return base + slope * volume;
  }
}
