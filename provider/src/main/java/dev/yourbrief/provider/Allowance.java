package dev.yourbrief.provider;

/**
 * An amount that may be used each minute, given out evenly: what is used must have come in before,
 * but for the first. A use larger than what has come in makes the next wait longer, so that nothing
 * is too large ever to pass.
 *
 * <p>This is the generic cell rate algorithm (ITU-T I.371) without a burst: in no minute is more
 * used than allowed, beyond the last use in it and a twentieth of a second's worth.
 */
final class Allowance {

  private static final double NANOS_PER_MINUTE = 60e9;

  /** A thread wakes a little late; this much of it is made good. */
  private static final double LATENESS = 50e6;

  private final double nanosEach;
  private double nextAt;

  Allowance(long perMinute, long now) {
    this.nanosEach = NANOS_PER_MINUTE / perMinute;
    this.nextAt = now;
  }

  /** How long until something may be used; 0 for now. */
  long waitNanos(long now) {
    return (long) Math.ceil(Math.max(0, nextAt - now));
  }

  void use(long now, long amount) {
    nextAt = Math.max(nextAt, now - LATENESS) + amount * nanosEach;
  }

  /** More (or, below 0, less) was used than had been said. */
  void correct(long amount) {
    nextAt += amount * nanosEach;
  }
}
