package dev.yourbrief.bill;

import dev.yourbrief.figure.Estimate;

/**
 * What a month costs if usage grows and prices stay.
 *
 * @param scale how many times today's usage
 * @param perMonth the bill's currency a month
 */
public record Projection(int scale, Estimate perMonth) {}
