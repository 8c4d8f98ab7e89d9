package dev.yourbrief.trial.format;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One answer of a system to an item. What is empty is not known.
 *
 * @param score what it was worth
 * @param answer its text
 * @param latencySeconds how long it took; not known of an answer from a cache
 * @param costUsd what it cost, in USD; never 0 for want of a price
 * @param tokens what it used
 */
public record Attempt(
    Score score,
    Optional<String> answer,
    OptionalDouble latencySeconds,
    Optional<BigDecimal> costUsd,
    Optional<Tokens> tokens) {}
