package dev.yourbrief.bill;

import java.math.BigDecimal;

/**
 * A price the bill itself implies: cost over tokens in the window. Better evidence than any price
 * list, and it has every discount in it.
 *
 * @param provider who sold it
 * @param model the model's one name
 * @param kind what the tokens were billed as
 * @param tier the service tier (see {@link Charge})
 * @param tokens the tokens it rests on
 * @param cost what they cost, in the bill's currency
 * @param perMtok cost of a million tokens, to 16 digits
 * @param rows how many cost lines it rests on
 */
public record UnitPrice(
    String provider,
    String model,
    TokenKind kind,
    String tier,
    BigDecimal tokens,
    BigDecimal cost,
    BigDecimal perMtok,
    long rows) {}
