package dev.yourbrief.bill;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A price the bill implies on one day: cost over tokens. Held against the price list of that day,
 * it shows discounts, a wrong tier, a wrong unit, or a price that changed.
 *
 * @param provider who sold it
 * @param model the model's one name
 * @param kind what the tokens were billed as
 * @param tier the service tier (see {@link Charge})
 * @param day the day
 * @param tokens the tokens it rests on
 * @param cost what they cost, in the bill's currency
 * @param perMtok cost of a million tokens, to 16 digits
 * @param rows how many cost lines it rests on
 */
public record PriceDay(
    String provider,
    String model,
    TokenKind kind,
    String tier,
    LocalDate day,
    BigDecimal tokens,
    BigDecimal cost,
    BigDecimal perMtok,
    long rows) {}
