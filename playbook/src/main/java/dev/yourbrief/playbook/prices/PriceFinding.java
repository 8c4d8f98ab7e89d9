package dev.yourbrief.playbook.prices;

import dev.yourbrief.bill.TokenKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a bill's price tells beside the list's.
 *
 * @param what which kind of finding it is
 * @param provider who sold it
 * @param model the model
 * @param kind what the tokens were billed as
 * @param tier the service tier
 * @param from the first day it is about
 * @param to the last day it is about
 * @param tokens the tokens of these days
 * @param cost what they cost, in the bill's currency
 * @param paid the price paid for a million tokens
 * @param list the list price of a million tokens, US dollars, each day at its own; empty when it is
 *     not known
 * @param ratio paid over list; empty when the list price is not known
 * @param words the finding, in a sentence without a full stop
 */
public record PriceFinding(
    What what,
    String provider,
    String model,
    TokenKind kind,
    String tier,
    LocalDate from,
    LocalDate to,
    BigDecimal tokens,
    BigDecimal cost,
    BigDecimal paid,
    Optional<BigDecimal> list,
    Optional<BigDecimal> ratio,
    String words) {

  /** Kinds of findings. */
  public enum What {
    /** Each day's price is that day's list price. */
    AS_LISTED,
    /** The same part below the list price every day. */
    DISCOUNT,
    /** The same part above the list price every day. */
    SURCHARGE,
    /** The price of another service tier. */
    OTHER_TIER,
    /** A power of ten away: a wrong unit, in the bill or in the list. */
    UNIT_ERROR,
    /** The price paid changed on a day. */
    CHANGED,
    /** Neither the list price nor a steady part of it. */
    VARIES,
    /** The catalogue knows no price. */
    NO_PRICE,
    /** Sources of the list price contradict each other. */
    SOURCES_DISAGREE,
    /** The bill is not in dollars, and lists are. */
    OTHER_CURRENCY
  }
}
