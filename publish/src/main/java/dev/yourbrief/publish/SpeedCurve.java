package dev.yourbrief.publish;

import java.util.List;

/**
 * What a GPU gives, by how fast each user is served: the more users at once, the more tokens in all
 * and the fewer for each.
 *
 * @param name what was measured or modelled: weights, GPU, lengths
 * @param points by rising speed; may be empty
 */
public record SpeedCurve(String name, List<Point> points) {

  public SpeedCurve {
    points = List.copyOf(points);
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).perUser() < points.get(i - 1).perUser()) {
        throw new IllegalArgumentException("the points of '" + name + "' do not rise in speed");
      }
    }
  }

  /**
   * One way to run it.
   *
   * @param perUser output tokens a second each user gets, above 0
   * @param p10 output tokens a second a GPU; one world in ten is below
   * @param p50 the middle
   * @param p90 one world in ten is above
   * @param users how many users are served at once
   */
  public record Point(double perUser, double p10, double p50, double p90, double users) {
    public Point {
      if (!(perUser > 0 && p10 >= 0 && p10 <= p50 && p50 <= p90 && users >= 0)
          || !Double.isFinite(perUser + p90 + users)) {
        throw new IllegalArgumentException(
            "a speed is above 0 and quantiles rise, all finite; not "
                + List.of(perUser, p10, p50, p90, users));
      }
    }
  }
}
