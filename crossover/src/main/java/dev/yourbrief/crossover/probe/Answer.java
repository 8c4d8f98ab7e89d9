package dev.yourbrief.crossover.probe;

import java.util.Optional;

/**
 * What a measurement says to a cost model.
 *
 * @param askedSpeed output tokens a second that each user was to get at least
 * @param best the rung with the most throughput at which half of the users get that; empty if none
 * @param costAsked whether the number of GPUs was given
 * @param cost GPU time of a token; empty without a number of GPUs, or where it cannot be told
 * @param costNote why there is no cost that was asked for; empty if there is
 */
public record Answer(
    double askedSpeed,
    Optional<Rung> best,
    boolean costAsked,
    Optional<TokenCost> cost,
    String costNote) {}
