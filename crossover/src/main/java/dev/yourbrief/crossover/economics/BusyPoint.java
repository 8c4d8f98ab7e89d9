package dev.yourbrief.crossover.economics;

/**
 * What a million tokens costs when one's own capacity is this busy.
 *
 * @param scale the multiple of today's volume
 * @param utilisation how busy the capacity is on average, the middle draw, 0 to 1
 * @param own USD a million tokens, everything the option takes included
 * @param baseline the same of the baseline, the middle draw
 */
public record BusyPoint(double scale, double utilisation, Band own, double baseline) {}
