package dev.yourbrief.crossover.economics;

/**
 * The middle four fifths of a cost, USD a month.
 *
 * @param p10 one draw in ten is below
 * @param p50 half of the draws are below
 * @param p90 nine draws in ten are below
 */
public record Band(double p10, double p50, double p90) {}
