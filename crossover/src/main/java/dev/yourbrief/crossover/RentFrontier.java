package dev.yourbrief.crossover;

import dev.yourbrief.figure.Estimate;

/**
 * The option to keep renting a frontier model.
 *
 * @param name what to call it
 * @param usdPerMonth the bill's run-rate at today's scale, USD a month; it grows in proportion
 */
public record RentFrontier(String name, Estimate usdPerMonth) {}
