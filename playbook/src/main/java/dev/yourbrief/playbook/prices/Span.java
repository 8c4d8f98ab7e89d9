package dev.yourbrief.playbook.prices;

import java.math.BigDecimal;
import java.math.MathContext;

/** From a lowest to a highest amount. */
record Span(BigDecimal low, BigDecimal high) {

  /** Bills add small things to a price (taxes inside it, a few tokens of another kind). */
  private static final BigDecimal SLACK = new BigDecimal("0.005");

  /** The amount over a base, give or take a tolerance. */
  static Span around(BigDecimal amount, BigDecimal tolerance, BigDecimal base, MathContext digits) {
    BigDecimal slack = amount.abs().multiply(SLACK).add(tolerance);
    return new Span(
        amount.subtract(slack).divide(base, digits), amount.add(slack).divide(base, digits));
  }

  boolean holds(BigDecimal amount) {
    return low.compareTo(amount) <= 0 && high.compareTo(amount) >= 0;
  }

  boolean meets(Span other) {
    return low.compareTo(other.high) <= 0 && other.low.compareTo(high) <= 0;
  }

  Span common(Span other) {
    return new Span(low.max(other.low), high.min(other.high));
  }
}
