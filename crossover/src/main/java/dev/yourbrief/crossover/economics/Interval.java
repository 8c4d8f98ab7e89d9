package dev.yourbrief.crossover.economics;

/**
 * An open interval of volumes.
 *
 * @param from its lower end, not in it
 * @param to its upper end, not in it; may be infinite
 */
public record Interval(double from, double to) {}
