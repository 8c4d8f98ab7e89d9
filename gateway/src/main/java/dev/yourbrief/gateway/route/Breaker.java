package dev.yourbrief.gateway.route;

import dev.yourbrief.gateway.route.Route.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of a target that fails. Closed, all requests go through; so many faults in a
 * row open it; after a pause one request is let through to try, and what becomes of it closes or
 * opens it again. Besides, a target may ask to be left alone for a while. Safe for many threads.
 */
final class Breaker {

  /** A provider that asks for longer is asked again after this; it may have been wrong. */
  static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private int faults;
  private Optional<Instant> openUntil = Optional.empty();
  private Optional<Instant> trialUntil = Optional.empty();
  private Duration pause = Duration.ZERO;
  private Instant pauseEnd = Instant.MIN;

  /** Whether a request may go through now. One that may must be answered for. */
  synchronized boolean take(Instant now) {
    if (now.isBefore(pauseEnd)) {
      return false;
    }
    if (openUntil.isEmpty()) {
      return true;
    }
    if (now.isBefore(openUntil.get()) || trialUntil.filter(now::isBefore).isPresent()) {
      return false;
    }
    // A trial that nobody answers for ends with its pause, or the target would rest for ever.
    trialUntil = Optional.of(now.plus(pause));
    return true;
  }

  /** When a request may go through again; not after {@code now} if it may already. */
  synchronized Instant restEnd(Instant now) {
    Instant end =
        openUntil.map(open -> trialUntil.filter(t -> t.isAfter(open)).orElse(open)).orElse(now);
    return end.isAfter(pauseEnd) ? end : pauseEnd;
  }

  /** Until when it asked to be left alone; {@code now} if it did not. */
  synchronized Instant pauseEnd(Instant now) {
    return now.isBefore(pauseEnd) ? pauseEnd : now;
  }

  synchronized void succeeded(Instant now) {
    faults = 0;
    openUntil = Optional.empty();
    trialUntil = Optional.empty();
    if (!now.isBefore(pauseEnd)) {
      pauseEnd = Instant.MIN;
    }
  }

  synchronized void failed(Fault fault, Optional<Duration> retryAfter, Rest rest, Instant now) {
    if (!fault.isTargets()) {
      // It answered, so it is alive.
      succeeded(now);
      return;
    }
    if (fault == Fault.RATE_LIMIT && retryAfter.isPresent()) {
      // It works and says when; that it is broken cannot be concluded.
      pause(retryAfter.get(), now);
      trialUntil = Optional.empty();
      return;
    }
    retryAfter.ifPresent(wait -> pause(wait, now));
    faults++;
    boolean wasTrial = trialUntil.isPresent();
    trialUntil = Optional.empty();
    // One that began before it opened says nothing new.
    if (wasTrial || (openUntil.isEmpty() && faults >= rest.failures())) {
      pause = rest.pause();
      openUntil = Optional.of(now.plus(pause));
    }
  }

  synchronized void left() {
    trialUntil = Optional.empty();
  }

  private void pause(Duration asked, Instant now) {
    Duration wait = asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    Instant end = now.plus(wait);
    pauseEnd = end.isAfter(pauseEnd) ? end : pauseEnd;
  }
}
