package dev.yourbrief.bill.traffic;

import java.util.List;

/**
 * A distribution of lengths in a few points: the share of requests that are no longer than each.
 * The shares are exact; between two points nothing is said.
 *
 * @param points lengths in ascending order; the share of the last is 1
 */
public record Cdf(List<Point> points) {

  /**
   * A point.
   *
   * @param tokens a length
   * @param share the share of requests that are no longer, above 0, at most 1
   */
  public record Point(long tokens, double share) {}

  public Cdf {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a distribution has a point");
    }
  }

  /** The least of the points that at least the share {@code p} of requests does not exceed. */
  public long quantile(double p) {
    return points.stream()
        .filter(point -> point.share() >= p)
        .findFirst()
        .orElseGet(points::getLast)
        .tokens();
  }
}
