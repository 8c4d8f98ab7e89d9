package dev.yourbrief.crossover;

import dev.yourbrief.figure.Estimate;

/**
 * The option to rent an open model, paid by the token.
 *
 * @param name what to call it
 * @param usdPerMtokInput the price of input, USD per million tokens of every kind together
 * @param usdPerMtokOutput the price of output, USD per million tokens
 * @param fixedPerMonth what it costs besides tokens (evaluation, tuning), USD a month
 */
public record RentOpen(
    String name, Estimate usdPerMtokInput, Estimate usdPerMtokOutput, Estimate fixedPerMonth) {}
