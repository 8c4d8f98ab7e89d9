package dev.yourbrief.crossover.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured with so many requests under way at once. Rates are over the window in which
 * every one of them was busy; times are seconds.
 *
 * @param kind what the rung is for
 * @param concurrency requests under way at once
 * @param ok answers that came whole, the warm-up's not counted
 * @param failed requests that failed
 * @param cut requests that were stopped because the time was over
 * @param failures failed requests by reason
 * @param example what the server said of one of them; may be empty
 * @param windowSeconds the length of the window
 * @param outputTokensPerSecond tokens written, by all together
 * @param inputTokensPerSecond tokens read, by all together
 * @param requestsPerSecond answers that came whole in the window
 * @param error half the 90 % interval of the output rate, as a share of it; 0 where it is not known
 * @param inputTokens the mean length of a prompt, as counted
 * @param outputTokens the mean length of an answer, as counted
 * @param cachedShare the share of the prompts that the server's prefix cache held
 * @param estimated whether lengths are counted by pieces, as the server gives no counts
 * @param timeToFirstToken from the first byte sent to the first piece of the answer
 * @param timePerOutputToken from there to the last piece, by token
 * @param endToEnd from the first byte sent to the end
 * @param speedPerUser output tokens a second that half of the users get at least; 0 without answers
 * @param notes what to bear in mind
 */
public record Rung(
    Kind kind,
    int concurrency,
    int ok,
    int failed,
    int cut,
    Map<String, Integer> failures,
    String example,
    double windowSeconds,
    double outputTokensPerSecond,
    double inputTokensPerSecond,
    double requestsPerSecond,
    double error,
    double inputTokens,
    double outputTokens,
    double cachedShare,
    boolean estimated,
    Optional<Percentiles> timeToFirstToken,
    Optional<Percentiles> timePerOutputToken,
    Optional<Percentiles> endToEnd,
    double speedPerUser,
    List<String> notes) {

  /** What a rung is for. */
  public enum Kind {
    /** To find out how throughput and speed change with the number of users. */
    LADDER,
    /** Between two others, to find the best number more closely. */
    BETWEEN,
    /** With short answers, to tell the cost of reading from that of writing. */
    SHORT_ANSWERS
  }

  /**
   * Percentiles of a time, in seconds, between neighbours on a straight line.
   *
   * @param count how many times they are of
   */
  public record Percentiles(int count, double p50, double p95, double p99) {}

  /** Whether more than one in ten requests failed. */
  public boolean isFailing() {
    return failed > 0 && failed * 10 > ok + failed;
  }

  /** Whether it tells how fast the server is. */
  public boolean isMeasured() {
    return outputTokensPerSecond > 0 && speedPerUser > 0;
  }
}
