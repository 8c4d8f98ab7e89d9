package dev.yourbrief.gateway.route;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One request's way along the targets of its route. Begun by {@link Router#begin}; not for use by
 * two threads at once.
 *
 * <p>Every target that it gives must be answered for, by one of {@link #succeeded}, {@link #failed}
 * and {@link #left}, before {@link #next} is asked.
 */
public final class Walk {

  /** Asked to wait longer, a request that could go nowhere else fails instead. */
  private static final Duration MOST_DELAY = Duration.ofSeconds(10);

  private static final Duration FIRST_DELAY = Duration.ofMillis(250);

  /** A target and what is known of it. */
  record Stop(Target target, Breaker breaker) {}

  private final Route route;
  private final List<Stop> order;
  private final List<Stop> untried;
  private final double jitter;
  private final Instant begun;
  private int attempts;
  private Duration delay = Duration.ZERO;

  Walk(Route route, List<Stop> order, double jitter, Instant begun) {
    this.route = route;
    this.order = List.copyOf(order);
    this.untried = new ArrayList<>(order);
    this.jitter = jitter;
    this.begun = begun;
  }

  /** The first target; empty when the route has none that is in use. Asked once. */
  public Optional<Target> first() {
    return untriedOne(begun);
  }

  /**
   * The target to try after the last one failed; empty when the failure is the answer.
   *
   * @param maybeAccepted whether the provider may have taken the request: it was sent whole, and
   *     then came a timeout or the connection broke
   */
  public Optional<Target> next(Fault fault, boolean maybeAccepted, Instant now) {
    delay = Duration.ZERO;
    if (attempts >= route.attempts()
        || !route.fallbackOn().contains(fault)
        || (maybeAccepted && !route.resend())) {
      return Optional.empty();
    }
    return order.size() == 1 ? sameAgain(fault, now) : untriedOne(now);
  }

  /**
   * How long to wait before the target that was just given is asked; zero unless it is the only one
   * and asked again.
   */
  public Duration delay() {
    return delay;
  }

  /** How many targets were given. */
  public int attempts() {
    return attempts;
  }

  /** The target answered. */
  public void succeeded(Target target, Instant now) {
    breaker(target).succeeded(now);
  }

  /**
   * The target failed.
   *
   * @param retryAfter how long it asks to be left alone, if it does
   */
  public void failed(Target target, Fault fault, Optional<Duration> retryAfter, Instant now) {
    breaker(target).failed(fault, retryAfter, route.rest(), now);
  }

  /** The call was stopped from this side, so that nothing was learned about the target. */
  public void left(Target target) {
    breaker(target).left();
  }

  private Breaker breaker(Target target) {
    return order.stream()
        .filter(stop -> stop.target().equals(target))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(target.name() + " is not on this route"))
        .breaker();
  }

  /** The first that is not rested; if all are, the one whose rest ends first. */
  private Optional<Target> untriedOne(Instant now) {
    for (Stop stop : untried) {
      if (stop.breaker().take(now)) {
        return give(stop);
      }
    }
    Optional<Stop> soonest = Optional.empty();
    for (Stop stop : untried) {
      if (soonest.isEmpty()
          || stop.breaker().restEnd(now).isBefore(soonest.get().breaker().restEnd(now))) {
        soonest = Optional.of(stop);
      }
    }
    return soonest.flatMap(this::give);
  }

  private Optional<Target> give(Stop stop) {
    attempts++;
    untried.remove(stop);
    return Optional.of(stop.target());
  }

  /** Only what was surely not done may be asked of the same target again. */
  private Optional<Target> sameAgain(Fault fault, Instant now) {
    boolean again =
        switch (fault) {
          case CONNECT, RESET, RATE_LIMIT, OVERLOADED -> true;
          case TIMEOUT, SERVER, KEY, CONTEXT_LENGTH, CONTENT_FILTER, REJECTED -> false;
        };
    Stop only = order.getFirst();
    Duration wait = Duration.between(now, only.breaker().pauseEnd(now));
    if (!again || wait.compareTo(MOST_DELAY) > 0) {
      return Optional.empty();
    }
    // From half to the whole, so that those that failed together do not come back together.
    Duration own = FIRST_DELAY.multipliedBy(1L << Math.min(5, attempts - 1));
    Duration drawn = Duration.ofNanos((long) (own.toNanos() * (0.5 + jitter / 2)));
    delay = wait.compareTo(drawn) > 0 ? wait : drawn;
    only.breaker().take(now);
    attempts++;
    return Optional.of(only.target());
  }
}
