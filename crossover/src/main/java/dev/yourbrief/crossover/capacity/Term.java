package dev.yourbrief.crossover.capacity;

/**
 * One step of the arithmetic, so that a number can be opened.
 *
 * @param name what it is
 * @param formula how it is reached, in words
 * @param value the number
 * @param unit its unit
 */
public record Term(String name, String formula, double value, String unit) {}
