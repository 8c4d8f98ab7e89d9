package dev.yourbrief.gateway.key;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a key has spent in the period that runs.
 *
 * @param spent USD of settled requests
 * @param reserved USD set aside for requests under way
 * @param unpriced settled requests whose price nobody knew; they are in no sum
 * @param start when the period began, in UTC; empty for one that never begins anew
 * @param end when the next one begins; empty for never
 */
public record Spent(
    BigDecimal spent,
    BigDecimal reserved,
    long unpriced,
    Optional<Instant> start,
    Optional<Instant> end) {}
