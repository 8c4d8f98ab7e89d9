package dev.yourbrief.bill.traffic;

import java.util.Optional;

/**
 * How far the busiest stretches of time stand above the mean one.
 *
 * @param grain how long a stretch is
 * @param busiest the busiest stretch over the mean one, for each kind of load its own
 * @param p99 the stretch that one in a hundred exceeds over the mean one; of minutes only
 */
public record Peak(Grain grain, Load busiest, Optional<Load> p99) {

  /** How long a stretch of time is. */
  public enum Grain {
    MINUTE,
    HOUR,
    DAY
  }
}
