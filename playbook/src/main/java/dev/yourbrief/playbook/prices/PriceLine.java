package dev.yourbrief.playbook.prices;

import dev.yourbrief.bill.TokenKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A price paid over all the bill's days, beside the list price of the same days.
 *
 * @param provider who sold it
 * @param model the model
 * @param kind what the tokens were billed as
 * @param tier the service tier
 * @param tokens the tokens it rests on
 * @param cost what they cost, in the bill's currency
 * @param perMtok the price paid for a million tokens
 * @param rows how many cost lines it rests on
 * @param list the list price of a million tokens of this tier, US dollars, each day's tokens at
 *     that day's price; empty when it is not known
 * @param listAsOf the day on which the list price was last said to be true
 * @param ratio paid over list, on the days whose list price is known
 */
public record PriceLine(
    String provider,
    String model,
    TokenKind kind,
    String tier,
    BigDecimal tokens,
    BigDecimal cost,
    BigDecimal perMtok,
    long rows,
    Optional<BigDecimal> list,
    Optional<LocalDate> listAsOf,
    Optional<BigDecimal> ratio) {}
