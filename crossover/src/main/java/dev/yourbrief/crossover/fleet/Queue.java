package dev.yourbrief.crossover.fleet;

import org.hipparchus.util.FastMath;

/**
 * How long requests wait when several servers share one line. A server is a slot: one of the
 * requests a copy of a model works on side by side.
 *
 * <p>Exact for arrivals at random and exponential service ({@code M/M/c}); for other spreads an
 * approximation by the squared coefficients of variation, which is within a few percent where
 * queues matter.
 *
 * @see <a href="https://doi.org/10.1002/net.3230060210">Cooper, Introduction to Queueing Theory,
 *     for Erlang's C formula</a>
 * @see <a href="https://doi.org/10.15807/jorsj.29.54">Kimura, A two-moment approximation for the
 *     mean waiting time in the GI/G/s queue, 1986</a>
 */
public final class Queue {

  private Queue() {}

  /**
   * Erlang's C: the share of requests that have to wait.
   *
   * @param servers how many there are, at least 1
   * @param offered work that arrives, in servers kept busy (arrivals a second × seconds of service)
   * @return 1 when the work is as much as the servers can do, or more
   */
  public static double shareWaiting(int servers, double offered) {
    if (servers < 1 || !(offered >= 0)) {
      throw new IllegalArgumentException(
          "a queue has servers and work, not " + servers + " and " + offered);
    }
    if (offered >= servers) {
      return 1;
    }
    if (offered == 0) {
      return 0;
    }
    // Erlang's B upside down: its recursion grows and never loses digits.
    double inverse = 1;
    for (int n = 1; n <= servers && Double.isFinite(inverse); n++) {
      inverse = 1 + inverse * n / offered;
    }
    double blocked = 1 / inverse;
    return blocked / (1 - offered / servers * (1 - blocked));
  }

  /**
   * The wait that only a given share of requests exceeds, in the unit of time of the rates; 0 if
   * fewer wait at all, infinite if the work is more than the servers can do.
   *
   * @param servers how many there are
   * @param arrivals requests that arrive a unit of time
   * @param perServer requests a server finishes a unit of time
   * @param variability the squared coefficients of variation of service and of the gaps between
   *     arrivals, added: 2 for {@code M/M/c}, {@code 1 + cv²} for {@code M/G/c}
   * @param exceeding the share that may wait longer: .01 for the 99th percentile
   */
  public static double wait(
      int servers, double arrivals, double perServer, double variability, double exceeding) {
    double spare = servers * perServer - arrivals;
    if (!(spare > 0)) {
      return Double.POSITIVE_INFINITY;
    }
    double waiting = shareWaiting(servers, arrivals / perServer);
    return waiting <= exceeding ? 0 : FastMath.log(waiting / exceeding) * variability / (2 * spare);
  }
}
