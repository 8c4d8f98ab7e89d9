package dev.yourbrief.crossover.capacity;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is asked of a replica. Without speed, first token or concurrency: its greatest throughput.
 *
 * @param inputTokens tokens of a prompt
 * @param outputTokens tokens of an answer
 * @param speedPerUser output tokens a second every user gets at least
 * @param ttftSeconds seconds until the first token, at most, on average
 * @param concurrency requests at once, if it is given rather than chosen
 * @param prefixCacheHit share of the prompt that is found in the cache, 0 to 1
 * @param practice how it is run; empty for what goes with the rest
 */
public record Workload(
    double inputTokens,
    double outputTokens,
    OptionalDouble speedPerUser,
    OptionalDouble ttftSeconds,
    OptionalDouble concurrency,
    double prefixCacheHit,
    Optional<Practice> practice) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one cannot be
   */
  public Workload {
    check(inputTokens >= 1 && inputTokens <= 1e8, "input tokens are 1 to 100 million");
    check(outputTokens >= 1 && outputTokens <= 1e8, "output tokens are 1 to 100 million");
    check(above0(speedPerUser), "a speed is above 0");
    check(above0(ttftSeconds), "a time to the first token is above 0");
    check(concurrency.isEmpty() || concurrency.getAsDouble() >= 1, "a concurrency is 1 or more");
    check(prefixCacheHit >= 0 && prefixCacheHit <= 1, "a share of cache hits is 0 to 1");
  }

  /** The greatest throughput at these lengths. */
  public static Workload of(double inputTokens, double outputTokens) {
    return new Workload(
        inputTokens,
        outputTokens,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        0,
        Optional.empty());
  }

  /** Every user gets at least so many tokens a second. */
  public Workload atSpeed(double tokensPerSecond) {
    return new Workload(
        inputTokens,
        outputTokens,
        OptionalDouble.of(tokensPerSecond),
        ttftSeconds,
        concurrency,
        prefixCacheHit,
        practice);
  }

  /** The first token comes within so many seconds, on average. */
  public Workload firstTokenWithin(double seconds) {
    return new Workload(
        inputTokens,
        outputTokens,
        speedPerUser,
        OptionalDouble.of(seconds),
        concurrency,
        prefixCacheHit,
        practice);
  }

  /** So many requests at once in a replica. */
  public Workload atConcurrency(double requests) {
    return new Workload(
        inputTokens,
        outputTokens,
        speedPerUser,
        ttftSeconds,
        OptionalDouble.of(requests),
        prefixCacheHit,
        practice);
  }

  /** A share of the prompt is found in the cache. */
  public Workload withCacheHit(double share) {
    return new Workload(
        inputTokens, outputTokens, speedPerUser, ttftSeconds, concurrency, share, practice);
  }

  /** Run in this way. */
  public Workload as(Practice how) {
    return new Workload(
        inputTokens,
        outputTokens,
        speedPerUser,
        ttftSeconds,
        concurrency,
        prefixCacheHit,
        Optional.of(how));
  }

  boolean isLimited() {
    return speedPerUser.isPresent() || ttftSeconds.isPresent() || concurrency.isPresent();
  }

  Practice run() {
    return practice.orElse(isLimited() ? Practice.SERVED : Practice.OFFLINE);
  }

  private static boolean above0(OptionalDouble value) {
    return value.isEmpty() || value.getAsDouble() > 0;
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
