package dev.yourbrief.playbook.language;

import dev.yourbrief.figure.Unit;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * From one unit to another of the same kind: times a factor, or, where that is the whole number of
 * the two, divided by its inverse, so that 80 % is exactly 0.8 and a third of a quarter a month.
 *
 * @param factor what to multiply or divide by
 * @param divides whether to divide
 */
record Conversion(BigDecimal factor, boolean divides) {

  /** Rates such as a dollar a month have rounded scales; without their last digits ratios are 3. */
  private static final MathContext TRUSTED = new MathContext(30);

  static Conversion between(Unit from, Unit to) {
    BigDecimal factor = from.factorTo(to).round(TRUSTED);
    BigDecimal inverse = to.factorTo(from).round(TRUSTED);
    boolean divides = !isWhole(factor) && isWhole(inverse);
    return new Conversion(divides ? inverse : factor, divides);
  }

  boolean isNone() {
    return factor.compareTo(BigDecimal.ONE) == 0;
  }

  BigDecimal apply(BigDecimal value) {
    return divides ? value.divide(factor, Exact.CONTEXT) : value.multiply(factor, Exact.CONTEXT);
  }

  /** The number in the other unit; a literal at once. */
  NumberNode apply(NumberNode number) {
    if (isNone()) {
      return number;
    }
    return number instanceof NumberNode.Literal(BigDecimal value)
        ? new NumberNode.Literal(apply(value))
        : new NumberNode.Converted(number, this);
  }

  static boolean isWhole(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0;
  }
}
