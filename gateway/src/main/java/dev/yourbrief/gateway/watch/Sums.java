package dev.yourbrief.gateway.watch;

import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * What happened in a span of time.
 *
 * @param calls that ended in it
 * @param errors of these, those whose client got an error or a broken stream
 * @param inputTokens of every kind
 * @param usd what is known to have been spent
 * @param unpriced requests whose cost nobody knows; they are in no sum of USD
 * @param p50 milliseconds until the last byte that half of the calls did not exceed
 * @param p99 the same for 99 of 100
 * @param firstP50 milliseconds until the first byte
 * @param same of copies for a candidate, the answers that were the same as the first's
 * @param compared of copies, those whose answers could be compared
 */
public record Sums(
    long calls,
    long errors,
    long inputTokens,
    long outputTokens,
    BigDecimal usd,
    long unpriced,
    OptionalLong p50,
    OptionalLong p99,
    OptionalLong firstP50,
    OptionalLong firstP99,
    long same,
    long compared) {}
