package dev.yourbrief.publish;

import java.util.List;
import java.util.OptionalInt;

/**
 * How a model server did as more users asked at once: what {@link ServingChart} draws.
 *
 * @param title what was measured
 * @param subtitle how
 * @param points the numbers of users that were tried, rising, with what they gave
 * @param askedSpeed the speed each user was to get at least, tokens a second
 * @param best the number of users with the most throughput at that speed, if there is one
 */
public record ServingPlot(
    String title, String subtitle, List<Point> points, double askedSpeed, OptionalInt best) {

  /**
   * What so many users gave.
   *
   * @param users requests under way at once
   * @param throughput output tokens a second, of all together; points without one are not drawn
   * @param speed output tokens a second that a user got; the same
   */
  public record Point(int users, double throughput, double speed) {}

  /** No server is slower or faster; an axis of logarithms has to have ends. */
  private static final double SLOWEST = 1e-6;

  private static final double FASTEST = 1e12;

  public ServingPlot {
    points =
        points.stream().filter(p -> p.users > 0 && canBe(p.throughput) && canBe(p.speed)).toList();
  }

  private static boolean canBe(double rate) {
    return rate >= SLOWEST && rate <= FASTEST;
  }
}
