package dev.yourbrief.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What {@link Pace} knows, without threads and without a clock. Times are nanoseconds of any
 * origin.
 */
final class PaceState {

  /** Only a call's end can help. */
  static final long UNTIL_A_CALL_ENDS = Long.MAX_VALUE;

  private final Pace.Bounds bounds;
  private final Optional<Allowance> requests;
  private final Optional<Allowance> tokens;
  private double limit;
  private boolean hasSlowed;
  private int open;
  private long notBefore;
  private long started;
  private long slowedAfter;

  PaceState(Pace.Bounds bounds, long now) {
    this.bounds = bounds;
    this.limit = bounds.startCalls();
    this.notBefore = now;
    this.requests = allowance(bounds.requestsPerMinute(), now);
    this.tokens = allowance(bounds.tokensPerMinute(), now);
  }

  private static Optional<Allowance> allowance(OptionalLong perMinute, long now) {
    return perMinute.isPresent()
        ? Optional.of(new Allowance(perMinute.getAsLong(), now))
        : Optional.empty();
  }

  /** 0 if a call may start now; else the nanoseconds to wait before asking again. */
  long waitNanos(long now) {
    if (open >= limit()) {
      return UNTIL_A_CALL_ENDS;
    }
    long wait = Math.max(0, notBefore - now);
    wait = Math.max(wait, requests.map(a -> a.waitNanos(now)).orElse(0L));
    return Math.max(wait, tokens.map(a -> a.waitNanos(now)).orElse(0L));
  }

  /** A call starts. Returns its number, from 1. */
  long start(long now, long expectedTokens) {
    open++;
    requests.ifPresent(a -> a.use(now, 1));
    tokens.ifPresent(a -> a.use(now, expectedTokens));
    return ++started;
  }

  /**
   * A call ends.
   *
   * @param moreTokens how many tokens more it took than expected; below 0 for fewer
   */
  void end(long moreTokens) {
    open--;
    tokens.ifPresent(a -> a.correct(moreTokens));
  }

  /** A call went well: one more at a time, for each such call at first, later for each round. */
  void quicken() {
    // Unless calls wait for each other nothing is learned from one that went well.
    if (open + 1 >= limit()) {
      limit = Math.min(bounds.mostCalls(), limit + (hasSlowed ? 1 / limit : 1));
    }
  }

  /**
   * The provider had too much: half as many. Calls that had started before then say nothing new.
   */
  void slow(long call) {
    hasSlowed = true;
    if (call > slowedAfter) {
      slowedAfter = started;
      limit = Math.max(1, Math.floor(limit / 2));
    }
  }

  void pause(long now, Duration wait) {
    notBefore = Math.max(notBefore, now + wait.toNanos());
  }

  int limit() {
    return (int) limit;
  }

  int open() {
    return open;
  }
}
