package dev.yourbrief.playbook.prices;

import dev.yourbrief.bill.PriceDay;
import dev.yourbrief.bill.TokenKind;
import dev.yourbrief.crossover.Catalogue;
import dev.yourbrief.crossover.ModelPrice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * A day's price, and the list price of that very day.
 *
 * @param day what was paid
 * @param list the list price that counts on the day, in the bill's tier
 */
record PricedDay(PriceDay day, Optional<ModelPrice> list) {

  private static final MathContext DIGITS = MathContext.DECIMAL64;

  /** A line of a bill may be rounded to the cent: what it cost is within half a cent. */
  private static final BigDecimal HALF_CENT = new BigDecimal("0.005");

  static PricedDay of(PriceDay day, Catalogue catalogue) {
    return new PricedDay(day, listed(day, listTier(day.tier()), catalogue));
  }

  static Optional<ModelPrice> listed(PriceDay day, String tier, Catalogue catalogue) {
    return catalogue.priceOf(day.provider(), day.model(), listKind(day.kind()), tier, day.day());
  }

  /** A bill that names no tier is held against the standard one, and the finding says so. */
  static String listTier(String tier) {
    return tier.isEmpty() || tier.equals("unknown") ? ModelPrice.STANDARD : tier;
  }

  /** Cache writes of no known duration are held against the shorter, which is the usual one. */
  static String listKind(TokenKind kind) {
    return kind == TokenKind.CACHE_WRITE ? TokenKind.CACHE_WRITE_5M.key() : kind.key();
  }

  Optional<BigDecimal> listUsd() {
    return list.flatMap(price -> price.usdPerMtok(listKind(day.kind())));
  }

  /** What the day would have cost at a price of a million tokens. */
  BigDecimal costAt(BigDecimal perMtok) {
    return day.tokens().multiply(perMtok).scaleByPowerOfTen(-6);
  }

  BigDecimal tolerance() {
    return HALF_CENT.multiply(BigDecimal.valueOf(day.rows()));
  }

  /** Between which prices of a million tokens the true one lies. */
  Span price() {
    return Span.around(day.cost(), tolerance(), day.tokens().scaleByPowerOfTen(-6), DIGITS);
  }

  /** Between which parts of the list price the true one lies. */
  Optional<Span> ratio() {
    return listUsd()
        .filter(usd -> usd.signum() > 0)
        .map(usd -> Span.around(day.cost(), tolerance(), costAt(usd), DIGITS));
  }
}
