package dev.yourbrief.crossover;

/**
 * What it would be worth to know one input before choosing.
 *
 * @param input the input's name
 * @param usdPerMonth the most one should pay for knowing it, USD a month of the choice's life
 */
public record Worth(String input, double usdPerMonth) {}
