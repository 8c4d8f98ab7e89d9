package dev.yourbrief.crossover.probe;

/**
 * A rung to measure.
 *
 * @param kind what it is for
 * @param concurrency requests under way at once
 * @param lengths how long they are
 */
public record RungPlan(Rung.Kind kind, int concurrency, Lengths lengths) {}
