package dev.yourbrief.playbook.prices;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Days added up.
 *
 * @param tokens their tokens
 * @param cost what they cost
 * @param rows how many lines they rest on
 * @param listCost what they would have cost, each day at its own list price; empty when the list
 *     price of a day is not known
 * @param tolerance how far rounding to the cent may have moved the cost
 */
record Tally(
    BigDecimal tokens,
    BigDecimal cost,
    long rows,
    Optional<BigDecimal> listCost,
    BigDecimal tolerance) {

  private static final MathContext DIGITS = MathContext.DECIMAL64;

  static Tally of(List<PricedDay> days) {
    BigDecimal tokens = BigDecimal.ZERO;
    BigDecimal cost = BigDecimal.ZERO;
    BigDecimal listCost = BigDecimal.ZERO;
    BigDecimal tolerance = BigDecimal.ZERO;
    boolean known = true;
    long rows = 0;
    for (PricedDay day : days) {
      tokens = tokens.add(day.day().tokens());
      cost = cost.add(day.day().cost());
      rows += day.day().rows();
      tolerance = tolerance.add(day.tolerance());
      Optional<BigDecimal> usd = day.listUsd();
      known &= usd.isPresent();
      listCost = listCost.add(usd.map(day::costAt).orElse(BigDecimal.ZERO));
    }
    return new Tally(
        tokens, cost, rows, known ? Optional.of(listCost) : Optional.empty(), tolerance);
  }

  BigDecimal paid() {
    return perMtok(cost);
  }

  Optional<BigDecimal> list() {
    return listCost.map(this::perMtok);
  }

  private BigDecimal perMtok(BigDecimal amount) {
    return amount.scaleByPowerOfTen(6).divide(tokens, DIGITS);
  }

  Optional<BigDecimal> ratio() {
    return listCost.filter(c -> c.signum() > 0).map(c -> cost.divide(c, DIGITS));
  }

  /** Between which parts of another cost of the same days this one lies. */
  Span of(BigDecimal other) {
    return Span.around(cost, tolerance, other, DIGITS);
  }
}
