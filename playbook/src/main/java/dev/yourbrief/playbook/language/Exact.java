package dev.yourbrief.playbook.language;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** Decimal arithmetic for numbers that are the same in every draw. */
final class Exact {

  /** 34 digits, half even: sums and products of money keep every digit. */
  static final MathContext CONTEXT = MathContext.DECIMAL128;

  /** As far as a draw can reach, so that a number can be the same in every draw or not. */
  private static final int MAX_EXPONENT = 307;

  private Exact() {}

  /** The number as a decimal; empty when it is none or infinite. */
  static Optional<BigDecimal> of(double value) {
    return Double.isFinite(value) ? Optional.of(BigDecimal.valueOf(value)) : Optional.empty();
  }

  /** Whether a draw could hold the number without overflow or loss of all its digits. */
  static boolean inRange(BigDecimal value) {
    return value.signum() == 0 || Math.abs(exponent(value)) <= MAX_EXPONENT;
  }

  static boolean isTooLarge(BigDecimal value) {
    return value.signum() != 0 && exponent(value) > MAX_EXPONENT;
  }

  private static long exponent(BigDecimal value) {
    return (long) value.precision() - value.scale();
  }
}
