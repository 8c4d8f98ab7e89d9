package dev.yourbrief.crossover;

import dev.yourbrief.figure.Estimate;

/**
 * What has to be served at today's scale (1x).
 *
 * @param inputMtokPerMonth input tokens of every kind together, millions a month: uncached, read
 *     from a cache and written to one. A rented option prices them apart; a GPU of one's own has to
 *     take them all
 * @param outputMtokPerMonth output tokens, reasoning included, millions a month
 * @param peakToMean the busiest minute's load over the mean load; draws below 1 count as 1
 */
public record Demand(
    Estimate inputMtokPerMonth, Estimate outputMtokPerMonth, Estimate peakToMean) {}
