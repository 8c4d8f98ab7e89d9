package dev.yourbrief.crossover.economics;

/**
 * The smallest change of one input that makes another option the cheapest over the horizon, every
 * other input at its middle.
 *
 * @param input the input's id
 * @param label what it is
 * @param now its value in the middle
 * @param at the value nearest to it at which the choice turns
 * @param to the id of the option that is then the cheapest
 * @param isLikely whether the value lies within the input's own 90 % interval
 */
public record Flip(String input, String label, double now, double at, String to, boolean isLikely) {

  /** How far it is, as a factor of at least 1. */
  public double factor() {
    return at == 0 || now == 0 ? Double.POSITIVE_INFINITY : Math.max(at / now, now / at);
  }
}
