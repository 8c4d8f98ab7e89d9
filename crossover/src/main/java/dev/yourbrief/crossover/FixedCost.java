package dev.yourbrief.crossover;

import dev.yourbrief.figure.Estimate;

/**
 * A cost that does not grow with the volume.
 *
 * @param name what it is for
 * @param amount how much: USD a month, or USD once
 */
public record FixedCost(String name, Estimate amount) {}
